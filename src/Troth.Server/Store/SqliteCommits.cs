using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>Epoch commits: compare-and-swap on epoch and head, with wraps and membership (protocol.md 5.1, 5.2).</summary>
internal static class SqliteCommits
{
    /// <summary>Commits, or says <c>cas_lost</c>. The same commit again gives the first answer.</summary>
    public static Outcome<Written> Commit(this Sql db, Id16 account, CommitRequest request, Incoming commit, Moment now)
    {
        var space = commit.Header.Space;
        if (db.FindMember(space, account) is not { } author)
        {
            return Refusals.NotMember;
        }

        var head = db.FindHead(space)!;
        if (db.FindPlace(head, commit) is { } standing)
        {
            return standing.Refusal is { } conflict ? conflict : db.Finish(head, [standing.Value]);
        }

        if (request.ExpectedEpoch != head.Epoch || request.ExpectedN != head.N)
        {
            return Refusals.CasLost;
        }

        List<Member> gone = [];
        var refusal = CheckRoom(head, commit, request)
            ?? db.RemoveMembers(space, author, request.Remove)
            ?? db.AddMembers(head, author, request.Add, now, gone)
            ?? db.AddWraps(space, author, request, commit.Header.Epoch);
        if (refusal is not null)
        {
            return refusal;
        }

        gone.ForEach(member => db.EndMember(space, member));
        var placed = db.Insert(ref head, commit, now.Day);
        return db.Finish(head with { Epoch = commit.Header.Epoch }, [placed]);
    }

    // A commit that removes somebody is let through: a full space must not keep anybody in.
    private static Refusal? CheckRoom(Head head, Incoming commit, CommitRequest request) =>
        request.Remove.Count > 0 ? null
        : head.Bytes + commit.Size > Limits.SpaceBytes ? Refusals.Quota("bytes in a space", Limits.SpaceBytes)
        : head.Entries + 1 > Limits.SpaceEntries ? Refusals.Quota("entries in a space", Limits.SpaceEntries)
        : null;

    private static Refusal? RemoveMembers(this Sql db, Id16 space, Member author, IReadOnlyList<Id16> remove)
    {
        var members = db.Members(space);
        foreach (var leaving in remove)
        {
            var member = members.Find(member => member.Ref == leaving);
            if (member is null || member.Ref == author.Ref)
            {
                return Refusals.Malformed("Only another member can be removed, and only once.");
            }

            db.EndMember(space, member);
            members.Remove(member);
        }

        return null;
    }

    /// <param name="gone">Takes those who have taken their claim back: they are let in and have left, as the inviter would see it later anyway.</param>
    private static Refusal? AddMembers(this Sql db, Head head, Member author, IReadOnlyList<Joiner> add, Moment now, List<Member> gone)
    {
        foreach (var joiner in add)
        {
            if (db.FindClaimant(author.Account, head.Space, joiner, now) is not { } claimant)
            {
                return Refusals.InviteGone;
            }

            if (db.FindMember(head.Space, claimant.Account) is not null)
            {
                return Refusals.Malformed("Whoever made this claim is a member already.");
            }

            if (db.CountSpaces(claimant.Account) >= Limits.AccountSpaces)
            {
                return Refusals.Quota("spaces of an account", Limits.AccountSpaces);
            }

            if (db.Any("SELECT 1 FROM member WHERE space_id = $1 AND member_ref = $2", head.Space, joiner.Member))
            {
                return Refusals.IdConflict;
            }

            var member = new Member(joiner.Member, claimant.Account, head.N + 1);
            db.AddMember(head.Space, member);
            if (claimant.TakenBack)
            {
                gone.Add(member);
            }

            db.VoidInvite(joiner.Invite);
        }

        return db.Members(head.Space).Count > Limits.SpaceMembers ? Refusals.Quota("members of a space", Limits.SpaceMembers) : null;
    }

    // A member without a wrap would be locked out of the epoch by mistake, so every other member must have one.
    private static Refusal? AddWraps(this Sql db, Id16 space, Member author, CommitRequest request, uint epoch)
    {
        var members = db.Members(space).ConvertAll(member => member.Ref);
        var wrapped = request.Wraps.Select(wrap => wrap.Member).ToHashSet();
        if (wrapped.Count != request.Wraps.Count || !wrapped.IsSubsetOf(members) || members.Exists(member => member != author.Ref && !wrapped.Contains(member)))
        {
            return Refusals.Malformed("A commit has one wrap for every other member, and none for anybody else.");
        }

        foreach (var wrap in request.Wraps)
        {
            db.AddWrap(space, epoch, wrap);
        }

        return null;
    }
}
