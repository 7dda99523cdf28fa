using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Troth.Vault;

/// <summary>GCM(key, plain, aad) = <c>nonce[12] || ciphertext || tag[16]</c> (protocol.md 1).</summary>
[UnsupportedOSPlatform("browser")]
internal static class Gcm
{
    public const int NonceLength = 12;
    public const int TagLength = 16;

    /// <summary>What sealing adds, in bytes.</summary>
    public const int Overhead = NonceLength + TagLength;

    public static byte[] Seal(Draw draw, byte[] key, byte[] plain, byte[] aad)
    {
        var nonce = draw.Bytes(NonceLength);
        return [.. nonce, .. SealWith(key, nonce, plain, aad)];
    }

    /// <summary>The plain bytes, or null if they do not open.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> aad) =>
        bytes.Length < Overhead ? null : OpenWith(key, bytes[..NonceLength], bytes[NonceLength..], aad);

    /// <summary><c>ciphertext || tag</c> under a nonce that was derived elsewhere.</summary>
    public static byte[] SealWith(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> aad)
    {
        var bytes = new byte[plain.Length + TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), aad);
        return bytes;
    }

    /// <summary>Opens what <see cref="SealWith"/> made, or null.</summary>
    public static byte[]? OpenWith(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> aad)
    {
        if (bytes.Length < TagLength)
        {
            return null;
        }

        var plain = new byte[bytes.Length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(nonce, bytes[..plain.Length], bytes[plain.Length..], plain, aad);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
