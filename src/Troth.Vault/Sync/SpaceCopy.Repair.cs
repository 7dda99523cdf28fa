using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <content>Giving back what a server has lost, as after a backup that was put back (protocol.md 6.4).</content>
internal sealed partial class SpaceCopy
{
    private const int Chunk = Limits.BatchBytes / (Limits.BodyBytes + EntryHeader.Length + sizeof(uint));

    private bool _gaveBack;

    /// <summary>This many entries that the server had lost were given back.</summary>
    public event Action<int>? GaveBack;

    /// <summary>
    /// Appends what is missing exactly as it was, once, where the server's log is the beginning of this device's own: then the chain becomes the same again, and
    /// nobody has to believe anything new. Only ordinary entries can be given back: a commit needs its wraps, an erased body is gone.
    /// </summary>
    private async Task GiveBackAsync(long last, byte[] h, CancellationToken stop)
    {
        if (_gaveBack || _history.At(last) is not { } known || !known.AsSpan().SequenceEqual(h))
        {
            return;
        }

        List<Frame> lost = [.. (await store.LoadAsync(space, last).ConfigureAwait(false)).Frames.Where(frame => frame.N <= N).Where(InOrder())];
        if (lost.Count == N - last && lost.TrueForAll(frame => frame.Header[2] == (byte)EntryFlags.None && frame.Body.Length > 0))
        {
            await AppendAgainAsync(lost, stop).ConfigureAwait(false);
        }

        _gaveBack = true;
    }

    private async Task AppendAgainAsync(IEnumerable<Frame> lost, CancellationToken stop)
    {
        var given = 0;
        try
        {
            foreach (var some in lost.Chunk(Chunk))
            {
                var answer = await relay.AppendAsync(space, Epoch, some, stop).ConfigureAwait(false);
                given += answer.Entries.Count(entry => !entry.Existing);
            }
        }
        catch (RelayException)
        {
            return; // the log is read again, and shows how far it went
        }
        finally
        {
            if (given > 0)
            {
                GaveBack?.Invoke(given);
            }
        }
    }
}
