using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Spaces;

namespace Troth.Server.Store;

/// <summary>Spaces: opening, leaving, and what a member sees of them.</summary>
internal static class SqliteSpaces
{
    /// <summary>Opens a space with its creator as the only member. The same opening again gives the first answer.</summary>
    public static Outcome<Written> AddSpace(this Sql db, Id16 account, Opening opening, int day)
    {
        if (db.FindHead(opening.Space) is { } standing)
        {
            return db.OpenedBefore(account, opening, standing);
        }

        if (db.CountSpaces(account) >= Limits.AccountSpaces)
        {
            return Refusals.Quota("spaces of an account", Limits.AccountSpaces);
        }

        var (salt, start) = (RandomNumberGenerator.GetBytes(Id16.Length), Chain.Start(opening.Space));
        db.Run("INSERT INTO space(space_id, day, frozen) VALUES($1, $2, 0)", opening.Space, day);
        db.Run("INSERT INTO space_head(space_id, salt, n, h, epoch, bytes, entries) VALUES($1, $2, 0, $3, 0, 0, 0)", opening.Space, salt, start);
        var head = new Head(opening.Space, db.LastNumber, salt, 0, start, 0, 0, 0);
        db.AddMember(opening.Space, new(opening.Member, account, 1));
        if (opening.Wrap is not null)
        {
            db.AddWrap(opening.Space, 0, new(opening.Member, opening.Wrap));
        }

        List<Placed> placed = [.. opening.Batch.Entries.Select(entry => db.Insert(ref head, entry, day))];
        return db.Finish(head, placed);
    }

    /// <summary>Ends a membership; its invitations and wraps go with it. A space without members is frozen.</summary>
    public static Outcome<Done> Leave(this Sql db, Id16 account, Id16 space)
    {
        if (db.FindMember(space, account) is not { } member)
        {
            return Refusals.NotMember;
        }

        if (db.IsPersonal(space))
        {
            return Refusals.Malformed("A personal space cannot be left.");
        }

        db.EndMember(space, member);
        db.Run(
            "UPDATE space SET frozen = 1 WHERE space_id = $1 AND NOT EXISTS(SELECT 1 FROM member WHERE space_id = $1 AND ended = 0)", space);
        return default(Done);
    }

    /// <summary>The heads of every space of an account.</summary>
    public static List<SpaceHead> Heads(this Sql db, Id16 account) => db.All(
        "SELECT space_id, n, h, epoch, first_n FROM member JOIN space_head USING(space_id) WHERE account_id = $1 AND ended = 0 ORDER BY space_id",
        row => new SpaceHead(row.GetId(0), row.GetInt64(1), row.GetBlob(2), (uint)row.GetInt64(3), row.GetInt64(4)),
        account);

    /// <summary>The caller's own wraps, oldest epoch first.</summary>
    public static Outcome<WrapsAnswer> Wraps(this Sql db, Id16 account, Id16 space) =>
        db.FindMember(space, account) is not { } member
            ? Refusals.NotMember
            : new WrapsAnswer(db.All(
                "SELECT epoch, blob FROM epoch_wrap WHERE space_id = $1 AND member_ref = $2 ORDER BY epoch",
                row => new EpochWrap((uint)row.GetInt64(0), row.GetBlob(1)),
                space, member.Ref));

    public static long CountSpaces(this Sql db, Id16 account) => db.Number("SELECT count(*) FROM member WHERE account_id = $1 AND ended = 0", account);

    public static bool IsPersonal(this Sql db, Id16 space) => db.Any(
        "SELECT 1 FROM member JOIN account USING(account_id) WHERE space_id = $1 AND personal = space_id", space);

    public static void AddMember(this Sql db, Id16 space, Member member) => db.Run(
        "INSERT INTO member(space_id, member_ref, account_id, first_n, ended) VALUES($1, $2, $3, $4, 0)",
        space, member.Ref, member.Account, member.FirstN);

    public static void AddWrap(this Sql db, Id16 space, uint epoch, WrapRecord wrap) => db.Run(
        "INSERT INTO epoch_wrap(space_id, epoch, member_ref, blob) VALUES($1, $2, $3, $4)", space, (long)epoch, wrap.Member, wrap.Blob);

    /// <summary>From here on the member can reach nothing of the space.</summary>
    public static void EndMember(this Sql db, Id16 space, Member member)
    {
        db.Run("UPDATE member SET ended = 1 WHERE space_id = $1 AND member_ref = $2", space, member.Ref);
        db.Run("DELETE FROM epoch_wrap WHERE space_id = $1 AND member_ref = $2", space, member.Ref);
        db.Run("DELETE FROM invite WHERE space_id = $1 AND account_id = $2", space, member.Account);
    }

    private static Outcome<Written> OpenedBefore(this Sql db, Id16 account, Opening opening, Head head)
    {
        if (db.FindMember(opening.Space, account) is not { FirstN: 1 } member || member.Ref != opening.Member)
        {
            return Refusals.IdConflict;
        }

        var places = opening.Batch.Entries.Select(entry => db.FindPlace(head, entry)).ToList();
        return places.TrueForAll(place => place is { Refusal: null })
            ? db.Finish(head, [.. places.Select(place => place!.Value.Value)])
            : Refusals.IdConflict;
    }
}
