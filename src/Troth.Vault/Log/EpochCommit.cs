using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>The payload of a commit (protocol.md 5.1).</summary>
/// <param name="Commitment">epoch_commit, 32 bytes.</param>
internal sealed record EpochCommit(uint Epoch, byte[] Commitment, byte Reason, MemberList Members)
{
    public const byte Created = 0;
    public const byte Joined = 1;

    /// <summary>The last reason there is: time has passed.</summary>
    public const byte Time = 4;

    private const int FixedLength = 37;

    /// <summary>epoch_commit of an epoch's key.</summary>
    public static byte[] Of(byte[] key) => SHA256.HashData(Labels.With(Labels.EpochCommit, key));

    public static EpochCommit? Read(byte[] payload)
    {
        if (payload.Length <= FixedLength || MemberList.Read(payload.AsSpan(FixedLength)) is not { } members)
        {
            return null;
        }

        var reader = new Reader(payload);
        return new(reader.U32(), reader.Fixed(32), reader.U8(), members);
    }

    public byte[] ToBytes() => Fields.Join(Fields.U32(Epoch), Commitment, [Reason], Members.ToBytes());
}
