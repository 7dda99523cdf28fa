using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>What the inviter leaves with the server: readable with the ticket only (protocol.md 4.3).</summary>
/// <param name="Public">The inviter's public key.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record Offer(byte[] Public, Id16 Space, string Name)
{
    public byte[] Seal(Draw draw, Ticket ticket) =>
        [.. Public, .. Gcm.Seal(draw, Key(ticket), Fields.Join(Space.ToBytes(), DisplayName.ToField(Name)), Aad(ticket.Invite, Public))];

    /// <summary>Throws <c>invite_bad</c> if the offer does not open, its key is not the ticket's, or it is the reader's own.</summary>
    public static Offer Open(Ticket ticket, Identity reader, byte[] bytes)
    {
        if (bytes.Length > P256.PointLength)
        {
            var point = bytes[..P256.PointLength];
            var plain = Gcm.Open(Key(ticket), bytes.AsSpan(P256.PointLength), Aad(ticket.Invite, point));
            if (plain is { Length: Id16.Length + DisplayName.FieldLength }
                && Identity.HashOf(point).AsSpan().SequenceEqual(ticket.InviterHash)
                && !reader.Hash.AsSpan().SequenceEqual(ticket.InviterHash)
                && P256.IsPoint(point)
                && DisplayName.Read(plain[Id16.Length..]) is { } name)
            {
                return new(point, Id16.Read(plain), name);
            }
        }

        throw new VaultException("invite_bad");
    }

    private static byte[] Key(Ticket ticket) => Kdf.Hkdf(ticket.Secret, null, Labels.With(Labels.Invite, ticket.Invite.ToBytes()));

    private static byte[] Aad(Id16 invite, byte[] point) => Labels.With(Labels.InviteAad, invite.ToBytes(), point);
}
