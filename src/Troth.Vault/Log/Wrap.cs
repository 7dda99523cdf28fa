using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>What a wrap is bound to (protocol.md 5.2).</summary>
/// <param name="Commitment">epoch_commit, 32 bytes.</param>
/// <param name="ListHash">Member list hash, 32 bytes.</param>
internal sealed record WrapScope(Id16 Space, uint Epoch, byte[] Commitment, byte[] ListHash)
{
    public byte[] Info(Id16 receiver) =>
        Labels.With(Labels.Wrap, Space.ToBytes(), Fields.U32(Epoch), Commitment, ListHash, receiver.ToBytes());
}

/// <summary>An epoch's key, wrapped: form 1 below the account master key (protocol.md 3.4), form 2 for another member (5.2).</summary>
[UnsupportedOSPlatform("browser")]
internal static class Wrap
{
    private const byte Personal = 1;
    private const byte Shared = 2;
    private const int KeyLength = 32;
    private const int SharedLength = 178;

    public static byte[] SealPersonal(Draw draw, byte[] personalKey, (Id16 Space, uint Epoch) of, byte[] key) =>
        [Personal, .. Gcm.Seal(draw, personalKey, key, PersonalAad(of.Space, of.Epoch))];

    /// <summary>The key in a wrap of form 1, or null.</summary>
    public static byte[]? OpenPersonal(byte[] personalKey, Id16 space, EpochWrap wrap) =>
        wrap.Blob is [Personal, ..] && Gcm.Open(personalKey, wrap.Blob.AsSpan(1), PersonalAad(space, wrap.Epoch)) is { Length: KeyLength } key ? key : null;

    /// <summary>A wrap of form 2 for a contact, under its ref in the new epoch.</summary>
    public static byte[] SealShared(Draw draw, WrapScope scope, (Id16 Receiver, Friend Friend) to, byte[] key) =>
        [Shared, .. Hpke.Seal(draw, to.Friend.Contact.Public, ScopeFor(scope, to.Receiver, to.Friend.PairSecret), key), .. scope.Commitment, .. scope.ListHash];

    /// <summary>The scope that a wrap of form 2 names, or null if it is none.</summary>
    public static WrapScope? ScopeOf(Id16 space, EpochWrap wrap) =>
        wrap.Blob is { Length: SharedLength } and [Shared, ..] ? new(space, wrap.Epoch, wrap.Blob[114..146], wrap.Blob[146..]) : null;

    /// <summary>The key in a wrap of form 2 for the caller under its ref in the new epoch, or null.</summary>
    public static byte[]? OpenShared(KeyPair mine, WrapScope scope, (Id16 Receiver, byte[] PairSecret) to, byte[] blob) =>
        Hpke.Open(mine, ScopeFor(scope, to.Receiver, to.PairSecret), blob.AsSpan(1, 113), []) is { Length: KeyLength } key ? key : null;

    private static HpkeScope ScopeFor(WrapScope scope, Id16 receiver, byte[] pairSecret) => new(
        scope.Info(receiver),
        Kdf.Hkdf(pairSecret, null, Labels.With(Labels.Psk, scope.Space.ToBytes())),
        Labels.With(Labels.Psk));

    private static byte[] PersonalAad(Id16 space, uint epoch) => Labels.With(Labels.PersonalWrapAad, space.ToBytes(), Fields.U32(epoch));
}
