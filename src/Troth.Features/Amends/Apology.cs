using System.Collections.Immutable;
using System.Text.Json;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Amends;

/// <summary>A part of an apology. The first three are needed (R27); <see cref="Asking"/> is left out unless its author switches it on.</summary>
public enum Part
{
    Did,
    Harm,
    Repair,
    Regret,
    Understand,
    Change,
    Asking,
}

/// <summary>What the other may say to an apology. There is no third word for forgiving: that is nobody's to ask for.</summary>
public enum Reaction
{
    Heard,
    NotYet,
}

/// <summary>An apology that was sent.</summary>
/// <param name="Entry">Where its words stand in the log.</param>
/// <param name="Reaction">What the other says to it now, or null.</param>
public sealed record Apology(Id16 Id, Id16 Entry, Stamp By, ImmutableSortedDictionary<Part, string> Parts, Reaction? Reaction = null)
{
    /// <summary>Longest part, characters.</summary>
    public const int Longest = 2_000;

    /// <summary>The parts that an apology needs.</summary>
    public static IReadOnlyList<Part> Needed { get; } = [Part.Did, Part.Harm, Part.Repair];

    /// <summary>An apology in which nothing is written yet.</summary>
    public static ImmutableSortedDictionary<Part, string> Blank { get; } = ImmutableSortedDictionary<Part, string>.Empty;

    /// <summary>What it is called in a list.</summary>
    public string Title => FirstLine.Of(Parts[Part.Did]);

    /// <summary>Why this can be no apology, or null.</summary>
    public static string? WhyNot(IReadOnlyDictionary<Part, string> parts) =>
        Needed.FirstOrDefault(part => string.IsNullOrWhiteSpace(parts.GetValueOrDefault(part)), Part.Asking) switch
        {
            Part.Did => AmendRefusals.NothingDone,
            Part.Harm => AmendRefusals.NoHarm,
            Part.Repair => AmendRefusals.NoRepair,
            _ => parts.Any(p => !Enum.IsDefined(p.Key) || string.IsNullOrWhiteSpace(p.Value) || p.Value.Length > Longest) ? AmendRefusals.TooLong : null,
        };

    /// <summary>The same without what is empty, and without blanks around the rest.</summary>
    public static ImmutableSortedDictionary<Part, string> Trimmed(ImmutableSortedDictionary<Part, string> parts) =>
        parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).ToImmutableSortedDictionary(p => p.Key, p => p.Value.Trim());

    /// <summary>The words to keep on the device.</summary>
    public static string ToText(ImmutableSortedDictionary<Part, string> parts) => JsonSerializer.Serialize(new(default, parts), AmendJson.Default.Apologised);

    /// <summary>Reads kept words; a blank apology where there are none.</summary>
    public static ImmutableSortedDictionary<Part, string> Read(string kept) =>
        KeptJson.Read(kept, AmendJson.Default.Apologised)?.Parts.ToImmutableSortedDictionary() ?? Blank;
}
