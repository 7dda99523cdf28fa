using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.Openness;

/// <summary>A small note about a day; each part may be empty.</summary>
/// <param name="Did">What I did.</param>
/// <param name="Felt">What I felt.</param>
/// <param name="Why">Why I decided as I did.</param>
public sealed record DayNote(string Did = "", string Felt = "", string Why = "")
{
    /// <summary>Longest part, characters.</summary>
    public const int Longest = 600;

    /// <summary>Nothing written.</summary>
    public static DayNote Blank { get; } = new();

    /// <summary>Why this is no note, or null.</summary>
    public string? WhyNot() =>
        string.IsNullOrWhiteSpace(Did + Felt + Why) ? OpennessRefusals.NothingWritten
        : Math.Max(Did.Length, Math.Max(Felt.Length, Why.Length)) > Longest ? OpennessRefusals.TooLong
        : null;

    /// <summary>The same without blanks around what was typed.</summary>
    public DayNote Trimmed() => new(Did.Trim(), Felt.Trim(), Why.Trim());

    /// <summary>The words to keep on the device while they are typed on a day.</summary>
    public string ToText(DateOnly day) => JsonSerializer.Serialize(new OpennessEvent.Noted(day, this), OpennessJson.Default.Noted);

    /// <summary>Reads words kept on that day; null for those of another day, and for what is no note.</summary>
    public static DayNote? Read(string text, DateOnly day) =>
        KeptJson.Read(text, OpennessJson.Default.Noted) is { } kept && kept.Day == day ? kept.Note : null;
}
