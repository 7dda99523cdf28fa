using System.Buffers.Binary;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Choices that a seed settles.</summary>
internal sealed class Chance(string seed)
{
    private readonly Draw _draw = Fixed.Draw(seed);

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _draw(bytes);
        return bytes;
    }

    /// <summary>A number below a bound.</summary>
    public int Below(int bound) => (int)(BinaryPrimitives.ReadUInt32BigEndian(Bytes(4)) % (uint)bound);

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
