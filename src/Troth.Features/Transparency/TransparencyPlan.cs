using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>
/// The transparency plan of two people, oldest item first. The fold compares authors, hashes, places in the log and what an entry says of its own time, never
/// the clock of a device: so both devices come to the same state, and the day decides only what of it is in force.
/// </summary>
public sealed partial record TransparencyPlan(ImmutableList<PlanItem> Items)
{
    /// <summary>Most items in force at once (R13).</summary>
    public const int MostInForce = 7;

    /// <summary>Most things that one may have asked of the other at once without an answer: a list of demands is no plan.</summary>
    public const int MostAsked = 3;

    /// <summary>Nothing planned yet.</summary>
    public static TransparencyPlan None { get; } = new(ImmutableList<PlanItem>.Empty);

    /// <summary>An item, or null.</summary>
    public PlanItem? this[Id16 id] => Items.Find(i => i.Id == id);

    /// <summary>Where an item stands on a day. The last day counts as in force.</summary>
    public PlanStanding On(PlanItem item, DateOnly day) =>
        item.Agreed is null ? PlanStanding.NotInForce
        : item.Retired ? PlanStanding.Retired
        : item.Until < day ? PlanStanding.Ended
        : Before(item, day) >= MostInForce ? PlanStanding.NoRoom
        : item.Pauses.IsEmpty ? PlanStanding.InForce
        : PlanStanding.Paused;

    /// <summary>The plan after one more fact.</summary>
    public static TransparencyPlan Evolve(TransparencyPlan plan, Fact fact, LifeEvent happened) => happened switch
    {
        TransparencyEvent.Suggested suggested => plan.Suggest(fact.Stamp, suggested),
        TransparencyEvent.Accepted accepted => plan.Change(accepted, item => Accept(item, fact, accepted.Wording)),
        TransparencyEvent.Rested rested => plan.Change(rested, item => Rest(item, fact.Stamp, rested.Wording)),
        TransparencyEvent.Renewed renewed => plan.Change(renewed, item => Renew(item, fact.Stamp, renewed)),
        TransparencyEvent.Paused paused => plan.Change(paused, item => Pause(item, fact.Stamp)),
        TransparencyEvent.Resumed resumed => plan.Change(resumed, item => Resume(item, fact.Stamp)),
        TransparencyEvent.ConsentWithdrawn withdrawn => plan.Change(withdrawn, item => Withdraw(item, fact.Stamp)),
        _ => plan,
    };

    private int Before(PlanItem item, DateOnly day) => Items.Count(i => i.HasPlace(day) && (i.Since, i.Id).CompareTo((item.Since, item.Id)) < 0);

    private TransparencyPlan Suggest(Stamp by, TransparencyEvent.Suggested suggested)
    {
        if (suggested.Terms.WhyNot() is not null || !InReach(suggested.Terms.EndsOn, by))
        {
            return this;
        }

        var wording = new PlanWording(suggested.Terms.HashFor(suggested.Item, by.Author), by, suggested.Terms);
        return this[suggested.Item] is null
            ? new(Items.Add(new(suggested.Item, null, 0, default, wording, [], wording, [new(suggested.Terms.Shows == Shower.Author ? PlanStep.Offered : PlanStep.AskedFor, by, suggested.Terms)])))
            : Change(suggested, item => Suggest(item, wording));
    }

    private static PlanItem Suggest(PlanItem item, PlanWording wording) =>
        wording.Hash == item.Open?.Hash || wording.Hash == item.Agreed?.Hash ? item
        : item with { Open = wording, Latest = wording, Story = item.Story.Add(new(StepOf(item, wording), wording.By, wording.Terms)) };

    private static PlanStep StepOf(PlanItem item, PlanWording wording) =>
        wording.Terms.Rhythm == Rung.Retired ? PlanStep.AskedToRetire
        : item.WouldBeLess(wording.Terms) ? PlanStep.Eased
        : PlanStep.Reworded;

    // By the rule, the last day lies within reach of the yes of the one who is transparent, by that person's own clock: the other's device cannot stretch it.
    private static PlanItem Accept(PlanItem item, Fact fact, string hash)
    {
        if (item.Open is not { } open || open.Hash != hash || open.By.Author == fact.Stamp.Author || (open.ShownBy(fact.Stamp.Author) && !InReach(open.Terms.EndsOn, fact.Stamp)))
        {
            return item;
        }

        var step = open.Terms.Rhythm == Rung.Retired ? PlanStep.Retired : PlanStep.Agreed;
        var since = item.Agreed is null || item.Retired ? fact.N : item.Since;
        return Told(item, step, fact.Stamp) with { Agreed = open, Since = since, Until = open.Terms.EndsOn, Open = null, Pauses = [] };
    }

    // Whoever takes a suggestion back does not know yet whether a yes has just been said. It is a no either way, and a no ends it.
    private static PlanItem Rest(PlanItem item, Stamp by, string hash) =>
        item.Open?.Hash == hash ? Close(item, by)
        : item.Agreed?.Hash == hash ? Withdraw(item, by)
        : item;

    private static PlanItem Close(PlanItem item, Stamp by) =>
        item.Open is { } open ? Told(item, open.By.Author == by.Author ? PlanStep.TookBack : PlanStep.LetRest, by) with { Open = null } : item;

    // R13: only the one who is transparent, only while it lasts, and never further than the hard limit from that yes.
    private static PlanItem Renew(PlanItem item, Stamp by, TransparencyEvent.Renewed renewed) =>
        item.Agreed is { } agreed && agreed.Hash == renewed.Wording && agreed.ShownBy(by.Author) && !item.Retired
        && renewed.EndsOn > item.Until && InReach(renewed.EndsOn, by) && DayOf(by) <= item.Until.AddDays(1)
            ? Told(item, PlanStep.Renewed, by) with { Until = renewed.EndsOn }
            : item;

    // A pause is no part of the story: whoever needed several should not find them counted.
    private static PlanItem Pause(PlanItem item, Stamp by) =>
        item.Agreed is null || item.Retired || item.Pauses.Exists(p => p.Author == by.Author) ? item
        : item with { Pauses = item.Pauses.Add(by) };

    private static PlanItem Resume(PlanItem item, Stamp by) =>
        item.Pauses.Exists(p => p.Author == by.Author) ? item with { Pauses = item.Pauses.RemoveAll(p => p.Author == by.Author) } : item;

    // R12: whatever is agreed ends, and every yes that waited with it, so that nothing comes back without two new ones. What has done its work stays told.
    private static PlanItem Withdraw(PlanItem item, Stamp by) => item.Agreed is null || item.Retired
        ? Close(item, by)
        : Told(item, PlanStep.Withdrew, by) with { Agreed = null, Open = null, Pauses = [] };

    private static PlanItem Told(PlanItem item, PlanStep step, Stamp by) => item with { Story = item.Story.Add(new(step, by, null)) };

    // The entry says its time in universal time; the day on its author's wall may be one later.
    private static bool InReach(DateOnly endsOn, Stamp by) => endsOn <= DayOf(by).AddDays(PlanTerms.MostDays + 1);

    private static DateOnly DayOf(Stamp by) => DateOnly.FromDateTime(by.At.UtcDateTime);

    private TransparencyPlan Change(TransparencyEvent happened, Func<PlanItem, PlanItem> change) =>
        this[happened.Item] is { } item && change(item) is var changed && changed != item ? new(Items.Replace(item, changed)) : this;
}
