using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <content>Keeping up: with the server, or with another tab that keeps up with it and shares the store.</content>
public sealed partial class Replica
{
    private readonly Patience _listening = new(clock);
    private readonly Patience _looking = new(clock);

    /// <summary>Another tab has forgotten a space: the person has left it.</summary>
    public event Action<Id16>? Left;

    /// <summary>Opens what this device holds, without asking anybody; whether it held anything.</summary>
    public async Task<bool> LoadAsync()
    {
        var own = await CopyAsync(personal).ConfigureAwait(false);
        if (own.N == 0)
        {
            return false; // without the keyring nothing else opens
        }

        foreach (var space in await store.SpacesAsync().ConfigureAwait(false))
        {
            await CopyAsync(space).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Leaves a bookmark in each space of which this many entries were read since the last one. It takes a moment, so it is for a calm one.</summary>
    public async Task BookmarkAsync(int every)
    {
        foreach (var (_, copy) in _copies.OrderBy(copy => copy.Key != personal).ToList())
        {
            await copy.BookmarkAsync(every).ConfigureAwait(false);
        }
    }

    /// <summary>Opens what another tab has kept since. The personal space is read last and opened first: the key to an entry was kept before the entry.</summary>
    public async Task ContinueFromStoreAsync()
    {
        var spaces = await store.SpacesAsync().ConfigureAwait(false);
        var kept = new List<(Id16 Space, Kept Kept)>();
        foreach (var space in spaces.OrderBy(space => space == personal))
        {
            kept.Add((space, await store.LoadAsync(space, _copies.TryGetValue(space, out var copy) ? copy.N : 0).ConfigureAwait(false)));
        }

        foreach (var (space, beyond) in Enumerable.Reverse(kept).Where(one => one.Space == personal || Known(personal).N > 0))
        {
            await Known(space).ContinueWithAsync(beyond).ConfigureAwait(false);
        }

        if (spaces.Contains(personal)) // else the browser has dropped everything, and nobody has left
        {
            Id16[] gone = [.. _copies.Keys.Except(spaces)];
            foreach (var space in gone)
            {
                await vault.ForgetAsync(space).ConfigureAwait(false);
            }

            Forget(gone);
        }
    }

    /// <summary>Ends the waits of <see cref="FollowAsync"/>: the network may be back, or the person is.</summary>
    public void Wake()
    {
        _listening.Wake();
        _looking.Wake();
    }

    /// <summary>Follows the server until told to stop: pulls at every poke and from time to time, and starts over, ever more patiently, when the stream breaks.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] both = [ListenAsync(over.Token), LookAsync(over.Token)];
        await Task.WhenAny(both).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(both).ConfigureAwait(false);
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await HeardOrLostAsync(
                async () =>
                {
                    await foreach (var _ in relay.PokesAsync(stop).ConfigureAwait(false))
                    {
                        await SyncAsync(stop).ConfigureAwait(false);
                        _listening.Calm();
                    }
                },
                stop).ConfigureAwait(false);
            await _listening.PauseAsync(stop).ConfigureAwait(false);
        }
    }

    /// <summary>A poke may be lost, and a stream may be dead without knowing it.</summary>
    private async Task LookAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await _looking.RestAsync(stop).ConfigureAwait(false);
            if (!stop.IsCancellationRequested)
            {
                await HeardOrLostAsync(() => SyncAsync(stop), stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whatever it was, also what no one foresaw, it is tried again later; only a device that was signed out stops.</summary>
    private async Task HeardOrLostAsync(Func<Task> ask, CancellationToken stop)
    {
        try
        {
            await ask().ConfigureAwait(false);
        }
        catch (Exception broken) when (!stop.IsCancellationRequested && broken is not RelayException { Code: ProblemCodes.Auth })
        {
            Heard?.Invoke(null);
        }
    }

    private void Forget(IEnumerable<Id16> spaces)
    {
        foreach (var space in spaces.ToList())
        {
            _copies.Remove(space);
            Left?.Invoke(space);
        }
    }
}
