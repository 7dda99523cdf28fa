using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Reads a commit and judges it (protocol.md 5.1, 6.4 check 11).</summary>
/// <param name="Before">The epoch before, if the caller was a member of it.</param>
/// <param name="Personal">Whether the space is the caller's own, in which nobody else ever is.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record CommitCheck(Keyring Keyring, Epoch? Before, bool Personal)
{
    /// <summary>Opens a commit with the first key that fits.</summary>
    public static (Fault Fault, Opening? Opening, KeyCandidate? Key) Open(IReadOnlyList<KeyCandidate> keys, Frame frame, EntryHeader header)
    {
        var fault = Fault.Epoch;
        foreach (var key in keys)
        {
            (fault, var opening) = Opening.Of(key.Key, frame, header);
            if (fault != Fault.Sealed)
            {
                return (fault, opening, key);
            }
        }

        return (fault, null, null);
    }

    /// <summary>The epoch a commit begins, or null if its hashes, author or members are not as they must be.</summary>
    public Epoch? Read(EpochCommit commit, Opening opening, KeyCandidate key)
    {
        var start = opening.Body.Kind == Kinds.Commit && commit.Reason <= EpochCommit.Time && opening.Body.At.Seq == 0 && !opening.Body.At.Previous.AsSpan().ContainsAnyExcept((byte)0) && opening.Body.At.SeenN == opening.Frame.N - 1;
        var named = commit.Epoch == opening.Header.Epoch && commit.Commitment.AsSpan().SequenceEqual(EpochCommit.Of(key.Key));
        var wrapped = key.Scope is not { } scope
            || (scope.Commitment.AsSpan().SequenceEqual(commit.Commitment) && scope.ListHash.AsSpan().SequenceEqual(commit.Members.Hash));
        return start && named && wrapped && !(Personal && commit.Members.Members.Count > 1) && Follows(commit.Members, opening.Body.Author) ? EpochOf(commit.Members, opening.Header, key) : null;
    }

    /// <summary>The author was a member before, and whoever stays keeps the ref.</summary>
    private bool Follows(MemberList list, byte author) => Before is null
        || (Before.Members.Members.Any(member => member.Is(list.Members[author]))
            && Before.Members.Members.All(member => list.IndexOf(member.KeyHash) is var at && (at < 0 || list.Members[at].Ref == member.Ref)));

    private Epoch? EpochOf(MemberList list, EntryHeader header, KeyCandidate key)
    {
        // Before the personal space's second entry nobody has an identity yet: a list of one can only be its owner.
        var mine = Keyring.Me is { } me ? list.IndexOf(me.Hash) : list.Members.Count == 1 ? 0 : -1;
        var friends = list.Members.Select((member, at) => at == mine ? null : FriendFor(member, header.Space, key)).ToList();
        return mine >= 0 && friends.Count(friend => friend is null) == 1 ? new(header.Space, header.Epoch, key.Key, list, mine, friends) : null;
    }

    private Friend? FriendFor(Member member, Id16 space, KeyCandidate key) =>
        key.From is { } from && from.Hash.AsSpan().SequenceEqual(member.KeyHash) ? from : Keyring.FriendOf(member.KeyHash, space);
}
