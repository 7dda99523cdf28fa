namespace Troth.Vault.Sync;

/// <content>What is asked of a copy where another record may be the true one (protocol.md 6.4).</content>
internal sealed partial class SpaceCopy
{
    private const ushort FirstFact = 64;
    private const int Recent = 500; // the other's device is compared as it is now, or a little behind

    /// <summary>Whether this copy has come to a place, with this head.</summary>
    public bool Has(HeadPin place) => _history.At(place.N) is { } head && head.AsSpan().SequenceEqual(place.H);

    /// <summary>What the person wrote here and has not erased, as it was sealed.</summary>
    public IReadOnlyList<Draft> Own =>
    [
        .. _contents.Items.Where(item => item is { Mine: true, State: ItemState.Verified, Kind: >= FirstFact })
            .Select(item => new Draft(item.Entry, item.Time, item.Kind, item.Schema, item.Payload)),
    ];

    /// <summary>Whether this copy has lately been at a place with these state words.</summary>
    public async Task<bool> KnowsAsync(IReadOnlyList<int> words)
    {
        for (var n = N; n > N - Recent && _history.At(n) is { } head; n--)
        {
            if (words.SequenceEqual(await vault.StateWordsAsync(space, head).ConfigureAwait(false)))
            {
                return true;
            }
        }

        return false;
    }
}
