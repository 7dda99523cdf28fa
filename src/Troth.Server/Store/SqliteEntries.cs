using System.Buffers.Binary;
using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>
/// The rows of the log: kept small, since there are many of them. Keys are written at a waymark, 64 at once: one by one they would touch more pages than
/// all else that an append writes. Until then the entries themselves are looked through.
/// </summary>
internal static class SqliteEntries
{
    private const int Waymark = 64;
    private const int SpaceAt = 4;

    /// <summary>Stores an entry at the next place and moves the head.</summary>
    public static Placed Insert(this Sql db, ref Head head, Incoming entry, int day)
    {
        var n = head.N + 1;
        var fresh = db.FreshKeys(head); // before this entry is among them
        var h = Chain.Next(head.H, n, entry.HeaderBytes);
        db.Run(
            "INSERT INTO entry(space_no, n, header, body, h, day) VALUES($1, $2, $3, $4, $5, $6)",
            head.No, n, Stored(entry.HeaderBytes), entry.Body, n % Waymark == 0 ? h : null, day);
        fresh.Add(new(head.KeyOf(entry.Header.Entry), db.LastNumber));
        if (n % Waymark == 0)
        {
            db.WriteKeys(head, fresh);
        }

        head = head with { N = n, H = h, Bytes = head.Bytes + entry.Size, Entries = head.Entries + 1 };
        return new(entry.Header.Entry, n, false);
    }

    /// <summary>The place an entry has already: null if its id is new, <c>id_conflict</c> if the id stands for another header.</summary>
    public static Outcome<Placed>? FindPlace(this Sql db, Head head, Incoming entry)
    {
        var standing = db.FindEntry(head, entry.Header.Entry);
        return standing is null ? null
            : standing.Header.AsSpan().SequenceEqual(entry.HeaderBytes) ? new Placed(entry.Header.Entry, standing.N, true)
            : Refusals.IdConflict;
    }

    /// <summary>An entry by its id, without its body.</summary>
    public static Standing? FindEntry(this Sql db, Head head, Id16 entry)
    {
        var key = head.KeyOf(entry);
        var at = db.FreshKeys(head).Find(fresh => fresh.Key == key).EntryNo;
        if (at == 0)
        {
            at = db.Number("SELECT entry_no FROM entry_key WHERE space_no = $1 AND key = $2", head.No, key);
        }

        return at == 0 ? null : db.One(
            "SELECT n, header, coalesce(length(body), 0), erased_by FROM entry WHERE entry_no = $1",
            row => new Standing(row.GetInt64(0), Whole(head.Space, row.GetBytes(1)), row.GetInt64(2), row.GetNumber(3)),
            at);
    }

    /// <summary>Takes a body away.</summary>
    public static void EraseBody(this Sql db, Head head, long n, long by) =>
        db.Run("UPDATE entry SET body = NULL, erased_by = $3 WHERE space_no = $1 AND n = $2", head.No, n, by);

    /// <summary>Frames after a place, until there are so many or they grow so large.</summary>
    public static List<Frame> FramesAfter(this Sql db, Head head, long after, int limit, long bytes)
    {
        var frames = new List<Frame>();
        db.Each(
            "SELECT n, header, body FROM entry WHERE space_no = $1 AND n > $2 ORDER BY n LIMIT $3",
            row =>
            {
                bytes -= EntryHeader.Length + row.GetBytes(2).Length;
                if (bytes >= 0)
                {
                    frames.Add(new(row.GetInt64(0), Whole(head.Space, row.GetBytes(1)), row.GetBlob(2)));
                }

                return bytes >= 0;
            },
            head.No, after, limit);
        return frames;
    }

    /// <summary>The chain's value at a place: from the last waymark on, it is computed again.</summary>
    public static byte[] HeadAt(this Sql db, Head head, long n)
    {
        if (n == head.N)
        {
            return head.H;
        }

        var from = n - (n % Waymark);
        var h = from == 0 ? Chain.Start(head.Space) : db.One("SELECT h FROM entry WHERE space_no = $1 AND n = $2", row => row.GetBlob(0), head.No, from)!;
        db.Each(
            "SELECT n, header FROM entry WHERE space_no = $1 AND n > $2 AND n <= $3 ORDER BY n",
            row =>
            {
                h = Chain.Next(h, row.GetInt64(0), Whole(head.Space, row.GetBytes(1)));
                return true;
            },
            head.No, from, n);
        return h;
    }

    private static List<EntryKey> FreshKeys(this Sql db, Head head) => head.FreshKeys ??= db.All(
        "SELECT header, entry_no FROM entry WHERE space_no = $1 AND n > $2",
        row => new EntryKey(head.KeyOf(Id16.Read(row.GetBytes(0)[SpaceAt..])), row.GetInt64(1)), // without its space, the id stands there
        head.No, head.N - (head.N % Waymark));

    private static void WriteKeys(this Sql db, Head head, List<EntryKey> keys)
    {
        foreach (var (key, entryNo) in keys)
        {
            db.Run("INSERT INTO entry_key(space_no, key, entry_no) VALUES($1, $2, $3)", head.No, key, entryNo);
        }

        keys.Clear();
    }

    // Nobody outside knows the salt, so nobody can make two ids that meet.
    private static long KeyOf(this Head head, Id16 entry)
    {
        Span<byte> salted = stackalloc byte[2 * Id16.Length];
        head.Salt.CopyTo(salted);
        entry.Write(salted[Id16.Length..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(salted, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private static byte[] Stored(byte[] header) => [.. header.AsSpan(0, SpaceAt), .. header.AsSpan(SpaceAt + Id16.Length)];

    private static byte[] Whole(Id16 space, ReadOnlySpan<byte> stored)
    {
        var header = new byte[EntryHeader.Length];
        stored[..SpaceAt].CopyTo(header);
        space.Write(header.AsSpan(SpaceAt));
        stored[SpaceAt..].CopyTo(header.AsSpan(SpaceAt + Id16.Length));
        return header;
    }
}

/// <summary>An entry that stands, without its body.</summary>
/// <param name="Header">108 bytes.</param>
/// <param name="BodyLength">0 once it was erased.</param>
/// <param name="ErasedBy">The place of the record that erased it.</param>
internal sealed record Standing(long N, byte[] Header, long BodyLength, long? ErasedBy);
