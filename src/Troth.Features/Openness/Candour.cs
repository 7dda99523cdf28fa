using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Openness;

/// <summary>My note for a day, with the entries to erase so that nothing of it is left.</summary>
public sealed record MyNote(DayNote Note, ImmutableList<Id16> Entries);

/// <summary>A note that both can read.</summary>
public sealed record SharedDay(Id16 Entry, Stamp By, DateOnly Day, DayNote Note);

/// <summary>Something that was told, and the thanks for it, once there are any.</summary>
public sealed record Admission(Id16 Id, Stamp By, Telling Telling, string? Thanks);

/// <summary>How long telling took, as its author shared it one day.</summary>
public sealed record SharedPace(Id16 Entry, Stamp By, Promptness Pace);

/// <summary>
/// Openness as both live it: my notes, for me alone, and beside them what was told and shared. How long telling takes is worked out for the person here,
/// from their own tellings, and kept nowhere; what the other shared of it stays as it was that day.
/// </summary>
public sealed record Candour(ImmutableSortedDictionary<DateOnly, MyNote> Notes, ImmutableList<SharedDay> Days, ImmutableList<Admission> Told, ImmutableList<SharedPace> Paces)
{
    /// <summary>Longest thanks, characters.</summary>
    public const int LongestThanks = 600;

    /// <summary>Nothing yet.</summary>
    public static Candour None { get; } = new(ImmutableSortedDictionary<DateOnly, MyNote>.Empty, [], [], []);

    /// <summary>Something that was told, or null.</summary>
    public Admission? this[Id16 id] => Told.Find(t => t.Id == id);

    /// <summary>How long my own telling takes; null while there is too little to say. There is no such thing for the other.</summary>
    public Promptness? MyPace => Promptness.Of([.. Told.Where(t => t.By.Mine).Select(t => t.By.At - t.Telling.Happened)]);

    /// <summary>The state after one more fact.</summary>
    public static Candour Evolve(Candour candour, Fact fact, LifeEvent happened) => happened switch
    {
        OpennessEvent.Noted noted when noted.Note.WhyNot() is null =>
            candour with { Notes = candour.Notes.SetItem(noted.Day, new(noted.Note, (candour.Notes.GetValueOrDefault(noted.Day)?.Entries ?? []).Add(fact.Entry))) },
        OpennessEvent.NoteShared shared when shared.Note.WhyNot() is null => candour with { Days = candour.Days.Add(new(fact.Entry, fact.Stamp, shared.Day, shared.Note)) },
        OpennessEvent.Told told when told.Words.WhyNot() is null && candour[told.Telling] is null => candour with { Told = candour.Told.Add(new(told.Telling, fact.Stamp, told.Words, null)) },
        OpennessEvent.Thanked thanked when WhyNoThanks(thanked.Words) is null => candour.Hear(fact.Stamp, thanked),
        OpennessEvent.PaceShared { Pace: var pace } when Enum.IsDefined(pace.Usual) && Enum.IsDefined(pace.Drift) => candour with { Paces = candour.Paces.Add(new(fact.Entry, fact.Stamp, pace)) },
        _ => candour,
    };

    /// <summary>Keeps a note for a day, for me alone.</summary>
    public Decision<OpennessEvent> Keep(DateOnly day, DayNote note)
    {
        var trimmed = note.Trimmed();
        return trimmed.WhyNot() is { } why ? why
            : Notes.GetValueOrDefault(day)?.Note == trimmed ? Array.Empty<OpennessEvent>()
            : new OpennessEvent[] { new OpennessEvent.Noted(day, trimmed) };
    }

    /// <summary>Shares a copy of the note of a day.</summary>
    public Decision<OpennessEvent> Share(DateOnly day, Bond bond, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } why ? why
        : Notes.GetValueOrDefault(day) is not { } mine ? OpennessRefusals.NothingWritten
        : new OpennessEvent[] { new OpennessEvent.NoteShared(day, mine.Note) };

    /// <summary>Tells the other. It can be late; it cannot be before it happened.</summary>
    public static Decision<OpennessEvent> Tell(Id16 id, Telling telling, Bond bond, DateTimeOffset now)
    {
        var trimmed = telling.Trimmed();
        return (bond.WhyNotShare(now) ?? trimmed.WhyNot()) is { } why ? why
            : telling.Happened > now ? OpennessRefusals.NotYet
            : new OpennessEvent[] { new OpennessEvent.Told(id, trimmed) };
    }

    /// <summary>Gives thanks for what the other told.</summary>
    public Decision<OpennessEvent> Thank(Id16 id, string words, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? WhyNoThanks(words)) is { } why ? why
        : this[id] is { By.Mine: false, Thanks: null } ? new OpennessEvent[] { new OpennessEvent.Thanked(id, words.Trim()) }
        : OpennessRefusals.NothingToThankFor;

    /// <summary>Shares how long my telling takes, as it stands now.</summary>
    public Decision<OpennessEvent> SharePace(Bond bond, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } why ? why
        : MyPace is not { } pace ? OpennessRefusals.TooLittleToSay
        : new OpennessEvent[] { new OpennessEvent.PaceShared(pace) };

    /// <summary>The entries to erase to take back something I shared: my own, or none (R41). What was told stays told.</summary>
    public IReadOnlyList<Id16> TakeBack(Id16 entry) =>
        [.. Days.Select(d => (d.Entry, d.By)).Concat(Paces.Select(p => (p.Entry, p.By))).Where(s => s.Entry == entry && s.By.Mine).Select(s => s.Entry)];

    private static string? WhyNoThanks(string words) =>
        string.IsNullOrWhiteSpace(words) ? OpennessRefusals.NothingWritten : words.Length > LongestThanks ? OpennessRefusals.TooLong : null;

    // The first thanks of the one who was told.
    private Candour Hear(Stamp by, OpennessEvent.Thanked thanked) => this[thanked.Telling] is { Thanks: null } told && told.By.Author != by.Author
        ? this with { Told = Told.Replace(told, told with { Thanks = thanked.Words }) }
        : this;
}

/// <summary>Why something is not kept, told or shared.</summary>
public static class OpennessRefusals
{
    public const string NothingWritten = "openness.nothing-written";
    public const string NothingTold = "openness.nothing-told";
    public const string NothingNext = "openness.nothing-next";
    public const string TooLong = "openness.too-long";
    public const string NotAChoice = "openness.not-a-choice";
    public const string NoTime = "openness.no-time";
    public const string NotYet = "openness.not-yet";
    public const string NothingToThankFor = "openness.nothing-to-thank-for";
    public const string TooLittleToSay = "openness.too-little-to-say";
}
