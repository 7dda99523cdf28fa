using Troth.Domain;
using Troth.Features.CheckIns;
using Troth.Features.Notes;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Meeting;

public sealed class BondTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void R44_nothing_is_shared_while_there_is_nobody()
    {
        Assert.Equal(MeetingRefusals.NobodyYet, Bond.None.WhyNotShare(Noon));
        Assert.Equal(MeetingRefusals.NobodyYet, Reason(Bond.None.Waive(Noon)));
    }

    [Fact]
    public void R44_nothing_is_shared_for_24_hours_after_meeting()
    {
        var bond = Given((new MeetingEvent.Connected(), true), (new MeetingEvent.Connected(), false));

        Assert.Equal(MeetingRefusals.CoolOff, bond.WhyNotShare(Noon.AddHours(24).AddTicks(-1)));
        Assert.Null(bond.WhyNotShare(Noon.AddHours(24)));
    }

    [Fact]
    public void R44_every_shared_item_is_refused_before_the_day_of_quiet_is_over()
    {
        var bond = Given((new MeetingEvent.Connected(), true), (new MeetingEvent.Connected(), false));

        Assert.Equal(MeetingRefusals.CoolOff, Reason(SharedNotes.Share("a note", bond, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, Reason(CheckInDays.None.Ready(new(2026, 5, 4), Answers.None with { Hope = 3 }, "sealed", bond, Noon)));
    }

    [Fact]
    public async Task R44_nobody_is_connected_who_has_not_said_that_the_words_are_the_same()
    {
        var couple = new Couple();
        await couple.Ana.StartMeetingAsync("Ana");
        await couple.Ben.ClaimAsync(Person.Ticket, "Ben");
        await couple.Ana.AgreeAsync();

        Assert.IsType<Ceremony.Waiting>(couple.Ben.Ceremony);
        Assert.False(couple.Ana.State.Of<Bond>().OtherAgreed);
        Assert.Equal(MeetingRefusals.NobodyYet, couple.Ana.State.Of<Bond>().WhyNotShare(Noon.AddDays(9)));

        await couple.Ben.AgreeAsync();

        Assert.True(couple.Ana.State.Of<Bond>().OtherAgreed);
    }

    [Fact]
    public void R44_one_person_alone_cannot_end_the_day_of_quiet()
    {
        var mine = Given((new MeetingEvent.Connected(), true), (new MeetingEvent.Connected(), false), (new MeetingEvent.CoolOffWaived(), true));
        var theirs = Given((new MeetingEvent.Connected(), true), (new MeetingEvent.Connected(), false), (new MeetingEvent.CoolOffWaived(), false));

        Assert.True(mine.InCoolOff(Noon));
        Assert.True(theirs.InCoolOff(Noon));
    }

    [Fact]
    public void R44_the_day_of_quiet_ends_early_when_both_say_so()
    {
        var bond = Given((new MeetingEvent.Connected(), true), (new MeetingEvent.Connected(), false), (new MeetingEvent.CoolOffWaived(), true), (new MeetingEvent.CoolOffWaived(), false));

        Assert.Null(bond.WhyNotShare(Noon));
        Assert.Equal(MeetingRefusals.NothingToWaive, Reason(bond.Waive(Noon)));
    }

    [Fact]
    public void The_others_clock_neither_starts_nor_stretches_my_day_of_quiet()
    {
        Assert.Null(Given((new MeetingEvent.Connected(), false)).Since);
        Assert.Equal(Noon, Given((new MeetingEvent.Connected(), true), (new MeetingEvent.Connected(), false)).Since);
    }

    [Fact]
    public void Connecting_twice_keeps_the_first_time()
    {
        var bond = Bond.Evolve(Given((new MeetingEvent.Connected(), true)), By(true, Noon.AddHours(5)), new MeetingEvent.Connected());

        Assert.Equal(Noon, bond.Since);
    }

    [Fact]
    public async Task Each_device_says_once_that_it_is_connected()
    {
        var couple = await Couple.MetAsync();

        Assert.Equal(2, couple.Shared.Count(w => w.Name == "meeting.connected.1"));
        Assert.Equal(couple.Clock.GetUtcNow(), couple.Ana.State.Of<Bond>().Since);
        Assert.Equal(couple.Clock.GetUtcNow(), couple.Ben.State.Of<Bond>().Since);
    }

    [Fact]
    public async Task R44_whoever_undoes_the_meeting_writes_nothing()
    {
        var couple = await Couple.MetAsync();
        var before = couple.Shared.Count;

        await couple.Ben.UndoAsync();

        Assert.Equal(before, couple.Shared.Count);
        Assert.Equal(Bond.None, couple.Ben.State.Of<Bond>());
    }

    private static Bond Given(params (MeetingEvent Happened, bool Mine)[] news) =>
        news.Aggregate(Bond.None, (bond, n) => Bond.Evolve(bond, By(n.Mine), n.Happened));

    private static Fact By(bool mine, DateTimeOffset? at = null) => new(Reach.Both, 1, Id16.New(), new(new Id16(mine ? 1u : 2u), mine, at ?? Noon), "", default, true);

    private static string? Reason<TEvent>(Decision<TEvent> decision) => (decision as Decision<TEvent>.Refused)?.Reason;
}
