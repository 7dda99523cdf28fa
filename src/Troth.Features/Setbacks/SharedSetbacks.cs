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
            new(setbacks.All.Add(new(named.Setback, fact.Stamp, named.Account, []))),
        SetbackEvent.StepWritten written when SetbackRefusals.OfWords(written.Words) is null && Enum.IsDefined(written.Step) =>
            setbacks.Change(written.Setback, s => s with { Voices = s.Voices.Add(new(written.Step, fact.Stamp, written.Words)) }),
        SetbackEvent.PutAway away => setbacks.Change(away.Setback, s => fact.Stamp.Mine ? s with { MineAway = true } : s with { OtherAway = true }),
        SetbackEvent.TakenUp up => setbacks.Change(up.Setback, s => s with { MineAway = false, OtherAway = false }),
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
        return (bond.WhyNotShare(now) ?? SetbackRefusals.OfWords(said) ?? (this[id] is null ? SetbackRefusals.Gone : null)) is { } why
            ? why
            : new SetbackEvent[] { new SetbackEvent.StepWritten(id, step, said) };
    }

    /// <summary>Says that I would put it away.</summary>
    public Decision<SetbackEvent> PutAway(Id16 id) =>
        this[id] is { MineAway: false } ? new SetbackEvent[] { new SetbackEvent.PutAway(id) } : SetbackRefusals.Gone;

    /// <summary>Takes it up again, alone and without a reason.</summary>
    public Decision<SetbackEvent> TakeUp(Id16 id) =>
        this[id] is { MineAway: true } or { OtherAway: true } ? new SetbackEvent[] { new SetbackEvent.TakenUp(id) } : SetbackRefusals.Gone;

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
