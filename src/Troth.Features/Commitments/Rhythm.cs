namespace Troth.Features.Commitments;

/// <summary>How often a promise comes round.</summary>
public enum Pace
{
    Once,
    Daily,
    Weekly,
}

/// <summary>Days of the week, any of them.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = 127,
}

/// <summary>When a promise comes round: on one day, every day, or on days of every, or every second to fourth, week.</summary>
/// <param name="On">The days of the week, for a weekly pace only.</param>
/// <param name="Weeks">1 for every week; counted from the week of the first day.</param>
public sealed record Rhythm(Pace Pace, Weekdays On = Weekdays.None, int Weeks = 1)
{
    /// <summary>Most weeks from one time to the next.</summary>
    public const int MostWeeks = 4;

    /// <summary>The weekday of a day.</summary>
    public static Weekdays Of(DateOnly day) => (Weekdays)(1 << (day.DayNumber % 7)); // day number 0 was a Monday

    /// <summary>Whether a day is one of those it comes round on.</summary>
    /// <param name="starts">The first day it can be.</param>
    public bool Falls(DateOnly starts, DateOnly day) => day >= starts && Pace switch
    {
        Pace.Once => day == starts,
        Pace.Daily => true,
        _ => On.HasFlag(Of(day)) && ((day.DayNumber / 7) - (starts.DayNumber / 7)) % Weeks == 0,
    };

    /// <summary>Whether it can come round at all.</summary>
    public bool Fits() => Pace switch
    {
        Pace.Once or Pace.Daily => On == Weekdays.None && Weeks == 1,
        Pace.Weekly => On != Weekdays.None && (On & ~Weekdays.All) == 0 && Weeks is >= 1 and <= MostWeeks,
        _ => false,
    };
}
