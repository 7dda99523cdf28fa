using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Words that open only when their key is published; the commitment makes one blob open to one text only (protocol.md 7).</summary>
[UnsupportedOSPlatform("browser")]
internal static class BlindBox
{
    public static byte[] Seal(Draw draw, byte[] key, (Id16 Space, Id16 Entry) at, byte[] words) =>
        [.. Commitment(key), .. Gcm.Seal(draw, key, words, Aad(at.Space, at.Entry))];

    /// <summary>The words, or null if they do not open under the key.</summary>
    public static byte[]? Open(Blind blind) =>
        blind.Key.Length == 32 && blind.Sealed.AsSpan().StartsWith(Commitment(blind.Key))
            ? Gcm.Open(blind.Key, blind.Sealed.AsSpan(32), Aad(blind.Space, blind.Entry))
            : null;

    private static byte[] Commitment(byte[] key) => SHA256.HashData(Labels.With(Labels.BlindCommit, key));

    private static byte[] Aad(Id16 space, Id16 entry) => Labels.With(Labels.BlindAad, space.ToBytes(), entry.ToBytes());
}
