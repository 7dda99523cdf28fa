using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>The joiner's answer: made with the ticket, readable by the inviter only (protocol.md 4.3).</summary>
/// <param name="Public">The joiner's public key.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record Claim(byte[] Public, string Name)
{
    private const int PlainLength = P256.PointLength + DisplayName.FieldLength;

    public byte[] Seal(Draw draw, Ticket ticket, byte[] inviter) =>
        Hpke.Seal(draw, inviter, Scope(ticket), Fields.Join(Public, DisplayName.ToField(Name)));

    /// <summary>Null for a claim that was not made with the ticket.</summary>
    public static Claim? Open(KeyPair inviter, Ticket ticket, byte[] bytes) =>
        Hpke.Open(inviter, Scope(ticket), bytes, []) is { Length: PlainLength } plain
        && P256.IsPoint(plain[..P256.PointLength])
        && DisplayName.Read(plain[P256.PointLength..]) is { } name
            ? new(plain[..P256.PointLength], name)
            : null;

    private static HpkeScope Scope(Ticket ticket)
    {
        var invite = ticket.Invite.ToBytes();
        var psk = Kdf.Hkdf(ticket.Secret, null, Labels.With(Labels.Join, invite));
        return new(Labels.With(Labels.JoinInfo, invite, ticket.InviterHash), psk, invite);
    }
}
