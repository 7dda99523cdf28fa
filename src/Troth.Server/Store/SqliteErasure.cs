using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>Erasure (protocol.md 6.5): the body goes, the header stays, and a record in the log says so.</summary>
internal static class SqliteErasure
{
    /// <summary>Bytes in an erase token.</summary>
    public const int TokenBytes = 32;

    /// <summary>Takes the body of an entry away and appends the record that says so, over any quota. A second time changes nothing and answers the first record's place.</summary>
    public static Outcome<Written> Erase(this Sql db, Id16 account, Id16 target, byte[] token, Incoming record, int day)
    {
        var space = record.Header.Space;
        if (db.FindMember(space, account) is not { } member)
        {
            return Refusals.NotMember;
        }

        if (db.One(
            "SELECT header, erased_by, size, n FROM entry WHERE space_id = $1 AND entry_id = $2 AND n >= $3",
            row => new Target(EntryHeader.Read(row.GetBlob(0), out _)!, row.GetNumber(1), row.GetInt64(2), row.GetInt64(3)),
            space, target, member.FirstN) is not { } found)
        {
            return Refusals.NotFound;
        }

        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(token), found.Header.EraseHash))
        {
            return Refusals.BadToken;
        }

        if (found.Header.Flags != EntryFlags.None)
        {
            return Refusals.Malformed("Commits and erase records stay: the log could not be followed without them.");
        }

        return found.ErasedBy is { } by ? db.ErasedBefore(space, by) : db.EraseNow(found, record, day);
    }

    private static Outcome<Written> EraseNow(this Sql db, Target found, Incoming record, int day)
    {
        var head = db.FindHead(record.Header.Space)!;
        if (db.FindPlace(record) is not null)
        {
            return Refusals.IdConflict;
        }

        if (record.Header.Epoch != head.Epoch)
        {
            return Refusals.EpochStale;
        }

        var placed = db.Insert(ref head, record, day);
        db.Run(
            "UPDATE entry SET body = NULL, erased_by = $3, size = $4 WHERE space_id = $1 AND n = $2",
            head.Space, found.N, placed.N, EntryHeader.Length);
        head = head with { Bytes = head.Bytes - found.Size + EntryHeader.Length, Entries = head.Entries - 1 };
        return db.Finish(head, [placed]);
    }

    private static Written ErasedBefore(this Sql db, Id16 space, long n)
    {
        var record = db.One("SELECT entry_id, h FROM entry WHERE space_id = $1 AND n = $2", row => new Standing(row.GetId(0), row.GetBlob(1)), space, n)!;
        return new(new([new(record.Entry, n, true)], n, record.H), []);
    }

    private sealed record Target(EntryHeader Header, long? ErasedBy, long Size, long N);

    private sealed record Standing(Id16 Entry, byte[] H);
}
