using System.Security.Cryptography;

namespace Troth.Server.Store;

/// <summary>Erase tokens (protocol.md 6.5).</summary>
internal static class Tokens
{
    /// <summary>Bytes in a token.</summary>
    public const int Length = 32;

    /// <summary>Whether the token is the one whose hash a header carries.</summary>
    public static bool Match(ReadOnlySpan<byte> token, ReadOnlySpan<byte> hash) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(token), hash);
}
