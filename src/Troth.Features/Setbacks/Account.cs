using System.Text.Json;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>What kind of setback it was.</summary>
public enum SetbackKind
{
    SomethingUntold,
    Contact,
    NotKept,
    Hurt,
    Distance,
    OldHabit,
    Other,
}

/// <summary>What was around when it happened. It explains the weather and excuses nothing.</summary>
public enum Around
{
    Tired,
    Hurry,
    Apart,
    Quarrel,
    Reminder,
    Drink,
    Alone,
}

/// <summary>A setback, named in plain words.</summary>
/// <param name="On">The day it happened, by its author's calendar.</param>
/// <param name="Touches">What it touched of all that the two have here, by its id (<see cref="Touched"/>).</param>
public sealed record Account(string Text, DateOnly On, SetbackKind Kind, IReadOnlyList<Around> Around, IReadOnlyList<Id16> Touches)
{
    /// <summary>Longest text here and under a step, characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>What a new form starts with.</summary>
    public static Account Blank(DateOnly today) => new("", today, SetbackKind.Other, [], []);

    /// <summary>Why this can never be a setback, whatever day it is, or null.</summary>
    public string? WhyNot() =>
        SetbackRefusals.OfWords(Text) ?? (Enum.IsDefined(Kind) && Around.All(Enum.IsDefined) ? null : SetbackRefusals.NotAChoice);

    /// <summary>The words to keep on the device until they are sent.</summary>
    public string ToText() => JsonSerializer.Serialize(this, SetbackJson.Default.Account);

    /// <summary>Reads kept words; null for what is no account.</summary>
    public static Account? Read(string text) =>
        KeptJson.Read(text, SetbackJson.Default.Account);
}
