using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Amends;

/// <content>What a person may do. Nothing is shared in the day of quiet (R44); nothing stands in the way of letting an offer rest.</content>
public sealed partial record SharedAmends
{
    /// <summary>Sends an apology. What it offers is held to what an offer of its own is held to (R14).</summary>
    public static Decision<AmendEvent> Apologise(Id16 id, ImmutableSortedDictionary<Part, string> typed, Bond bond, DateTimeOffset now)
    {
        var said = Amends.Apology.Trimmed(typed);
        return (bond.WhyNotShare(now) ?? Amends.Apology.WhyNot(said) ?? NeverItems.WhyNot(said[Part.Repair])) is { } why ? why : new AmendEvent[] { new AmendEvent.Apologised(id, said) };
    }

    /// <summary>Says something to the other's apology, or something else than before.</summary>
    public Decision<AmendEvent> React(Id16 id, Reaction reaction, Bond bond, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } why ? why
        : Apology(id) is { By.Mine: false } found && found.Reaction != reaction ? new AmendEvent[] { new AmendEvent.ApologyAnswered(id, reaction) }
        : AmendRefusals.NotNow;

    /// <summary>Offers something of my own, or puts other words in the place of an offer that waits or rests (R28).</summary>
    /// <param name="id">A new id, or the offer's.</param>
    /// <param name="apology">The apology of mine it belongs to, or null.</param>
    public Decision<AmendEvent> Offer(Id16 id, Id16 wording, Promise typed, Id16? apology, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var promise = typed.Trimmed();
        return (bond.WhyNotShare(now) ?? WhyNot(promise, today)) is { } why ? why
            : this[id] is { Standing: AmendStanding.Agreed } || (apology is not null && Apology(apology) is not { By.Mine: true }) ? AmendRefusals.NotNow
            : this[id] is { Standing: AmendStanding.Open } open && open.Latest.Promise == promise ? AmendRefusals.NothingChanged
            : new AmendEvent[] { new AmendEvent.Offered(id, wording, promise, apology) };
    }

    /// <summary>Says yes to exactly these words.</summary>
    public Decision<AmendEvent> Accept(Id16 id, Id16 wording, Bond bond, DateOnly today, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } quiet ? quiet
        : this[id] is not { WaitsForMe: true } open || open.Latest.Id != wording ? AmendRefusals.NotNow
        : WhyNot(open.Latest.Promise, today) is { } why ? why
        : new AmendEvent[] { new AmendEvent.Accepted(id, wording) };

    /// <summary>Lets an offer rest, mine or the other's, without a reason.</summary>
    public Decision<AmendEvent> LetRest(Id16 id) =>
        this[id] is { Standing: AmendStanding.Open } ? new AmendEvent[] { new AmendEvent.Rested(id) } : AmendRefusals.NotNow;

    // R14 is kept here and not by the fold, so that a later list of sayings cannot make two devices disagree. Both devices ask it: whoever writes, whoever says yes.
    private static string? WhyNot(Promise promise, DateOnly today) =>
        promise.WhyNot()
            ?? (promise.Starts < today || new Commitment(default, default, promise, ImmutableSortedDictionary<DateOnly, Occasion>.Empty, null).Over(today) ? AmendRefusals.DayPast : null)
            ?? NeverItems.WhyNot(promise.Text);
}

/// <summary>Why an apology or an offer says no.</summary>
public static class AmendRefusals
{
    public const string NothingDone = "amends.nothing-done";
    public const string NoHarm = "amends.no-harm";
    public const string NoRepair = "amends.no-repair";
    public const string TooLong = "amends.too-long";
    public const string DayPast = "amends.day-past";
    public const string NothingChanged = "amends.nothing-changed";
    public const string NotNow = "amends.not-now";
}
