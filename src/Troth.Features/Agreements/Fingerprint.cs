using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>
/// The content hash that both consents name: SHA-256 over one canonical form. Every field is written as its length in bytes, a colon and its UTF-8 bytes,
/// so that no two contents share a form. It is no secret and needs no key: it only makes sure that both said yes to the same words.
/// </summary>
public static class Fingerprint
{
    private const string Form = "troth.agreement.1";

    /// <summary>The hash of a wording, 64 lower-case hex digits.</summary>
    /// <param name="author">Whoever proposed it; it matters only where one of the two is bound.</param>
    public static string Of(Id16 agreement, string? basedOn, Id16 author, Terms terms)
    {
        var form = new StringBuilder();
        foreach (var field in Fields(agreement, basedOn, author, terms))
        {
            form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }

    private static IEnumerable<string> Fields(Id16 agreement, string? basedOn, Id16 author, Terms terms) =>
    [
        Form,
        agreement.ToString(),
        basedOn ?? "",
        terms.Text,
        terms.Purpose,
        terms.Category.ToString(),
        terms.Binds == Bound.Both ? "both" : $"{terms.Binds} {author}",
        Day(terms.Starts),
        Day(terms.ReviewOn),
        terms.EndsOn is { } end ? Day(end) : "",
        terms.Missed,
        terms.Exceptions,
    ];

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
