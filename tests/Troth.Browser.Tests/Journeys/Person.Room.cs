namespace Troth.Browser.Tests.Journeys;

/// <summary>A browser that has no room left for what the app keeps.</summary>
public sealed partial class Person
{
    // As a browser fails there: the transaction is given up by name, at the moment when it should stand. Nothing of it is kept.
    private const string Fill = """
        () => {
          window.isFull = true;
          window.refusedKeys = [];
          if (window.realPut) return;
          window.realPut = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = function (value, key) {
            const request = window.realPut.call(this, value, key);
            if (window.isFull) {
              window.refusedKeys.push(JSON.stringify(key));
              const transaction = this.transaction;
              Object.defineProperty(transaction, 'error', { value: new DOMException('There is no room.', 'QuotaExceededError'), configurable: true });
              request.onsuccess = () => transaction.abort();
            }
            return request;
          };
        }
        """;

    /// <summary>From now on this browser keeps nothing more for this page.</summary>
    public Task RunsOutOfRoomAsync() => Page.EvaluateAsync(Fill);

    /// <summary>There is room again.</summary>
    public Task HasRoomAgainAsync() => Page.EvaluateAsync("() => { window.isFull = false; }");

    /// <summary>Waits until a bookmark was refused.</summary>
    public Task HasRunOutOfRoomForABookmarkAsync() => UntilAsync("() => window.refusedKeys.some((key) => key.includes('bookmark'))");
}
