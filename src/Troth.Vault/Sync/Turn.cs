namespace Troth.Vault.Sync;

/// <summary>One piece of work at a time, in the order of asking.</summary>
public sealed class Turn : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Waits for the turn, works, and passes it on however the work ends.</summary>
    public Task TakeAsync(Func<Task> work, CancellationToken stop = default) => TakeAsync(
        async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        },
        stop);

    /// <summary>Like <see cref="TakeAsync(Func{Task}, CancellationToken)"/>, for work that answers.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken stop = default)
    {
        await _free.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
