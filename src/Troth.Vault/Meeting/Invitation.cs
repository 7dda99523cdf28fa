using Troth.Protocol;

namespace Troth.Vault;

/// <summary>An invitation the account has made (protocol.md 6.6, kind 21).</summary>
/// <param name="Secret">S_inv, 32 bytes.</param>
/// <param name="Expires">Milliseconds since 1970.</param>
internal sealed record Invitation(Id16 Invite, Id16 Space, byte[] Secret, long Expires)
{
    public static Invitation? Read(byte[] payload)
    {
        var reader = new Reader(payload);
        var invitation = new Invitation(reader.Id(), reader.Id(), reader.Fixed(32), reader.U64());
        return reader.Ended ? invitation : null;
    }

    public byte[] ToBytes() => Fields.Join(Invite.ToBytes(), Space.ToBytes(), Secret, Fields.U64(Expires));
}
