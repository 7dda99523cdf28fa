using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.Openness;

/// <summary>A telling while it is written. Nothing in it is chosen for its author: a choice that is already made would accuse.</summary>
/// <param name="Day">The day it happened, where its author is.</param>
/// <param name="Time">About when on that day.</param>
public sealed record Untold(Matter? Matter = null, string What = "", DateOnly? Day = null, TimeOnly? Time = null, string Next = "")
{
    /// <summary>Nothing written.</summary>
    public static Untold Blank { get; } = new();

    /// <summary>Why there is nothing to tell yet, or null.</summary>
    public string? WhyNot() =>
        Matter is null ? OpennessRefusals.NotAChoice
        : string.IsNullOrWhiteSpace(What) ? OpennessRefusals.NothingTold
        : Day is null || Time is null ? OpennessRefusals.NoTime
        : null;

    /// <summary>What is told; null while there is nothing to tell.</summary>
    public Telling? In(TimeZoneInfo zone)
    {
        if (WhyNot() is not null)
        {
            return null;
        }

        var happened = Day!.Value.ToDateTime(Time!.Value);
        return new(Matter!.Value, What, new(happened, zone.GetUtcOffset(happened)), Next);
    }

    /// <summary>The words to keep on the device while they are typed.</summary>
    public string ToText() => JsonSerializer.Serialize(this, OpennessJson.Default.Untold);

    /// <summary>Reads kept words; nothing written for what is no telling.</summary>
    public static Untold Read(string text) => KeptJson.Read(text, OpennessJson.Default.Untold) ?? Blank;
}
