namespace Troth.Sample.Chapters;

/// <summary>Something that was written on a day of the story. <c>{9}</c> in its text stands for the weekday of day 9.</summary>
/// <param name="Day">Counted from the day the two met here, which is 0.</param>
/// <param name="At">The time of day.</param>
internal abstract record Line(int Day, TimeOnly At, Author By, string Text)
{
    /// <summary>A private page.</summary>
    public sealed record Page(int Day, TimeOnly At, Author By, string Text) : Line(Day, At, By, Text);

    /// <summary>A note for both.</summary>
    public sealed record Note(int Day, TimeOnly At, Author By, string Text) : Line(Day, At, By, Text);

    /// <summary>The free line of that day's check-in.</summary>
    public sealed record CheckIn(int Day, Author By, string Text) : Line(Day, default, By, Text);
}

/// <summary>The written story: twelve weeks of two invented people. Any likeness is chance.</summary>
internal static class Script
{
    /// <summary>How many days it tells.</summary>
    public const int Days = 84;

    /// <summary>Every line, in no particular order.</summary>
    public static IReadOnlyList<Line> Lines { get; } = [.. FirstWeeks.Lines, .. MiddleWeeks.Lines, .. LaterWeeks.Lines];

    /// <summary>Days that somebody let pass without a check-in. Nothing follows from it.</summary>
    public static IReadOnlyList<(int Day, Author By)> LeftOut { get; } =
    [
        (11, Author.Ana), (11, Author.Ben), (17, Author.Ben), (24, Author.Ana), (24, Author.Ben), (33, Author.Ana), (40, Author.Ana), (41, Author.Ana),
        (46, Author.Ben), (55, Author.Ana), (55, Author.Ben), (63, Author.Ben), (69, Author.Ana), (76, Author.Ana), (76, Author.Ben),
    ];

    /// <summary>Days on which somebody answered for themselves alone.</summary>
    public static IReadOnlyList<(int Day, Author By)> KeptPrivate { get; } =
        [(6, Author.Ana), (13, Author.Ana), (22, Author.Ben), (36, Author.Ana), (37, Author.Ana), (38, Author.Ben), (44, Author.Ana), (58, Author.Ben)];

    public static Line.Page Page(int day, string at, Author by, string text) => new(day, TimeOnly.ParseExact(at, "HH:mm"), by, text);

    public static Line.Note Note(int day, string at, Author by, string text) => new(day, TimeOnly.ParseExact(at, "HH:mm"), by, text);
}
