using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Spaces;

/// <summary>A new space as it was read: its first commit, and whatever follows it.</summary>
/// <param name="Member">The creator's member ref.</param>
/// <param name="Wrap">The creator's own wrap; null where the key went to the personal space.</param>
internal sealed record Opening(Id16 Space, Id16 Member, Batch Batch, byte[]? Wrap)
{
    /// <summary>Reads a new space; it begins with the commit of epoch 0 (protocol.md 5.1).</summary>
    public static Outcome<Opening> Read(NewSpace request)
    {
        var batch = Batch.Read(request.Frames);
        if (batch.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Wrap is not null && !Blobs.Fit(request.Wrap))
        {
            return Blobs.Refused;
        }

        // A space that opens has no keys yet that an id could be held against (SqliteEntries).
        if (batch.Value.Entries.DistinctBy(entry => entry.Header.Entry).Count() < batch.Value.Entries.Count)
        {
            return Refusals.IdConflict;
        }

        return batch.Value.Entries.Index().All(each =>
                each.Item.Header is { Epoch: 0 } header
                && header.Space == request.Space
                && header.Flags == (each.Index == 0 ? EntryFlags.Commit : EntryFlags.None))
            ? new Opening(request.Space, request.Member, batch.Value, request.Wrap)
            : Refusals.Malformed("A new space begins with its commit, and every frame belongs to it and to epoch 0.");
    }
}
