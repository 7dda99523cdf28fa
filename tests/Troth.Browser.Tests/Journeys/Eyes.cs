using System.Text;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Sees everything that leaves a browser or is left in it: request bodies and addresses, and what the browser keeps.</summary>
public sealed class Eyes
{
    private readonly List<(string Where, byte[] Bytes)> _seen = [];
    private readonly List<string> _complaints = [];

    /// <summary>Begins to watch a browser with all its tabs.</summary>
    public void Watch(IBrowserContext browser)
    {
        browser.Request += (_, request) =>
        {
            lock (_seen)
            {
                _seen.Add(($"address of a request", Encoding.UTF8.GetBytes(request.Url)));
                _seen.Add(($"body to {new Uri(request.Url).AbsolutePath}", request.PostDataBuffer ?? []));
            }
        };
        browser.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complain($"{message.Text} at {message.Location}");
            }
        };
        browser.WebError += (_, error) => Complain(error.Error);
        browser.RequestFailed += (_, request) =>
        {
            // What a page no longer waits for when it goes is not a failure.
            if (request.Failure != "net::ERR_ABORTED")
            {
                Complain($"{request.Failure} for {request.Url}");
            }
        };
    }

    /// <summary>What the browsers complained about: policy violations, exceptions, requests that failed.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>Bodies that were sent.</summary>
    public int Bodies => _seen.Count(seen => seen.Bytes.Length > 0 && seen.Where.StartsWith("body", StringComparison.Ordinal));

    /// <summary>Adds the content of a file.</summary>
    public void Add(string where, byte[] bytes) => _seen.Add((where, bytes));

    /// <summary>Adds all that a browser keeps: IndexedDB, Cache Storage, localStorage, sessionStorage, cookies. The app's own files, byte for byte, are everybody's.</summary>
    public async Task AddStorageAsync(IPage page)
    {
        var kept = await page.EvaluateAsync<string[]>("""
            async (published) => {
              const seen = [];
              const text = (value) => {
                if (value instanceof ArrayBuffer) value = new Uint8Array(value);
                if (ArrayBuffer.isView(value)) return Array.from(value, (byte) => String.fromCharCode(byte)).join('');
                if (Array.isArray(value)) return value.map(text).join(' ');
                if (value && typeof value === 'object') return Object.entries(value).map(([key, inner]) => key + '=' + text(inner)).join(' ');
                return String(value);
              };
              const asked = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
              for (const { name } of await indexedDB.databases()) {
                const db = await asked(indexedDB.open(name));
                for (const store of db.objectStoreNames) {
                  const objects = db.transaction(store).objectStore(store);
                  for (const value of await asked(objects.getAll())) seen.push('IndexedDB ' + store + '\n' + text(value));
                  for (const key of await asked(db.transaction(store).objectStore(store).getAllKeys())) seen.push('IndexedDB key of ' + store + '\n' + text(key));
                }
                db.close();
              }
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                  const bytes = await (await cache.match(request)).arrayBuffer();
                  const hash = btoa(text(await crypto.subtle.digest('SHA-256', bytes)));
                  seen.push('Cache Storage\n' + request.url + ' ' + (published.includes(hash) ? '' : text(bytes)));
                }
              }
              for (const [where, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]]) {
                for (const key of Object.keys(storage)) seen.push(where + '\n' + key + '=' + storage.getItem(key));
              }
              seen.push('cookies\n' + document.cookie);
              return seen;
            }
            """, PublishedApp.Hashes);
        foreach (var record in kept)
        {
            var end = record.IndexOf('\n', StringComparison.Ordinal);
            Add(record[..end], Encoding.Latin1.GetBytes(record[(end + 1)..]));
        }
    }

    /// <summary>Where a word shows: as text, in UTF-16, or in base64 at any alignment.</summary>
    public IReadOnlyList<string> WhereIs(string word)
    {
        var plain = Encoding.UTF8.GetBytes(word);
        List<byte[]> needles = [plain, Encoding.Unicode.GetBytes(word)];
        for (var shift = 0; shift < 3; shift++)
        {
            // base64 of the word behind 0, 1 or 2 unknown bytes, without the characters those bytes touch
            var text = Convert.ToBase64String([.. new byte[shift], .. plain]).TrimEnd('=');
            var skip = shift == 0 ? 0 : shift + 1;
            needles.Add(Encoding.ASCII.GetBytes(text[skip..^1]));
        }

        return [.. _seen.Where(seen => needles.Any(needle => seen.Bytes.AsSpan().IndexOf(needle) >= 0)).Select(seen => seen.Where).Distinct()];
    }

    private void Complain(string what)
    {
        lock (_complaints)
        {
            _complaints.Add(what);
        }
    }
}
