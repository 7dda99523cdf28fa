using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>The content hash of a wording, which both consents name.</summary>
public static class Fingerprint
{
    private const string Form = "troth.agreement.1";

    /// <summary>The hash of a wording, 64 lower-case hex digits.</summary>
    /// <param name="author">Whoever proposed it; it matters only where one of the two is bound.</param>
    public static string Of(Id16 agreement, string? basedOn, Id16 author, Terms terms) => ContentHash.Of(
    [
        Form,
        agreement.ToString(),
        basedOn ?? "",
        terms.Text,
        terms.Purpose,
        terms.Category.ToString(),
        terms.Binds == Bound.Both ? "both" : $"{terms.Binds} {author}",
        ContentHash.Day(terms.Starts),
        ContentHash.Day(terms.ReviewOn),
        terms.EndsOn is { } end ? ContentHash.Day(end) : "",
        terms.Missed,
        terms.Exceptions,
    ]);
}
