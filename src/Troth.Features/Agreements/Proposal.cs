using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.Agreements;

/// <summary>A proposal that is being written, for its author alone until it is sent.</summary>
/// <param name="BasedOn">The wording that was in force when its author looked, or null.</param>
/// <param name="Answers">The proposal it is to replace, or null.</param>
public sealed record Proposal(Terms Terms, string? BasedOn = null, string? Answers = null)
{
    /// <summary>The words to keep on the device.</summary>
    public string ToText() => JsonSerializer.Serialize(this, AgreementJson.Default.Proposal);

    /// <summary>Reads kept words; null for what is no proposal.</summary>
    public static Proposal? Read(string text) =>
        KeptJson.Read(text, AgreementJson.Default.Proposal);
}
