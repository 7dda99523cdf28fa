using System.Text;

namespace Troth.Protocol;

/// <summary>The registry of labels: every HMAC, HKDF and AAD use has exactly one (protocol.md 1.1).</summary>
public static class Labels
{
    public const string Salt = "troth/salt/1";
    public const string PasswordKey = "troth/kek/1";
    public const string Auth = "troth/auth/1";
    public const string Check = "troth/check/1";
    public const string SlotAad = "troth/slot/aad/1";
    public const string SlotSeal = "troth/slot/seal/1";
    public const string KitKey = "troth/slot/kit/1";
    public const string KitAuth = "troth/slot/kit-auth/1";
    public const string PersonalKey = "troth/amk/personal/1";
    public const string PersonalWrapAad = "troth/amk/wrap/1";
    public const string LocalKey = "troth/ldk/1";
    public const string LocalKeyAad = "troth/ldk/aad/1";
    public const string LocalAad = "troth/local/aad/1";
    public const string Erase = "troth/erase/1";
    public const string SelfTag = "troth/selftag/1";
    public const string Blind = "troth/blind/1";
    public const string BlindAad = "troth/blind/aad/1";
    public const string BlindCommit = "troth/blind/commit/1";
    public const string Letter = "troth/letter/1";
    public const string LetterInfo = "troth/letter/info/1";
    public const string Identity = "troth/identity/1";
    public const string Pair = "troth/pair/1";
    public const string Words = "troth/words/1";
    public const string Invite = "troth/invite/1";
    public const string InviteAad = "troth/invite/aad/1";
    public const string Join = "troth/join/1";
    public const string JoinInfo = "troth/join/info/1";
    public const string Psk = "troth/psk/1";
    public const string Wrap = "troth/wrap/1";
    public const string EpochCommit = "troth/ec/1";
    public const string Members = "troth/members/1";
    public const string Entry = "troth/entry/1";
    public const string Tag = "troth/tag/1";
    public const string Chain = "troth/chain/1";
    public const string StateWords = "troth/state-words/1";

    /// <summary>L(label, fields…): the label in ASCII, a zero byte, the fields one after another (protocol.md 1).</summary>
    public static byte[] With(string label, params ReadOnlySpan<byte[]> fields)
    {
        var length = label.Length + 1;
        foreach (var field in fields)
        {
            length += field.Length;
        }

        var bytes = new byte[length];
        var at = Encoding.ASCII.GetBytes(label, bytes) + 1;
        foreach (var field in fields)
        {
            field.CopyTo(bytes, at);
            at += field.Length;
        }

        return bytes;
    }
}
