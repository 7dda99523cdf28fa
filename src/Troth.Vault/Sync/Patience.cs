using System.Security.Cryptography;

namespace Troth.Vault.Sync;

/// <summary>How long to wait before something is tried again: a second, then twice as long each time up to five minutes, and never quite the same, so that
/// devices that lost a server together do not come back together. One waits at a time.</summary>
public sealed class Patience(TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _woken = New();
    private TimeSpan _pause = Shortest;

    /// <summary>The longest wait.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(5);

    /// <summary>It went well: the next wait is short again.</summary>
    public void Calm() => _pause = Shortest;

    /// <summary>Ends the wait, or the next one if nobody waits now.</summary>
    public void Wake() => _woken.TrySetResult();

    /// <summary>Waits before trying again, until woken.</summary>
    public Task PauseAsync(CancellationToken stop)
    {
        var pause = _pause * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 2000.0));
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
        return WaitAsync(pause, stop);
    }

    /// <summary>Waits until woken, or as long as anybody should go without looking.</summary>
    public Task RestAsync(CancellationToken stop) => WaitAsync(Longest, stop);

    private async Task WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(_woken.Task, Task.Delay(pause, clock, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        if (_woken.Task.IsCompleted)
        {
            _woken = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
