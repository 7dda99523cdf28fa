using System.Buffers.Binary;

namespace Troth.Protocol;

/// <summary>One entry as it travels and is stored: header and body, with its place in the space once the server has given it one.</summary>
/// <param name="N">The place in the space, from 1; 0 while the server has not placed it.</param>
/// <param name="Header">108 bytes.</param>
/// <param name="Body">The sealed body, or empty once erased.</param>
public sealed record Frame(long N, byte[] Header, byte[] Body);

/// <summary>Reads and writes runs of frames (protocol.md 8). Reading is total: bad bytes give a fault by name, never an exception.</summary>
public static class Frames
{
    /// <summary>The media type of frames.</summary>
    public const string MediaType = "application/vnd.troth.log";

    /// <summary>Writes frames for the server: <c>u32 len | header | body</c>.</summary>
    public static byte[] Write(IReadOnlyCollection<Frame> frames) => Join(frames, placed: false);

    /// <summary>Writes frames from the server: <c>u64 n | u32 len | header | body</c>.</summary>
    public static byte[] WritePlaced(IReadOnlyCollection<Frame> frames) => Join(frames, placed: true);

    /// <summary>Reads frames sent to the server, or null with the fault: <c>truncated</c>, <c>length</c>, or a fault of <see cref="EntryHeader.Read"/>.</summary>
    public static List<Frame>? Read(ReadOnlySpan<byte> bytes, out string? fault) => Split(bytes, placed: false, out fault);

    /// <summary>Reads frames sent by the server, or null with the fault; a body of length 0 is an erased one.</summary>
    public static List<Frame>? ReadPlaced(ReadOnlySpan<byte> bytes, out string? fault) => Split(bytes, placed: true, out fault);

    private static byte[] Join(IReadOnlyCollection<Frame> frames, bool placed)
    {
        var prefix = placed ? 12 : 4;
        var bytes = new byte[frames.Sum(frame => prefix + EntryHeader.Length + frame.Body.Length)];
        var at = 0;
        foreach (var frame in frames)
        {
            if (placed)
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), (ulong)frame.N);
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at + prefix - 4), (uint)frame.Body.Length);
            frame.Header.CopyTo(bytes, at + prefix);
            frame.Body.CopyTo(bytes, at + prefix + EntryHeader.Length);
            at += prefix + EntryHeader.Length + frame.Body.Length;
        }

        return bytes;
    }

    private static List<Frame>? Split(ReadOnlySpan<byte> bytes, bool placed, out string? fault)
    {
        var prefix = placed ? 12 : 4;
        var frames = new List<Frame>();
        while (!bytes.IsEmpty)
        {
            if (bytes.Length < prefix + EntryHeader.Length)
            {
                fault = "truncated";
                return null;
            }

            var n = placed ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(prefix - 4)..]);
            var header = EntryHeader.Read(bytes[prefix..], out fault);
            if (header is null)
            {
                return null;
            }

            if (n > long.MaxValue || (length != header.BodyLength && !(placed && length == 0)))
            {
                fault = "length";
                return null;
            }

            var end = prefix + EntryHeader.Length + (int)length;
            if (bytes.Length < end)
            {
                fault = "truncated";
                return null;
            }

            frames.Add(new((long)n, bytes[prefix..(prefix + EntryHeader.Length)].ToArray(), bytes[(prefix + EntryHeader.Length)..end].ToArray()));
            bytes = bytes[end..];
        }

        fault = null;
        return frames;
    }
}
