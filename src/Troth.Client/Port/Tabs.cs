using Troth.Client.Interop;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>This tab among the tabs of its browser: whichever leads talks to the server, the others follow what it keeps (design/protocol.md 7).</summary>
/// <param name="lead">What the leading tab does, until its term ends; it returns once nothing is on its way any more.</param>
internal sealed class Tabs(Func<CancellationToken, Task> lead) : IDisposable
{
    private readonly Turn _turn = new();
    private TaskCompletionSource _led = new();
    private CancellationTokenSource? _term;
    private Task _work = Task.CompletedTask;

    /// <summary>A word of the window or of the leading tab.</summary>
    public event Action<string>? Heard;

    /// <summary>Whether this tab leads.</summary>
    public bool Leads => _term is not null;

    /// <summary>Joins the other tabs. This tab leads if it is the only one, or the one where the person is.</summary>
    public void Join() => Bridge.JoinTabs(word => _ = HearAsync(word));

    /// <summary>Tells the other tabs a word.</summary>
    public static void Tell(string word) => Bridge.TellTabs(word);

    /// <summary>Waits until this tab leads: before anything that only the leading tab does.</summary>
    public Task LeadAsync()
    {
        Bridge.WantLead();
        return _led.Task;
    }

    public void Dispose()
    {
        _term?.Dispose();
        _turn.Dispose();
    }

    private async Task HearAsync(string word)
    {
        if (word is not (TabWords.Lead or TabWords.Yield or TabWords.Stolen))
        {
            Heard?.Invoke(word);
            return;
        }

        await _turn.TakeAsync(() => ChangeAsync(word)); // a term ends before the next begins
    }

    private async Task ChangeAsync(string word)
    {
        if (word == TabWords.Lead)
        {
            _term = new();
            _work = lead(_term.Token);
            _led.TrySetResult();
        }
        else if (_term is { } term)
        {
            (_term, _led) = (null, new());
            await term.CancelAsync();
            await _work;
            term.Dispose();
            if (word == TabWords.Yield)
            {
                Bridge.YieldLead();
            }
        }
    }
}
