using System.Numerics;

namespace Troth.Protocol;

/// <summary>Padded lengths that leak O(log log n) bits, with a floor of 1 KiB so that short things look alike (protocol.md 6.2).</summary>
public static class Padme
{
    /// <summary>The least padded length, in bytes.</summary>
    public const int Floor = 1024;

    /// <summary>The padded length for <paramref name="length"/> bytes.</summary>
    public static int Pad(int length)
    {
        if (length <= Floor)
        {
            return Floor;
        }

        var exponent = BitOperations.Log2((uint)length);
        var digits = BitOperations.Log2((uint)exponent) + 1;
        var mask = (1 << (exponent - digits)) - 1;
        return (length + mask) & ~mask;
    }
}
