using CsCheck;
using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class FrameTests
{
    private static readonly Gen<Id16> Ids = Gen.Byte.Array[16].Select(bytes => Id16.Read(bytes));

    private static readonly Gen<EntryHeader> Headers =
        from flags in Gen.Byte[0, 2]
        from space in Ids
        from entry in Ids
        from epoch in Gen.UInt
        from hashes in Gen.Byte.Array[64]
        from length in Gen.Int[1, 300]
        select new EntryHeader((EntryFlags)flags, space, entry, epoch, hashes[..32], hashes[32..], length);

    private static readonly Gen<Frame> Placed =
        from header in Headers
        from n in Gen.Long[1, long.MaxValue]
        from body in Gen.Byte.Array[header.BodyLength]
        from erased in Gen.Bool
        select new Frame(n, header.ToBytes(), erased ? [] : body);

    [Fact]
    public void A_header_reads_back_as_it_was_written() => Headers.Sample(header =>
    {
        var bytes = header.ToBytes();
        return EntryHeader.Read(bytes, out var fault) is { } read && fault is null && read.ToBytes().AsSpan().SequenceEqual(bytes);
    });

    [Fact]
    public void Frames_read_back_as_they_were_written() => Placed.List[0, 5].Sample(frames =>
    {
        var bytes = Frames.WritePlaced(frames);
        return Frames.ReadPlaced(bytes, out _) is { } read && read.Count == frames.Count && Frames.WritePlaced(read).AsSpan().SequenceEqual(bytes);
    });

    [Fact]
    public void Arbitrary_bytes_never_throw() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        var header = EntryHeader.Read(bytes, out var fault);
        return (header is null) == (fault is not null)
            && (Frames.Read(bytes, out fault) is null) == (fault is not null)
            && (Frames.ReadPlaced(bytes, out fault) is null) == (fault is not null);
    });

    [Fact]
    public void Changed_bytes_never_throw_and_what_still_reads_is_written_the_same() =>
        Gen.Select(Placed.List[1, 3], Gen.Int[0, 2000], Gen.Byte, Gen.Int[0, 40]).Sample((frames, at, value, cut) =>
        {
            var bytes = Frames.WritePlaced(frames);
            bytes[at % bytes.Length] = value;
            bytes = bytes[..^Math.Min(cut, bytes.Length)];
            return Frames.ReadPlaced(bytes, out var fault) is { } read ? Frames.WritePlaced(read).AsSpan().SequenceEqual(bytes) : fault is not null;
        });

    [Fact]
    public void The_inside_of_a_body_reads_back_and_arbitrary_insides_never_throw()
    {
        Gen.Byte.Array[0, 3000].Sample(payload =>
        {
            var body = new EntryBody(1, new(new byte[8], 7, new byte[32], 9, new byte[32]), 11, 64, 1, payload);
            var bytes = EntryBody.Pad(body.Core(), [new(0, new byte[16]), new(1, new byte[16])]);
            return bytes.Length == Padme.Pad(bytes.Length)
                && EntryBody.Read(bytes, out var tags) is { } read && tags.Count == 2 && read.Core().AsSpan().SequenceEqual(body.Core());
        });
        Gen.Byte.Array[0, 2000].Sample(bytes => { EntryBody.Read(bytes, out _); });
    }

    [Fact]
    public void Padding_that_is_not_zero_or_not_exact_is_refused()
    {
        var body = new EntryBody(0, new(new byte[8], 1, new byte[32], 1, new byte[32]), 1, 64, 1, []);
        var bytes = EntryBody.Pad(body.Core(), []);
        Assert.NotNull(EntryBody.Read(bytes, out _));
        Assert.Null(EntryBody.Read([.. bytes, 0], out _));
        bytes[^1] = 1;
        Assert.Null(EntryBody.Read(bytes, out _));
    }
}
