using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Reading on from a bookmark, and what lies in it.</summary>
public sealed partial class Person
{
    // The vault of this page opens what it sealed for this device; nobody else's does.
    private const string Read = """
        async () => {
          const [{ vault, session }, { openDb }] = await Promise.all([import('/port.js'), import('/device.js')]);
          const asked = (await openDb()).transaction('frames').objectStore('frames').get([session.personal, 'bookmark']);
          const mark = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
          if (!mark) return '';
          const { bytes } = await vault('localOpen', { name: 'read/' + session.personal, bytes: mark.read });
          return new TextDecoder().decode(bytes);
        }
        """;

    private const string Damage = """
        async () => {
          const [{ openDb }, { session }] = await Promise.all([import('/device.js'), import('/port.js')]);
          const store = (await openDb()).transaction('frames', 'readwrite').objectStore('frames');
          const asked = store.get([session.personal, 'bookmark']);
          await new Promise((resolve) => {
            asked.onsuccess = () => {
              asked.result.read[100] ^= 1;
              store.put(asked.result, [session.personal, 'bookmark']).onsuccess = () => resolve();
            };
          });
        }
        """;

    // What this page sends to its vault to seal as a bookmark is held back until it is let go, as if the page stood still just then.
    private const string HoldSealing = """
        (() => {
          const post = Worker.prototype.postMessage;
          const held = [];
          Worker.prototype.postMessage = function (message, ...rest) {
            const isBookmark = message.op === 'localSeal' && message.name.startsWith('read/');
            if (!isBookmark || window.letsBookmarksGo) return post.call(this, message, ...rest);
            held.push(() => post.call(this, message, ...rest));
          };
          window.holdsBookmarks = () => held.length > 0;
          const begin = IDBDatabase.prototype.transaction;
          IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
            const begun = begin.call(this, names, mode, ...rest);
            const writes = window.letsBookmarksGo && mode === 'readwrite' && [names].flat().includes('frames');
            for (const end of writes ? ['complete', 'abort'] : []) begun.addEventListener(end, () => { window.hasTriedABookmark = true; });
            return begun;
          };
          window.letBookmarksGo = () => { window.letsBookmarksGo = true; for (const go of held.splice(0)) go(); };
        })()
        """;

    /// <summary>From the next unlock on, this tab stands still whenever it is about to leave a bookmark.</summary>
    public Task HoldsBookmarksAsync() => Page.AddInitScriptAsync(HoldSealing);

    /// <summary>Waits until this tab stands still over a bookmark.</summary>
    public Task StandsStillOverABookmarkAsync() => UntilAsync("() => window.holdsBookmarks()");

    /// <summary>This tab goes on, with the bookmark as it was then, until it has tried to write it.</summary>
    public async Task LetsTheBookmarkGoAsync()
    {
        await Page.EvaluateAsync("() => window.letBookmarksGo()");
        await UntilAsync("() => window.hasTriedABookmark === true");
    }

    /// <summary>Waits until a bookmark lies in the private record, with these words in it.</summary>
    public Task HasABookmarkWithAsync(string words) => UntilAsync($"async (words) => (await ({Read})()).includes(words)", words);

    /// <summary>All that lies in the bookmark; empty if there is none.</summary>
    public Task<string> ReadsTheBookmarkAsync() => Page.EvaluateAsync<string>(Read);

    /// <summary>The disk damages the bookmark.</summary>
    public Task DamagesTheBookmarkAsync() => Page.EvaluateAsync(Damage);

    /// <summary>Erases the newest private page.</summary>
    public async Task ErasesTheNewestPageAsync()
    {
        var page = App.Locator("article").First;
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button).First.ClickAsync();
        await SeesAsync("Erased, with all its versions.");
        await HasSentEverythingAsync();
    }
}
