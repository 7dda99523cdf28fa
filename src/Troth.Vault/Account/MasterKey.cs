using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>The account master key AMK with its version, and what stands below it (protocol.md 3.4, 3.6).</summary>
/// <param name="Bytes">32 bytes.</param>
/// <param name="Version">1 for the first.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record MasterKey(byte[] Bytes, uint Version)
{
    /// <summary>Wraps the personal space's epoch keys.</summary>
    public byte[] PersonalKey { get; } = Kdf.Hkdf(Bytes, null, Labels.With(Labels.PersonalKey));

    /// <summary>The device's LDK as it is stored beside the data, 60 bytes.</summary>
    public byte[] SealLocalKey(Draw draw, Id16 account, byte[] ldk) => Gcm.Seal(draw, LocalKey, ldk, LocalAad(account));

    /// <summary>The LDK, or null if these bytes do not open to one.</summary>
    public byte[]? OpenLocalKey(Id16 account, byte[] bytes) => Gcm.Open(LocalKey, bytes, LocalAad(account)) is { Length: 32 } ldk ? ldk : null;

    private byte[] LocalKey => Kdf.Hkdf(Bytes, null, Labels.With(Labels.LocalKey));

    private static byte[] LocalAad(Id16 account) => Labels.With(Labels.LocalKeyAad, account.ToBytes());
}
