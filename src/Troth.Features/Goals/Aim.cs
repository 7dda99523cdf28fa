using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.Goals;

/// <summary>What a goal is.</summary>
/// <param name="Sign">How one will know that it is reached.</param>
/// <param name="DueOn">The day on which whoever goes for it looks back.</param>
/// <param name="ForBoth">Whether it is meant for both; it is theirs once the other has said yes.</param>
public sealed record Aim(string Text, string Sign, DateOnly DueOn, bool ForBoth = false)
{
    /// <summary>Longest text, sign, step or words, characters.</summary>
    public const int Longest = 300;

    /// <summary>Most days until the look back: a short goal is one that can be reached.</summary>
    public const int MostDays = 180;

    /// <summary>Days until the look back, unless another day is chosen.</summary>
    public const int UsualDays = 28;

    /// <summary>Why this can never be a goal, whatever day it is, or null.</summary>
    public string? WhyNot() =>
        string.IsNullOrWhiteSpace(Text) ? GoalRefusals.NothingWritten
        : string.IsNullOrWhiteSpace(Sign) ? GoalRefusals.NoSign
        : Math.Max(Text.Length, Sign.Length) > Longest ? GoalRefusals.TooLong
        : null;

    /// <summary>Why no look back can be on a day, or null.</summary>
    public static string? WhyNotOn(DateOnly? day, DateOnly today) => day is { } due && due > today && due <= today.AddDays(MostDays) ? null : GoalRefusals.DayOutOfReach;
}

/// <summary>A goal that is being written, for its author alone until it is set.</summary>
/// <param name="Steps">One step a line.</param>
public sealed record GoalDraft(Aim Aim, string Steps = "")
{
    /// <summary>The words to keep on the device.</summary>
    public string ToText() => JsonSerializer.Serialize(this, GoalJson.Default.GoalDraft);

    /// <summary>Reads kept words; null for what is no goal.</summary>
    public static GoalDraft? Read(string text) =>
        KeptJson.Read(text, GoalJson.Default.GoalDraft);
}
