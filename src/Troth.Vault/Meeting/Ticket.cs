using System.Buffers.Text;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>What is handed over in person, as a QR code or link fragment (protocol.md 4.3).</summary>
/// <param name="Secret">S_inv, 32 bytes.</param>
/// <param name="InviterHash">Key hash of the inviter, 32 bytes.</param>
internal sealed record Ticket(Id16 Invite, byte[] Secret, byte[] InviterHash)
{
    private const byte Format = 1;
    private const int Length = 81;
    private const int TextLength = 108;

    public string Write() => Base64Url.EncodeToString(Fields.Join([Format], Invite.ToBytes(), Secret, InviterHash));

    /// <summary>Throws <c>invite_bad</c> for text that is no ticket.</summary>
    public static Ticket Read(string text)
    {
        if (text.Length != TextLength || !Base64Url.IsValid(text, out var length) || length != Length)
        {
            throw new VaultException("invite_bad");
        }

        var reader = new Reader(Base64Url.DecodeFromChars(text));
        return reader.U8() == Format ? new(reader.Id(), reader.Fixed(32), reader.Fixed(32)) : throw new VaultException("invite_bad");
    }
}
