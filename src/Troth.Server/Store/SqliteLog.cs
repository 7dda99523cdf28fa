using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>The hot row of a space.</summary>
/// <param name="No">The number that stands for the space in the rows of its entries.</param>
/// <param name="Salt">16 bytes that no client knows.</param>
/// <param name="Bytes">Bytes of headers and bodies that stand.</param>
/// <param name="Entries">Entries whose body stands.</param>
internal sealed record Head(Id16 Space, long No, byte[] Salt, long N, byte[] H, uint Epoch, long Bytes, long Entries)
{
    /// <summary>The keys of the entries after the last waymark, which have no rows yet; null until they are needed.</summary>
    public List<EntryKey>? FreshKeys { get; set; }
}

/// <summary>The key of an entry, and the number of the row that it stands in.</summary>
internal readonly record struct EntryKey(long Key, long EntryNo);

/// <summary>Somebody who is a member now.</summary>
/// <param name="FirstN">The first place this member may read.</param>
internal sealed record Member(Id16 Ref, Id16 Account, long FirstN);

/// <summary>An answered write, and who is to be told.</summary>
internal sealed record Written(AppendAnswer Answer, IReadOnlyList<Id16> Tell);

/// <summary>A page of the log with the head it was read under.</summary>
internal sealed record LogPage(Head Head, IReadOnlyList<Frame> Frames);

/// <summary>The log: append and read (protocol.md 6, 8).</summary>
internal static class SqliteLog
{
    private const int PageBytes = 4 * Limits.BatchBytes;

    /// <summary>Appends a batch: whole or not at all. An entry that stands already keeps its place.</summary>
    public static Outcome<Written> Append(this Sql db, Id16 account, Id16 space, Batch batch, int day)
    {
        if (!db.Spaces.TryFind(space, out var known))
        {
            var members = db.Members(space);
            known = members.Count == 0 ? null : new(db.FindHead(space)!, members);
        }

        if (known is null || !known.Members.Exists(member => member.Account == account))
        {
            return Refusals.NotMember;
        }

        var head = known.Head;
        var standing = new Dictionary<Id16, Placed>();
        if (db.Check(head, batch, standing) is { } refusal)
        {
            return refusal;
        }

        var placed = new List<Placed>(batch.Entries.Count);
        foreach (var entry in batch.Entries)
        {
            var id = entry.Header.Entry;
            placed.Add(standing.TryGetValue(id, out var place) ? place : db.Insert(ref head, entry, day));
            standing[id] = placed[^1] with { Existing = true };
        }

        db.Spaces.Keep(known with { Head = head });
        return db.Finish(head, placed, known.Members);
    }

    /// <summary>Frames after a place, in order, from the caller's first place on.</summary>
    public static Outcome<LogPage> ReadLog(this Sql db, Id16 account, Id16 space, long after, int limit)
    {
        if (db.FindMember(space, account) is not { } member)
        {
            return Refusals.NotMember;
        }

        // A page ends early before it grows large; the head tells the reader that more follows.
        var head = db.FindHead(space)!;
        return new LogPage(head, db.FramesAfter(head, Math.Max(after, member.FirstN - 1), limit, PageBytes));
    }

    public static Head? FindHead(this Sql db, Id16 space) => db.One(
        "SELECT space_no, salt, n, h, epoch, bytes, entries FROM space_head WHERE space_id = $1",
        row => new Head(space, row.GetInt64(0), row.GetBlob(1), row.GetInt64(2), row.GetBlob(3), (uint)row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)),
        space);

    public static void SaveHead(this Sql db, Head head) => db.Run(
        "UPDATE space_head SET n = $2, h = $3, epoch = $4, bytes = $5, entries = $6 WHERE space_no = $1",
        head.No, head.N, head.H, (long)head.Epoch, head.Bytes, head.Entries);

    public static Member? FindMember(this Sql db, Id16 space, Id16 account) => db.One(
        "SELECT member_ref, account_id, first_n FROM member WHERE space_id = $1 AND account_id = $2 AND ended = 0", ReadMember, space, account);

    public static List<Member> Members(this Sql db, Id16 space) => db.All(
        "SELECT member_ref, account_id, first_n FROM member WHERE space_id = $1 AND ended = 0", ReadMember, space);

    /// <summary>Answers with the places and the head as it was after the last of them, which is what the first answer said too.</summary>
    /// <param name="members">Those who are to be told, where they are known already.</param>
    public static Written Finish(this Sql db, Head head, IReadOnlyList<Placed> placed, List<Member>? members = null)
    {
        var fresh = placed.Any(place => !place.Existing);
        if (fresh)
        {
            db.SaveHead(head);
        }

        var last = placed.Max(place => place.N);
        return new(new(placed, last, db.HeadAt(head, last)), fresh ? [.. (members ?? db.Members(head.Space)).Select(member => member.Account)] : []);
    }

    // Everything is checked before anything is written, so that a refusal has nothing to take back.
    private static Refusal? Check(this Sql db, Head head, Batch batch, Dictionary<Id16, Placed> standing)
    {
        var fresh = new Dictionary<Id16, Incoming>();
        foreach (var entry in batch.Entries)
        {
            var id = entry.Header.Entry;
            if (db.FindPlace(head, entry) is { } place)
            {
                if (place.Refusal is { } refusal)
                {
                    return refusal;
                }

                standing[id] = place.Value;
            }
            else if (entry.Header.Epoch != head.Epoch)
            {
                return Refusals.EpochStale;
            }
            else if (!fresh.TryAdd(id, entry) && !fresh[id].HeaderBytes.AsSpan().SequenceEqual(entry.HeaderBytes))
            {
                return Refusals.IdConflict;
            }
        }

        return head.Bytes + fresh.Values.Sum(entry => (long)entry.Size) > Limits.SpaceBytes ? Refusals.Quota("bytes in a space", Limits.SpaceBytes)
            : head.Entries + fresh.Count > Limits.SpaceEntries ? Refusals.Quota("entries in a space", Limits.SpaceEntries)
            : null;
    }

    private static Member ReadMember(Row row) => new(row.GetId(0), row.GetId(1), row.GetInt64(2));
}
