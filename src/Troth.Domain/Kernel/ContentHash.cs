using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Troth.Domain;

/// <summary>
/// The hash that consents name: SHA-256 over one canonical form. Every field is written as its length in bytes, a colon and its UTF-8 bytes, so that no two
/// contents share a form. It is no secret and needs no key: it only makes sure that both said yes to the same words.
/// </summary>
public static class ContentHash
{
    /// <summary>The hash of some fields in order, 64 lower-case hex digits.</summary>
    public static string Of(IEnumerable<string> fields)
    {
        var form = new StringBuilder();
        foreach (var field in fields)
        {
            form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }

    /// <summary>A day as a field.</summary>
    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
