using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Somebody the person has met (protocol.md 6.6, kind 17).</summary>
/// <param name="Public">65 bytes.</param>
/// <param name="Secret">S_inv, 32 bytes.</param>
/// <param name="Provenance">One of <see cref="Met"/>, <see cref="Compared"/>, 3 introduced.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record Contact(byte[] Public, byte[] Secret, byte Provenance, Id16 Space, Id16 Invite)
{
    /// <summary>The ticket was handed over; the words may not have been compared.</summary>
    public const byte Met = 1;

    /// <summary>The person said that the words match.</summary>
    public const byte Compared = 2;

    public static Contact? Read(byte[] payload)
    {
        var reader = new Reader(payload);
        var contact = new Contact(reader.Fixed(P256.PointLength), reader.Fixed(32), reader.U8(), reader.Id(), reader.Id());
        return reader.Ended ? contact : null;
    }

    public byte[] ToBytes() => Fields.Join(Public, Secret, [Provenance], Space.ToBytes(), Invite.ToBytes());
}

/// <summary>A contact with what its key and the caller's give together.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Friend(Contact Contact, byte[] PairSecret)
{
    /// <summary>Key hash of the contact's identity.</summary>
    public byte[] Hash { get; } = Identity.HashOf(Contact.Public);

    /// <summary>Null if the contact's key is not a point on the curve.</summary>
    public static Friend? Of(Identity me, Contact contact) =>
        Vault.PairSecret.Of(me.Pair, contact.Public, contact.Secret) is { } secret ? new(contact, secret) : null;
}
