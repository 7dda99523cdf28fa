using Troth.Protocol;

namespace Troth.Vault;

/// <summary>An authorship tag for one member (protocol.md 6.3).</summary>
/// <param name="Member">Member index.</param>
/// <param name="Bytes">16 bytes.</param>
internal sealed record Tag(byte Member, byte[] Bytes)
{
    public const int Length = 16;
}

/// <summary>Where an entry stands: the place in its device's chain and the head its author had seen (protocol.md 6.2).</summary>
/// <param name="Device">8 bytes, random per space and per unlock.</param>
internal sealed record Position(byte[] Device, uint Seq, byte[] Previous, long SeenN, byte[] SeenHead);

/// <summary>The inside of a body (protocol.md 6.2).</summary>
/// <param name="Author">Author index.</param>
/// <param name="Time">Milliseconds since 1970.</param>
internal sealed record EntryBody(byte Author, Position At, long Time, ushort Kind, byte Schema, byte[] Payload)
{
    /// <summary>Longest inside that fits a body: the largest padded length below the limit.</summary>
    public const int Longest = 63_488;

    /// <summary>Everything up to, not including, tag_count: what the tags are made over.</summary>
    public byte[] Core() => Fields.Join(
        [Author],
        At.Device,
        Fields.U32(At.Seq),
        At.Previous,
        Fields.U64(At.SeenN),
        At.SeenHead,
        Fields.U64(Time),
        Fields.U16(Kind),
        [Schema],
        Fields.U32((uint)Payload.Length),
        Payload);

    /// <summary>Core and tags, padded. Throws <c>too_large</c> if that is more than a body may hold.</summary>
    public static byte[] Pad(byte[] core, IReadOnlyCollection<Tag> tags)
    {
        var length = core.Length + 1 + (tags.Count * (1 + Tag.Length));
        if (length > Longest)
        {
            throw new VaultException("too_large");
        }

        var bytes = new byte[Padme.Pad(length)];
        core.CopyTo(bytes, 0);
        bytes[core.Length] = (byte)tags.Count;
        var at = core.Length + 1;
        foreach (var tag in tags)
        {
            bytes[at] = tag.Member;
            tag.Bytes.CopyTo(bytes, at + 1);
            at += 1 + Tag.Length;
        }

        return bytes;
    }

    /// <summary>Reads the inside of a body; null if it is not well formed or not padded as it must be.</summary>
    public static EntryBody? Read(byte[] bytes, out IReadOnlyList<Tag> tags)
    {
        var reader = new Reader(bytes);
        var author = reader.U8();
        var at = new Position(reader.Fixed(8), reader.U32(), reader.Fixed(32), reader.U64(), reader.Fixed(32));
        var body = new EntryBody(author, at, reader.U64(), reader.U16(), reader.U8(), reader.Counted(reader.U32()));
        var read = new List<Tag>();
        for (var left = reader.U8(); left > 0; left--)
        {
            read.Add(new(reader.U8(), reader.Fixed(Tag.Length)));
        }

        tags = read;
        var length = bytes.Length - reader.Rest.Length;
        return !reader.Failed && Padme.Pad(length) == bytes.Length && !reader.Rest.ContainsAnyExcept((byte)0) ? body : null;
    }
}
