using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Looking at the invented example.</summary>
public sealed partial class Person
{
    private const string Kept = """
        async () => {
          const asked = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
          const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
          for (const { name } of await indexedDB.databases()) {
            const db = await asked(indexedDB.open(name));
            for (const store of db.objectStoreNames) kept.push(`${name} ${store} ${await asked(db.transaction(store).objectStore(store).count())}`);
            db.close();
          }
          for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
          return kept;
        }
        """;

    /// <summary>Opens the example with the one click that it takes.</summary>
    public async Task LooksAtTheExampleAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Look at an example" }).ClickAsync();
        await IsInTheExampleAsync();
    }

    /// <summary>Waits until the example is on screen.</summary>
    public async Task IsInTheExampleAsync()
    {
        await ArrivesAsync();
        await SeesAsync("This is an invented example. Nothing is kept or sent.");
    }

    /// <summary>Takes the seat of one of the two.</summary>
    public async Task TakesTheSeatOfAsync(string name)
    {
        await PressesAsync($"See it as {name}");
        await Page.Locator("[aria-pressed='true']", new() { HasText = name }).WaitForAsync();
    }

    /// <summary>Leaves the example by keyboard; a new document has its focus nowhere yet.</summary>
    public async Task TabsOutOfTheExampleAsync()
    {
        await TabsToAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Leave the example" }));
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>All that this browser keeps: settings, how many records each store has, files.</summary>
    public async Task<string> AllThatIsKeptAsync() => string.Join('\n', await Page.EvaluateAsync<string[]>(Kept));
}
