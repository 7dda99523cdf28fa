using System.Security.Cryptography;

namespace Troth.Vault;

/// <summary>HKDF and HMAC with SHA-256, as protocol.md 1 writes them.</summary>
internal static class Kdf
{
    private static readonly byte[] NoSalt = new byte[32];

    /// <summary>HKDF(ikm, salt, info, n), RFC 5869.</summary>
    /// <param name="salt">Null for <i>no salt</i>: 32 zero bytes.</param>
    public static byte[] Hkdf(byte[] ikm, byte[]? salt, byte[] info, int length = 32) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ikm, length, salt ?? NoSalt, info);

    public static byte[] Hmac(byte[] key, byte[] data) => HMACSHA256.HashData(key, data);
}
