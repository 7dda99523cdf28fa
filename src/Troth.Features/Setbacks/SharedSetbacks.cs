using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>The setbacks of two people, oldest first.</summary>
public sealed record SharedSetbacks(ImmutableList<Setback> All)
{
    /// <summary>None yet.</summary>
    public static SharedSetbacks None { get; } = new(ImmutableList<Setback>.Empty);

    /// <summary>A setback, or null.</summary>
    public Setback? this[Id16 id] => All.Find(s => s.Id == id);

    /// <summary>The setbacks after one more fact.</summary>
    public static SharedSetbacks Evolve(SharedSetbacks setbacks, Fact fact, LifeEvent happened) => happened switch
    {
        SetbackEvent.Named named when named.Account.WhyNot() is null && setbacks[named.Setback] is null =>
            new(setbacks.All.Add(new(named.Setback, fact.Stamp, fact.Entry, named.Account, []))),
        SetbackEvent.StepWritten written when SetbackRefusals.OfWords(written.Words) is null && Enum.IsDefined(written.Step) =>
            setbacks.With(fact, written.Setback).Change(written.Setback, s => s with { Voices = s.Voices.Add(new(written.Step, fact.Stamp, fact.Entry, written.Words)) }),
        SetbackEvent.TakenBack back when back.Step is not { } step || Enum.IsDefined(step) => setbacks.With(fact, back.Setback).Change(back.Setback, s => s.Without(back.Step, fact)),
        SetbackEvent.PutAway away => setbacks.Change(away.Setback, s => Turn(s, fact.Stamp.Mine, true)),
        // What both put away either brings back for both; before that, each has only the own wish.
        SetbackEvent.TakenUp up => setbacks.Change(up.Setback, s => s.IsAway ? Turn(Turn(s, true, false), false, false) : Turn(s, fact.Stamp.Mine, false)),
        SetbackEvent.SeenDifferently seen => setbacks.Change(seen.Setback, s => s.Account is null || s.By.Author == fact.Stamp.Author ? s : s with { Differently = seen.Differently }),
        _ => setbacks,
    };

    /// <summary>Names a setback.</summary>
    public static Decision<SetbackEvent> Name(Id16 id, Account account, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var said = account with { Text = account.Text.Trim() };
        return (bond.WhyNotShare(now) ?? said.WhyNot() ?? (said.On > today ? SetbackRefusals.DayAhead : null)) is { } why
            ? why
            : new SetbackEvent[] { new SetbackEvent.Named(id, said) };
    }

    /// <summary>Writes under a step.</summary>
    public Decision<SetbackEvent> Write(Id16 id, RepairStep step, string words, Bond bond, DateTimeOffset now)
    {
        var said = words.Trim();
        return (bond.WhyNotShare(now) ?? SetbackRefusals.OfWords(said) ?? (this[id]?.Account is null ? SetbackRefusals.Gone : null)) is { } why
            ? why
            : new SetbackEvent[] { new SetbackEvent.StepWritten(id, step, said) };
    }

    /// <summary>Takes back what I wrote under a step, or a setback that I named; at any time and without a reason (R41).</summary>
    public Decision<SetbackEvent> TakeBack(Id16 id, RepairStep? step) =>
        this[id]?.Mine(step) is [_, ..] ? new SetbackEvent[] { new SetbackEvent.TakenBack(id, step) } : SetbackRefusals.Gone;

    /// <summary>Says that I would put it away.</summary>
    public Decision<SetbackEvent> PutAway(Id16 id) =>
        this[id] is { Account: not null, MineAway: false } ? new SetbackEvent[] { new SetbackEvent.PutAway(id) } : SetbackRefusals.Gone;

    /// <summary>Says that I see differently what the other named, or no longer do; the latter at any time.</summary>
    public Decision<SetbackEvent> SeeDifferently(Id16 id, bool differently, Bond bond, DateTimeOffset now) =>
        this[id] is not { Account: not null, By.Mine: false } setback || setback.Differently == differently ? SetbackRefusals.Gone
        : differently && bond.WhyNotShare(now) is { } why ? why
        : new SetbackEvent[] { new SetbackEvent.SeenDifferently(id, differently) };

    /// <summary>Takes it up again, alone and without a reason.</summary>
    public Decision<SetbackEvent> TakeUp(Id16 id) =>
        this[id] is { MineAway: true } ? new SetbackEvent[] { new SetbackEvent.TakenUp(id) } : SetbackRefusals.Gone;

    private static Setback Turn(Setback setback, bool mine, bool away) =>
        setback.Account is null ? setback : mine ? setback with { MineAway = away } : setback with { OtherAway = away };

    // Once what was named is erased, the words of the other still stand somewhere: nobody deletes another's words (R41).
    private SharedSetbacks With(Fact fact, Id16 id) => this[id] is null ? new(All.Add(new(id, fact.Stamp, fact.Entry, null, []))) : this;

    private SharedSetbacks Change(Id16 id, Func<Setback, Setback> change) =>
        this[id] is { } setback ? new(All.Replace(setback, change(setback))) : this;
}

/// <summary>Why a setback says no.</summary>
public static class SetbackRefusals
{
    public const string NothingWritten = "setback.nothing-written";
    public const string TooLong = "setback.too-long";
    public const string NotAChoice = "setback.not-a-choice";
    public const string DayAhead = "setback.day-ahead";
    public const string Gone = "setback.gone";

    /// <summary>Why these words cannot stand, or null.</summary>
    public static string? OfWords(string words) =>
        string.IsNullOrWhiteSpace(words) ? NothingWritten : words.Length > Account.LongestText ? TooLong : null;
}
