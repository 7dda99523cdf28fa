using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A head that one of the person's devices has verified: the payload of a head-pin (protocol.md 6.6).</summary>
/// <param name="N">The place.</param>
/// <param name="H">h_n, 32 bytes.</param>
public sealed record HeadPin(Id16 Space, long N, byte[] H)
{
    private const int Length = 16 + 8 + Chain.Length;

    /// <summary>The pin in a payload, or null.</summary>
    public static HeadPin? Read(byte[] payload)
    {
        var reader = new Reader(payload);
        return payload.Length == Length ? new(reader.Id(), reader.U64(), reader.Fixed(Chain.Length)) : null;
    }

    /// <summary><c>space | n u64 | h</c>.</summary>
    public byte[] ToBytes() => Fields.Join(Space.ToBytes(), Fields.U64(N), H);
}
