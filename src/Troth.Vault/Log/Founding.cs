using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>The first epoch of a new space, with its creator alone in it (protocol.md 5.1).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Founding(Author Author, byte[] Device, Frame Commit)
{
    /// <summary>Draws a space, a ref and a key, and seals the commit.</summary>
    public static Founding Of(Draw draw, Identity me, byte[] device, long time)
    {
        var space = draw.Id();
        var list = new MemberList([new(draw.Id(), me.Hash)]);
        var author = new Author(draw, me, new(space, 0, draw.Bytes(32), list, 0, [null]));
        return new(author, device, SealCommit(author, EpochCommit.Created, new(device, 0, new byte[32], 0, Chain.Start(space)), time));
    }

    /// <summary>Seals the commit that begins the author's epoch.</summary>
    public static Frame SealCommit(Author author, byte reason, Position at, long time)
    {
        var commit = new EpochCommit(author.Epoch.Number, EpochCommit.Of(author.Epoch.Key), reason, author.Epoch.Members);
        return author.Seal(EntryFlags.Commit, at, new(author.Draw.Id(), time, Kinds.Commit, 1, commit.ToBytes()));
    }

    public Id16 Space => Author.Epoch.Space;

    public Id16 Member => Author.Epoch.Members.Members[0].Ref;

    /// <summary>Seals what follows the commit at once, on the chain that is known before the server has it.</summary>
    public List<Frame> Continue(IReadOnlyCollection<Draft> drafts) => Author.SealAll(
        new(Device, 1, SHA256.HashData(Commit.Header), 1, Chain.Next(Chain.Start(Space), 1, Commit.Header)),
        [.. drafts.Select(draft => (EntryFlags.None, draft))]);
}
