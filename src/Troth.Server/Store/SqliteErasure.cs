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

        var head = db.FindHead(space)!;
        if (db.FindEntry(head, target) is not { } found || found.N < member.FirstN)
        {
            return Refusals.NotFound;
        }

        var header = EntryHeader.Read(found.Header, out _)!;
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(token), header.EraseHash))
        {
            return Refusals.BadToken;
        }

        if (header.Flags != EntryFlags.None)
        {
            return Refusals.Malformed("Commits and erase records stay: the log could not be followed without them.");
        }

        return found.ErasedBy is { } by ? db.ErasedBefore(head, by) : db.EraseNow(head, found, record, day);
    }

    private static Outcome<Written> EraseNow(this Sql db, Head head, Standing found, Incoming record, int day)
    {
        if (db.FindPlace(head, record) is not null)
        {
            return Refusals.IdConflict;
        }

        if (record.Header.Epoch != head.Epoch)
        {
            return Refusals.EpochStale;
        }

        var placed = db.Insert(ref head, record, day);
        db.EraseBody(head, found.N, placed.N);
        head = head with { Bytes = head.Bytes - found.BodyLength, Entries = head.Entries - 1 };
        return db.Finish(head, [placed]);
    }

    private static Written ErasedBefore(this Sql db, Head head, long n)
    {
        var record = db.FramesAfter(head, n - 1, limit: 1, Limits.BatchBytes)[0];
        return new(new([new(EntryHeader.Read(record.Header, out _)!.Entry, n, true)], n, db.HeadAt(head, n)), []);
    }
}
