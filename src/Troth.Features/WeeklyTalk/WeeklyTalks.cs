using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.WeeklyTalk;

/// <summary>Something that one of both would like to talk about.</summary>
public sealed record Point(Id16 Entry, Stamp By, string Text);

/// <summary>A talk that was held, as one of both says. Each says so for themselves.</summary>
public sealed record Held(DateOnly Day, string Words, Stamp By);

/// <summary>The points that wait for my next talk, and the talks that were held, both oldest first.</summary>
public sealed record WeeklyTalks(ImmutableList<Point> Points, ImmutableList<Held> Talks)
{
    /// <summary>Longest point or words, characters.</summary>
    public const int Longest = 600;

    /// <summary>No talk yet.</summary>
    public static WeeklyTalks None { get; } = new([], []);

    /// <summary>
    /// The talks after one more fact. What stood before a talk in the log was on its table; what comes after it waits for the next. Nobody ends a point for the
    /// other: what one has talked over stays with the other until that one says so too, or brings it up again.
    /// </summary>
    public static WeeklyTalks Evolve(WeeklyTalks talks, Fact fact, LifeEvent happened) => happened switch
    {
        WeeklyTalkEvent.PointAdded point when WhyNot(point.Text) is null => talks with { Points = talks.Points.Add(new(fact.Entry, fact.Stamp, point.Text)) },
        WeeklyTalkEvent.Held held when !talks.Talks.Exists(t => t.Day == held.Day && t.By.Author == fact.Stamp.Author) => new(
            fact.Stamp.Mine ? talks.Points.FindAll(p => held.Left?.Contains(p.Entry) == true) : talks.Points, talks.Talks.Add(new(held.Day, held.Words, fact.Stamp))),
        _ => talks,
    };

    /// <summary>Adds something to talk about.</summary>
    public static Decision<WeeklyTalkEvent> AddPoint(string text, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? WhyNot(text.Trim())) is { } why ? why : new WeeklyTalkEvent[] { new WeeklyTalkEvent.PointAdded(text.Trim()) };

    /// <summary>The entries to erase to take a point back: my own, or none (R41).</summary>
    public IReadOnlyList<Id16> TakeBack(Id16 point) => [.. Points.Where(p => p.Entry == point && p.By.Mine).Select(p => p.Entry)];

    /// <summary>Whether I said that a talk was held on a day.</summary>
    public bool HeldByMe(DateOnly day) => Talks.Exists(t => t.Day == day && t.By.Mine);

    /// <summary>Says that the talk was held today, for me.</summary>
    /// <param name="words">What I take from it, or an empty text.</param>
    /// <param name="left">Points that I keep for the next one.</param>
    public Decision<WeeklyTalkEvent> Hold(DateOnly today, string words, IReadOnlyCollection<Id16> left, Bond bond, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } why ? why
        : HeldByMe(today) ? WeeklyTalkRefusals.AlreadyHeld
        : words.Trim().Length > Longest ? WeeklyTalkRefusals.TooLong
        : new WeeklyTalkEvent[] { new WeeklyTalkEvent.Held(today, words.Trim(), left.Count == 0 ? null : [.. left]) };

    private static string? WhyNot(string text) =>
        string.IsNullOrWhiteSpace(text) ? WeeklyTalkRefusals.NothingWritten
        : text.Length > Longest ? WeeklyTalkRefusals.TooLong
        : null;
}

/// <summary>Why a weekly talk says no.</summary>
public static class WeeklyTalkRefusals
{
    public const string NothingWritten = "weekly-talk.nothing-written";
    public const string TooLong = "weekly-talk.too-long";
    public const string AlreadyHeld = "weekly-talk.already-held";
}
