using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <content>Sessions: a time for both, started by both, at most an hour, at most three a week; either makes less of it alone (R2, R6, R21).</content>
public sealed partial record Disclosures
{
    /// <summary>Names a time for a session, in the place of the one before.</summary>
    public Decision<DisclosureEvent> Propose(Id16 id, DisclosureEvent.DayProposed named, Bond bond, DateTimeOffset now)
    {
        var (shared, with) = (this[id].Shared, named.With.Trim());
        return (bond.WhyNotShare(now) ?? (shared switch
        {
            { InSessions: false } => DisclosureRefusals.NotNow,
            _ when shared.Sitting.IsOn(now) => DisclosureRefusals.NotNow,
            _ when named.Minutes is < Sitting.Shortest or > Sitting.Longest => DisclosureRefusals.NotAChoice,
            _ when with.Length > Sitting.LongestName => DisclosureRefusals.TooLong,
            _ when named.At.ToOffset(now.Offset).Date < now.Date || named.At > now.AddDays(Sitting.MostDays) => DisclosureRefusals.DayOutOfReach,
            _ when shared.EnoughBefore(named.At) => DisclosureRefusals.EnoughThisWeek,
            _ => null,
        })) is { } why ? why : new DisclosureEvent[] { named with { At = named.At.ToUniversalTime(), With = with } }; // an offset would tell where somebody is
    }

    /// <summary>Says yes to the time that the other named; the session is as long as the one of both who wants less (R21).</summary>
    public Decision<DisclosureEvent> Agree(Id16 id, Id16 proposal, int minutes, Bond bond, DateTimeOffset now)
    {
        var sitting = this[id].Shared.Sitting;
        return (bond.WhyNotShare(now) ?? (sitting switch
        {
            { By.Mine: false, Agreed: false } when sitting.Entry == proposal && !sitting.IsOver(now) => minutes is < Sitting.Shortest or > Sitting.Longest ? DisclosureRefusals.NotAChoice : null,
            _ => DisclosureRefusals.NotNow,
        })) is { } why ? why : new DisclosureEvent[] { new DisclosureEvent.DayAgreed(id, proposal, minutes) };
    }

    /// <summary>Starts the session, on its day.</summary>
    public Decision<DisclosureEvent> Join(Id16 id, DateTimeOffset now)
    {
        var (mine, shared) = (this[id].MineJoined, this[id].Shared);
        return (shared switch
        {
            { InSessions: false } or { Sitting.Agreed: false } or { Sitting.BothIn: true } => DisclosureRefusals.NotNow,
            _ when mine => DisclosureRefusals.NotNow,
            _ when !shared.Sitting.IsToday(now) => DisclosureRefusals.NotThatDay,
            _ when shared.EnoughBefore(now) => DisclosureRefusals.EnoughThisWeek,
            _ => null,
        }) is { } why ? why : new DisclosureEvent[] { new DisclosureEvent.Joined(id) };
    }

    /// <summary>Takes a break, or ends the one that I took. While either rests, nothing is shown to either.</summary>
    public Decision<DisclosureEvent> Rest(Id16 id, bool resting, DateTimeOffset now) =>
        this[id].Shared.Sitting.IsOn(now) && this[id].IRest != resting ? new DisclosureEvent[] { new DisclosureEvent.Rested(id, resting) } : DisclosureRefusals.NotNow;

    /// <summary>Ends the session for the day; either may, at any moment.</summary>
    public Decision<DisclosureEvent> Stop(Id16 id) =>
        this[id].Shared.Sitting.BothIn ? new DisclosureEvent[] { new DisclosureEvent.Stopped(id) } : DisclosureRefusals.NotNow;
}
