using System.Collections.Immutable;
using System.Text.Json;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Impact;

/// <summary>Where a statement is, as its author says.</summary>
public enum Settling
{
    Open,
    Heard,
    Rests,
}

/// <summary>What the author of a statement says of one passage that the other wrote.</summary>
/// <param name="Passage">Its place in the reflection, from 0.</param>
/// <param name="Missing">What is missing, where it is not quite it; may be empty.</param>
public sealed record Mark(int Passage, bool Got, string Missing = "");

/// <summary>What the other understood, in own words.</summary>
/// <param name="Marks">The marks of its passages, by their place.</param>
public sealed record Reflection(Id16 Id, Stamp By, IReadOnlyList<string> Passages, ImmutableSortedDictionary<int, Mark> Marks)
{
    /// <summary>Whether every passage was marked as understood.</summary>
    public bool AllGot => Marks.Count == Passages.Count && Marks.Values.All(m => m.Got);

    /// <summary>Whether marks can stand here.</summary>
    public bool Takes(IReadOnlyList<Mark> marks) =>
        marks.Count > 0 && marks.All(m => m.Passage >= 0 && m.Passage < Passages.Count && m.Missing.Length <= Statement.LongestMissing && !(m.Got && m.Missing.Length > 0));
}

/// <summary>What something did to one of the two, and how the other heard it.</summary>
/// <param name="Entry">Where its words stand in the log.</param>
/// <param name="Reflections">In the order of the log.</param>
public sealed record Statement(Id16 Id, Id16 Entry, Stamp By, string Words, ImmutableList<Reflection> Reflections, Settling Settling = Settling.Open)
{
    /// <summary>Longest statement or reflection, characters.</summary>
    public const int Longest = 6_000;

    /// <summary>Longest words about what is missing, characters.</summary>
    public const int LongestMissing = 600;

    /// <summary>What it is called in a list.</summary>
    public string Title => FirstLine.Of(Words);

    /// <summary>The newest reflection, or null.</summary>
    public Reflection? Latest => Reflections.IsEmpty ? null : Reflections[^1];

    /// <summary>Marks to keep on the device until they are sent.</summary>
    public static string ToText(IReadOnlyList<Mark> marks) => JsonSerializer.Serialize(new(default, default, marks), ImpactJson.Default.Marked);

    /// <summary>Kept marks; none where there are none.</summary>
    public static IReadOnlyList<Mark> ReadMarks(string kept) => KeptJson.Read(kept, ImpactJson.Default.Marked)?.Marks ?? [];
}
