using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <content>What a person may do. A yes waits for the day of quiet to end (R44); nothing ever stands in the way of a no.</content>
public sealed partial record TransparencyPlan
{
    /// <summary>Offers something, or asks for something; it is also my yes to it.</summary>
    /// <param name="id">A new id, or the item it belongs to.</param>
    public Decision<TransparencyEvent> Suggest(Id16 id, PlanTerms typed, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var (terms, item) = (typed.Trimmed(), this[id]);
        return (bond.WhyNotShare(now) ?? WhyNot(terms, today) ?? WhyNoRoom(item, terms, today) ?? WhyNoMore(id, terms, today)) is { } why ? why
            : terms == item?.Open?.AsMine || (item?.Agreed is { } agreed && terms == agreed.AsMine with { EndsOn = item.Until }) ? PlanRefusals.NothingChanged
            : new TransparencyEvent[] { new TransparencyEvent.Suggested(id, terms) };
    }

    /// <summary>Says yes to exactly these words.</summary>
    public Decision<TransparencyEvent> Accept(Id16 id, string wording, Bond bond, DateOnly today, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } quiet ? quiet
        : this[id] is not { Open: { By.Mine: false } open } item || open.Hash != wording ? PlanRefusals.NotOpen
        : (WhyNot(open.Terms, today) ?? WhyNoRoom(item, open.Terms, today)) is { } why ? why
        : new TransparencyEvent[] { new TransparencyEvent.Accepted(id, wording) };

    /// <summary>Suggests the next lower step of the ladder, down to: it has done its work.</summary>
    public Decision<TransparencyEvent> Ease(Id16 id, Bond bond, DateOnly today, DateTimeOffset now) =>
        this[id] is { Agreed: { } agreed } item && item.HasPlace(today)
            ? Suggest(id, agreed.AsMine with { Rhythm = agreed.Terms.Rhythm + 1, EndsOn = item.Until }, bond, today, now)
            : PlanRefusals.NotInForce;

    /// <summary>Says yes to the same words once more. Only the one who is transparent can (R13).</summary>
    public Decision<TransparencyEvent> Renew(Id16 id, int days, Bond bond, DateOnly today, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } quiet ? quiet
        : this[id] is not { } item || !item.HasPlace(today) || !item.Pauses.IsEmpty ? PlanRefusals.NotInForce
        : !item.Agreed!.ShownByMe ? PlanRefusals.NotYours
        : !item.MayRenew(today) ? PlanRefusals.TooEarly
        : days is < 1 or > PlanTerms.MostDays || today.AddDays(days) <= item.Until ? PlanRefusals.OutOfReach
        : new TransparencyEvent[] { new TransparencyEvent.Renewed(id, item.Agreed.Hash, today.AddDays(days)) };

    /// <summary>Lets a suggestion rest, mine or the other's.</summary>
    public Decision<TransparencyEvent> LetRest(Id16 id, string wording) =>
        this[id]?.Open?.Hash == wording ? new TransparencyEvent[] { new TransparencyEvent.Rested(id, wording) } : PlanRefusals.NotOpen;

    /// <summary>Pauses it at once, without a reason.</summary>
    public Decision<TransparencyEvent> Pause(Id16 id, DateOnly today) =>
        this[id] is { PausedByMe: false } item && item.HasPlace(today) ? new TransparencyEvent[] { new TransparencyEvent.Paused(id) } : PlanRefusals.NotInForce;

    /// <summary>Ends my own pause. It moves no day.</summary>
    public Decision<TransparencyEvent> Resume(Id16 id, Bond bond, DateOnly today, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } quiet ? quiet
        : this[id] is { PausedByMe: true } item && item.HasPlace(today) ? new TransparencyEvent[] { new TransparencyEvent.Resumed(id) } : PlanRefusals.NotInForce;

    /// <summary>Takes my yes back: not in force from now on, without a reason (R12).</summary>
    public Decision<TransparencyEvent> Withdraw(Id16 id) =>
        this[id] is { Agreed: not null, Retired: false } ? new TransparencyEvent[] { new TransparencyEvent.ConsentWithdrawn(id) } : PlanRefusals.NotInForce;

    // R14 is kept here and not by the fold, so that a later list of sayings cannot make two devices disagree. Both devices ask it: whoever suggests, whoever says yes.
    private static string? WhyNot(PlanTerms terms, DateOnly today) =>
        terms.WhyNot() ?? (PlanTerms.Within(terms.EndsOn, today) ? NeverItems.WhyNot($"{terms.What}\n{terms.Purpose}") : PlanRefusals.OutOfReach);

    private string? WhyNoRoom(PlanItem? item, PlanTerms terms, DateOnly today) =>
        terms.Rhythm != Rung.Retired && item?.HasPlace(today) is not true && Items.Count(i => i.HasPlace(today)) >= MostInForce ? PlanRefusals.Full : null;

    // Kept here and not by the fold: one device may know an answer that another does not know yet. An answer in other words and a step to less are always free.
    private string? WhyNoMore(Id16 id, PlanTerms terms, DateOnly today) =>
        terms.Shows == Shower.Other && this[id] is not { WaitsForMe: true } && this[id]?.WouldBeLess(terms) is not true
        && Items.Count(i => i.Id != id && i.AsksOther(today)) >= MostAsked ? PlanRefusals.EnoughAsked : null;
}

/// <summary>Why the plan says no.</summary>
public static class PlanRefusals
{
    public const string NothingWritten = "transparency.nothing-written";
    public const string NoPurpose = "transparency.no-purpose";
    public const string TooLong = "transparency.too-long";
    public const string NotAChoice = "transparency.not-a-choice";
    public const string OutOfReach = "transparency.out-of-reach";
    public const string Full = "transparency.full";
    public const string EnoughAsked = "transparency.enough-asked";
    public const string NothingChanged = "transparency.nothing-changed";
    public const string NotOpen = "transparency.not-open";
    public const string NotInForce = "transparency.not-in-force";
    public const string NotYours = "transparency.not-yours";
    public const string TooEarly = "transparency.too-early";
}
