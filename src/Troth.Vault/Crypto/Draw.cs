using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Fills bytes from a random source: the system's, or a fixed one where golden files are made.</summary>
internal delegate void Draw(Span<byte> bytes);

/// <summary>What is drawn at random.</summary>
internal static class Draws
{
    /// <summary>n random bytes.</summary>
    public static byte[] Bytes(this Draw draw, int n)
    {
        var bytes = new byte[n];
        draw(bytes);
        return bytes;
    }

    /// <summary>A new id.</summary>
    public static Id16 Id(this Draw draw) => Id16.Read(draw.Bytes(Id16.Length));
}
