using System.Buffers.Binary;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Reads fixed fields from untrusted bytes. Reading is total: past the end it yields zeros and <see cref="Failed"/> turns true.</summary>
internal ref struct Reader(ReadOnlySpan<byte> bytes)
{
    private static readonly byte[] Nothing = new byte[256];

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether something was asked for that was not there.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether everything was read and nothing is left.</summary>
    public readonly bool Ended => !Failed && _rest.IsEmpty;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte U8() => Next(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16BigEndian(Next(2));

    public uint U32() => BinaryPrimitives.ReadUInt32BigEndian(Next(4));

    /// <summary>A u64 that fits a signed number; a larger one fails.</summary>
    public long U64()
    {
        var value = BinaryPrimitives.ReadUInt64BigEndian(Next(8));
        Failed |= value > long.MaxValue;
        return value > long.MaxValue ? 0 : (long)value;
    }

    public Id16 Id() => Id16.Read(Next(Id16.Length));

    /// <summary>A field of fixed width, at most 256 bytes.</summary>
    public byte[] Fixed(int length) => Next(length).ToArray();

    /// <summary>A field whose length was read from the bytes themselves.</summary>
    public byte[] Counted(uint length)
    {
        Failed |= length > _rest.Length;
        return Failed ? [] : Next((int)length).ToArray();
    }

    private ReadOnlySpan<byte> Next(int length)
    {
        Failed |= length > _rest.Length;
        if (Failed)
        {
            return Nothing.AsSpan(0, length);
        }

        var next = _rest[..length];
        _rest = _rest[length..];
        return next;
    }
}
