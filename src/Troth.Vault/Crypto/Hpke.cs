using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Troth.Vault;

/// <summary>What both sides of an HPKE message agree on; which fields are set gives the mode (RFC 9180, 5).</summary>
/// <param name="Info">Application info.</param>
/// <param name="Psk">Pre-shared key of the psk modes, with <paramref name="PskId"/>; empty in the others.</param>
/// <param name="Sender">The sender's public key in the auth modes.</param>
internal sealed record HpkeScope(byte[] Info, byte[] Psk, byte[] PskId, byte[]? Sender = null)
{
    /// <summary>Bytes in the AEAD's key: 32 for AES-256-GCM, 16 for the AES-128-GCM of the RFC's vectors.</summary>
    public int KeyLength { get; init; } = 32;

    /// <summary>base 0, psk 1, auth 2, auth_psk 3.</summary>
    public byte Mode => (byte)((Psk.Length > 0 ? 1 : 0) | (Sender is null ? 0 : 2));

    /// <summary>Base mode.</summary>
    public static HpkeScope Base(byte[] info) => new(info, [], []);
}

/// <summary>HPKE, RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-GCM; single-shot, sequence number 0 (protocol.md 1.2).</summary>
[UnsupportedOSPlatform("browser")]
internal static class Hpke
{
    private static readonly byte[] KemSuite = [.. "KEM"u8, 0x00, 0x10];

    /// <summary>Bytes that sealing adds: the encapsulated key and the tag.</summary>
    public const int Overhead = P256.PointLength + Gcm.TagLength;

    /// <summary>Seals to a receiver: <c>enc[65] || ciphertext</c>.</summary>
    /// <param name="receiver">The receiver's public key; not a point on the curve: <see cref="CryptographicException"/>.</param>
    public static byte[] Seal(Draw draw, byte[] receiver, HpkeScope scope, byte[] plain) =>
        Seal(P256.NewPair(draw), receiver, scope, plain, [], null);

    /// <summary>The same with a given ephemeral pair, and the sender's own pair in the auth modes.</summary>
    public static byte[] Seal(KeyPair ephemeral, byte[] receiver, HpkeScope scope, byte[] plain, byte[] aad, KeyPair? sender)
    {
        byte[] secrets = [.. Agree(ephemeral, receiver), .. sender is null ? [] : Agree(sender, receiver)];
        var shared = Encapsulated(secrets, [.. ephemeral.Public, .. receiver, .. sender?.Public ?? []]);
        var (key, nonce) = Schedule(shared, scope);
        return [.. ephemeral.Public, .. Gcm.SealWith(key, nonce, plain, aad)];
    }

    /// <summary>Opens <c>enc[65] || ciphertext</c>, or null.</summary>
    public static byte[]? Open(KeyPair receiver, HpkeScope scope, ReadOnlySpan<byte> bytes, byte[] aad)
    {
        if (bytes.Length < Overhead || Receive(receiver, bytes[..P256.PointLength].ToArray(), scope) is not { } shared)
        {
            return null;
        }

        var (key, nonce) = Schedule(shared, scope);
        return Gcm.OpenWith(key, nonce, bytes[P256.PointLength..], aad);
    }

    /// <summary>The receiver's shared secret, or null if a public key is no point.</summary>
    internal static byte[]? Receive(KeyPair receiver, byte[] enc, HpkeScope scope)
    {
        var first = P256.Agree(receiver, enc);
        var second = scope.Sender is null ? [] : P256.Agree(receiver, scope.Sender);
        return first is null || second is null ? null : Encapsulated([.. first, .. second], [.. enc, .. receiver.Public, .. scope.Sender ?? []]);
    }

    /// <summary>Key and base nonce (RFC 9180, 5.1).</summary>
    internal static (byte[] Key, byte[] Nonce) Schedule(byte[] shared, HpkeScope scope)
    {
        byte[] suite = [.. "HPKE"u8, 0x00, 0x10, 0x00, 0x01, 0x00, (byte)(scope.KeyLength == 32 ? 2 : 1)];
        byte[] context = [scope.Mode, .. Extract(suite, [], "psk_id_hash"u8, scope.PskId), .. Extract(suite, [], "info_hash"u8, scope.Info)];
        var secret = Extract(suite, shared, "secret"u8, scope.Psk);
        return (Expand(suite, secret, "key"u8, (context, scope.KeyLength)), Expand(suite, secret, "base_nonce"u8, (context, Gcm.NonceLength)));
    }

    private static byte[] Agree(KeyPair mine, byte[] point) => P256.Agree(mine, point) ?? throw new CryptographicException("Not a point on P-256.");

    private static byte[] Encapsulated(byte[] secrets, byte[] context) =>
        Expand(KemSuite, Extract(KemSuite, [], "eae_prk"u8, secrets), "shared_secret"u8, (context, 32));

    private static byte[] Extract(byte[] suite, byte[] salt, ReadOnlySpan<byte> label, byte[] ikm) =>
        HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. label, .. ikm], salt);

    private static byte[] Expand(byte[] suite, byte[] prk, ReadOnlySpan<byte> label, (byte[] Info, int Length) wanted) =>
        HKDF.Expand(HashAlgorithmName.SHA256, prk, wanted.Length, [.. Fields.U16(wanted.Length), .. "HPKE-v1"u8, .. suite, .. label, .. wanted.Info]);
}
