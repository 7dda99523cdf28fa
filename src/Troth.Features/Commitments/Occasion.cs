using System.Collections.Immutable;
using Troth.Domain;

namespace Troth.Features.Commitments;

/// <summary>What became of one day of a promise.</summary>
public enum Outcome
{
    /// <summary>Nobody has said anything: it counts nowhere, and stands for nothing.</summary>
    Unsaid,

    Kept,
    NotKept,

    /// <summary>Asked for before it was due, with the other's yes.</summary>
    Renegotiated,

    /// <summary>The other let it go.</summary>
    Excused,
}

/// <summary>What the one who promised says of a day.</summary>
public sealed record Saying(bool Kept, string Words, Stamp By);

/// <summary>A wish to move a day, or to leave it out.</summary>
public sealed record Wish(DateOnly? To, Stamp By);

/// <summary>What one of two people takes from a talk.</summary>
public sealed record Lesson(string Words, Stamp By);

/// <summary>One day of a promise, with all that was said of it.</summary>
public sealed record Occasion(DateOnly Day)
{
    public Saying? Said { get; init; }

    public Wish? Wish { get; init; }

    /// <summary>The other's yes to the wish, or null.</summary>
    public Stamp? Yes { get; init; }

    public Stamp? Excuse { get; init; }

    public Stamp? Acknowledged { get; init; }

    /// <summary>Who said that they have talked about it, each for themselves.</summary>
    public ImmutableList<Lesson> Talks { get; init; } = [];

    /// <summary>What became of it.</summary>
    public Outcome Outcome => this switch
    {
        { Yes: not null } => Outcome.Renegotiated,
        { Said.Kept: true } => Outcome.Kept,
        { Excuse: not null } => Outcome.Excused,
        { Said: not null } => Outcome.NotKept,
        _ => Outcome.Unsaid,
    };

    /// <summary>Whether the wish waits for the other's yes.</summary>
    public bool Asks => Outcome == Outcome.Unsaid && Wish is not null;

    /// <summary>Whether it is something to talk about (R28), for as long as I have not said that we did: the other's word does not end it for me.</summary>
    public bool ToTalkAbout => Outcome == Outcome.NotKept && !Talks.Exists(t => t.By.Mine);

    /// <summary>The day after one more fact, or null where it changes nothing.</summary>
    /// <param name="keeper">Whether it was written by the one who promised.</param>
    internal Occasion? After(CommitmentEvent.OfDay happened, Stamp by, bool keeper) => happened switch
    {
        CommitmentEvent.Told told when keeper && Yes is null && !Before(by, Day) => this with { Said = new(told.Kept, told.Words, by) },
        CommitmentEvent.Asked asked when keeper && Outcome == Outcome.Unsaid && !After(by, Day) => this with { Wish = new(asked.To, by) },
        CommitmentEvent.Moved moved when !keeper && Asks && Wish!.To == moved.To => this with { Yes = by },
        CommitmentEvent.Excused when !keeper && Excuse is null => this with { Excuse = by },
        CommitmentEvent.Acknowledged when !keeper && Outcome == Outcome.Kept && Acknowledged is null => this with { Acknowledged = by },
        CommitmentEvent.TalkedOver talked when Outcome == Outcome.NotKept && !Talks.Exists(t => t.By.Author == by.Author) => this with { Talks = Talks.Add(new(talked.Words, by)) },
        _ => null,
    };

    // A day lasts for 50 hours round the earth. Only what no zone allows is left out here; the rest is kept by the decisions of the author's device.
    private static bool Before(Stamp by, DateOnly day) => DateOnly.FromDateTime(by.At.UtcDateTime).DayNumber + 1 < day.DayNumber;

    private static bool After(Stamp by, DateOnly day) => DateOnly.FromDateTime(by.At.UtcDateTime).DayNumber - 1 > day.DayNumber;
}
