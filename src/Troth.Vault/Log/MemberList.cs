using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A member of an epoch under the name it has in this space only.</summary>
/// <param name="KeyHash">Key hash of its identity, 32 bytes.</param>
internal sealed record Member(Id16 Ref, byte[] KeyHash)
{
    public const int Length = 48;

    public bool Is(Member other) => Ref == other.Ref && KeyHash.AsSpan().SequenceEqual(other.KeyHash);
}

/// <summary>The members of an epoch, in the order that gives the author index (protocol.md 5).</summary>
internal sealed record MemberList(IReadOnlyList<Member> Members)
{
    /// <summary>SHA-256 of the list under its label, 32 bytes.</summary>
    public byte[] Hash => SHA256.HashData(Labels.With(Labels.Members, ToBytes()));

    public byte[] ToBytes() => Fields.Join([[(byte)Members.Count], .. Members.Select(member => Fields.Join(member.Ref.ToBytes(), member.KeyHash))]);

    /// <summary>Reads a list; null if it is empty, has a wrong length or names somebody twice.</summary>
    public static MemberList? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] == 0 || bytes.Length != 1 + (Member.Length * bytes[0]))
        {
            return null;
        }

        var reader = new Reader(bytes[1..]);
        var members = new List<Member>();
        for (var i = 0; i < bytes[0]; i++)
        {
            members.Add(new(reader.Id(), reader.Fixed(32)));
        }

        var distinct = members.Select(member => member.Ref).Distinct().Count() == members.Count
            && members.Select(member => Convert.ToHexString(member.KeyHash)).Distinct().Count() == members.Count;
        return distinct ? new(members) : null;
    }

    /// <summary>The place of a key hash, or -1.</summary>
    public int IndexOf(byte[] keyHash)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].KeyHash.AsSpan().SequenceEqual(keyHash))
            {
                return i;
            }
        }

        return -1;
    }
}
