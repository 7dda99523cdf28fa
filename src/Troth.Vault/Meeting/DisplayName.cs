using System.Text;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A display name of 1 to 40 characters in a field of 128 bytes: <c>u8 length | UTF-8, zero padded</c> (protocol.md 2, 4.3).</summary>
internal static class DisplayName
{
    public const int FieldLength = 128;

    private const int LongestCharacters = 40;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Throws <c>bad_input</c> for a name that is too short or too long.</summary>
    public static byte[] ToField(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (!Fits(name, bytes.Length) || Encoding.UTF8.GetString(bytes) != name)
        {
            throw new VaultException("bad_input"); // too short, too long, or half of a surrogate pair
        }

        var field = new byte[FieldLength];
        field[0] = (byte)bytes.Length;
        bytes.CopyTo(field, 1);
        return field;
    }

    /// <summary>The name in a field; null if it holds none.</summary>
    public static string? Read(byte[] field)
    {
        var length = field[0];
        if (length is 0 or > Limits.NameBytes || field.AsSpan(1 + length).ContainsAnyExcept((byte)0))
        {
            return null;
        }

        try
        {
            var name = Strict.GetString(field, 1, length);
            return Fits(name, length) ? name : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool Fits(string name, int bytes) => name.EnumerateRunes().Count() is >= 1 and <= LongestCharacters && bytes <= Limits.NameBytes;
}
