using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Commitments;

public sealed class CommitmentsTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Promise Call = Promise.Blank(Monday) with { Text = "I call when I leave work.", Rhythm = new(Pace.Daily), By = new(18, 0) };
    private static readonly Promise Walk = Call with { Text = "I walk with you.", Rhythm = new(Pace.Weekly, Weekdays.Monday | Weekdays.Friday), By = null };

    [Fact]
    public void A_promise_comes_round_on_the_days_of_its_rhythm_and_no_others()
    {
        Assert.Equal([4], Days(Call with { Rhythm = new(Pace.Once) }));
        Assert.Equal([4, 5, 6, 7], Days(Call with { EndsOn = Monday.AddDays(3) }));
        Assert.Equal([4, 8, 11, 15, 18, 22, 25, 29], Days(Walk));
        Assert.Equal([8, 18, 22], Days(Walk with { Starts = Monday.AddDays(4), Rhythm = Walk.Rhythm with { Weeks = 2 } }).Take(3));
        Assert.Equal([4, 25], Days(Walk with { Rhythm = new(Pace.Weekly, Weekdays.Monday, 3) }));

        static IEnumerable<int> Days(Promise promise) => Enumerable.Range(0, 27).Select(n => Monday.AddDays(n)).Where(promise.Falls).Select(day => day.Day);
    }

    [Fact]
    public void R14_nobody_promises_to_be_watched_to_report_by_the_hour_or_to_ask_for_leave()
    {
        foreach (var (text, why) in new[]
        {
            ("I tell you where I am every hour", NeverRefusals.NoPlaces), ("I ask you before I go out", NeverRefusals.NoLeave), ("I do not see my sister without telling you", NeverRefusals.NoCuttingOff),
        })
        {
            Assert.Equal(why, No(SharedCommitments.Make(Id, Walk with { Text = text }, Open, Monday, Noon)));
        }
    }

    [Fact]
    public void Only_the_one_who_promised_says_how_it_went_and_only_for_a_day_it_came_round()
    {
        var made = Given(Ana(new CommitmentEvent.Made(Id, Walk)));

        Assert.Equal(Outcome.Kept, Then(made, Ana(new CommitmentEvent.Told(Id, Monday, true)))[Id]![Monday].Outcome);
        Assert.Equal(Outcome.Unsaid, Then(made, Ben(new CommitmentEvent.Told(Id, Monday, true)))[Id]![Monday].Outcome);
        Assert.Empty(Then(made, Ana(new CommitmentEvent.Told(Id, Monday.AddDays(1), true)))[Id]!.Days);
        Assert.Empty(Then(made, Ana(new CommitmentEvent.Told(Id, Monday.AddDays(4), true)))[Id]!.Days); // that day has come nowhere on earth
        Assert.Equal(CommitmentRefusals.NotNow, No(made.Tell(Id, Monday.AddDays(4), true, "", Open, Monday, Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(made.Tell(Id, Monday, true, "", Open, Monday.AddDays(Commitment.Lately), Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(Seen(made).Tell(Id, Monday, true, "", Open, Monday, Noon)));
        Assert.Equal(CommitmentRefusals.WordsTooLong, No(made.Tell(Id, Monday, false, new('x', SharedCommitments.LongestWords + 1), Open, Monday, Noon)));
    }

    [Fact]
    public void What_was_said_can_be_put_right()
    {
        var kept = Given(Ana(new CommitmentEvent.Made(Id, Call)), Ana(new CommitmentEvent.Told(Id, Monday, true)));

        Assert.Equal(CommitmentRefusals.NothingChanged, No(kept.Tell(Id, Monday, true, " ", Open, Monday, Noon)));
        Assert.Equal(Outcome.NotKept, Then(kept, Ana(Yes(kept.Tell(Id, Monday, false, "I mixed up the days", Open, Monday, Noon))))[Id]![Monday].Outcome);
    }

    [Fact]
    public void It_is_renegotiated_only_when_asked_before_it_is_due_and_with_a_yes_to_exactly_that()
    {
        var (day, other) = (Monday.AddDays(4), Monday.AddDays(5));
        var asked = Given(Ana(new CommitmentEvent.Made(Id, Walk)), Ana(new CommitmentEvent.Asked(Id, day, other)));

        Assert.True(asked[Id]![day].Asks);
        Assert.Equal(Outcome.Unsaid, Then(asked, Ana(new CommitmentEvent.Moved(Id, day, other)))[Id]![day].Outcome);
        Assert.Equal(Outcome.Unsaid, Then(asked, Ben(new CommitmentEvent.Moved(Id, day)))[Id]![day].Outcome);

        var moved = Then(asked, Ben(Yes(Seen(asked).Agree(Id, day, Open, Noon))));
        Assert.Equal(Outcome.Renegotiated, moved[Id]![day].Outcome);
        Assert.True(moved[Id]!.Waits(other));
        Assert.Equal(CommitmentRefusals.NotNow, No(moved.Tell(Id, day, true, "", Open, day, Noon)));
        Assert.NotNull(Yes(moved.Tell(Id, other, true, "", Open, other, Noon)));
    }

    [Fact]
    public void After_the_hour_it_is_due_nobody_can_ask_any_more()
    {
        var made = Given(Ana(new CommitmentEvent.Made(Id, Call)));

        Assert.Equal(new CommitmentEvent.Asked(Id, Monday), Yes(made.Ask(Id, Monday, null, Open, Noon)));
        Assert.Equal(CommitmentRefusals.PastDue, No(made.Ask(Id, Monday, null, Open, Noon.AddHours(7))));
        Assert.Equal(CommitmentRefusals.DayTaken, No(made.Ask(Id, Monday, Monday.AddDays(1), Open, Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(Seen(made).Ask(Id, Monday, null, Open, Noon)));
        Assert.False(Then(made, Ana(new CommitmentEvent.Asked(Id, Monday, Monday.AddDays(1))))[Id]![Monday].Asks);
        Assert.False(Then(made, Ana(new CommitmentEvent.Asked(Id, Monday), Noon.AddDays(2)))[Id]![Monday].Asks); // past everywhere on earth
        Assert.Equal(CommitmentRefusals.NothingChanged, No(Then(made, Ana(new CommitmentEvent.Asked(Id, Monday))).Ask(Id, Monday, null, Open, Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(Then(made, Ana(new CommitmentEvent.Told(Id, Monday, true))).Ask(Id, Monday, null, Open, Noon)));
    }

    [Fact]
    public void R28_what_was_not_kept_opens_a_talk_for_both_and_leads_to_nothing_else()
    {
        var notKept = Given(Ana(new CommitmentEvent.Made(Id, Call)), Ana(new CommitmentEvent.Told(Id, Monday, false, "I forgot")));

        Assert.Single(notKept.ToTalkAbout(Monday));
        Assert.Single(Seen(notKept).ToTalkAbout(Monday));
        Assert.True(notKept[Id]!.Has(Monday.AddDays(1))); // the promise itself goes on as before
        var (anas, bens) = (Ana(Yes(notKept.TalkOver(Id, Monday, "a bell", Open, Noon))), Ben(Yes(Seen(notKept).TalkOver(Id, Monday, "", Open, Noon))));
        Assert.Empty(Then(notKept, anas).ToTalkAbout(Monday));
        Assert.Single(Then(notKept, bens).ToTalkAbout(Monday)); // nobody ends it for the other
        Assert.Empty(Then(Then(notKept, bens), anas).ToTalkAbout(Monday));
        Assert.Equal(["", "a bell"], Then(Then(Then(notKept, bens), anas), anas)[Id]![Monday].Talks.Select(t => t.Words));

        Assert.DoesNotContain(CommitmentEvent.Kinds, k => System.Text.RegularExpressions.Regex.IsMatch(k.Name, "penal|punish|consequence|failed|broken"));
    }

    [Fact]
    public void Only_the_other_can_let_a_day_go_or_say_that_it_was_noticed()
    {
        var notKept = Given(Ana(new CommitmentEvent.Made(Id, Call)), Ana(new CommitmentEvent.Told(Id, Monday, false)));
        var kept = Given(Ana(new CommitmentEvent.Made(Id, Call)), Ana(new CommitmentEvent.Told(Id, Monday, true)));

        Assert.Equal(CommitmentRefusals.NotNow, No(notKept.Excuse(Id, Monday, Open, Noon)));
        Assert.Equal(Outcome.NotKept, Then(notKept, Ana(new CommitmentEvent.Excused(Id, Monday)))[Id]![Monday].Outcome);
        Assert.Equal(Outcome.Excused, Then(notKept, Ben(Yes(Seen(notKept).Excuse(Id, Monday, Open, Noon))))[Id]![Monday].Outcome);
        Assert.Equal(CommitmentRefusals.NotNow, No(kept.Acknowledge(Id, Monday, Open, Noon)));
        Assert.NotNull(Then(kept, Ben(Yes(Seen(kept).Acknowledge(Id, Monday, Open, Noon))))[Id]![Monday].Acknowledged);
        Assert.Equal(CommitmentRefusals.NotNow, No(Seen(kept).Excuse(Id, Monday, Open, Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(Seen(notKept).Acknowledge(Id, Monday, Open, Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(Seen(notKept).Agree(Id, Monday, Open, Noon)));
        Assert.Equal(CommitmentRefusals.NotNow, No(kept.TalkOver(Id, Monday, "", Open, Noon)));
    }

    [Fact]
    public void Either_lets_a_promise_end_and_what_was_said_of_it_stays()
    {
        var told = Given(Ana(new CommitmentEvent.Made(Id, Call)), Ana(new CommitmentEvent.Told(Id, Monday, true)));
        foreach (var ended in new[] { Then(told, Ana(Yes(told.End(Id, Monday.AddDays(1))))), Then(told, Ben(Yes(Seen(told).End(Id, Monday.AddDays(1))))) })
        {
            Assert.True(ended[Id]!.Over(Monday.AddDays(1)));
            Assert.False(ended[Id]!.Has(Monday.AddDays(1)));
            Assert.Equal(Outcome.Kept, ended[Id]![Monday].Outcome);
            Assert.Equal(CommitmentRefusals.NotNow, No(ended.End(Id, Monday)));
        }
    }

    [Fact]
    public void R17_a_day_that_nobody_spoke_of_is_not_brought_up_again()
    {
        var made = Given(Ana(new CommitmentEvent.Made(Id, Call)));
        var later = Monday.AddDays(9);

        Assert.Equal([later, later.AddDays(-1)], made[Id]!.Recent(later).Select(d => d.Day));
        Assert.Empty(made.ToTalkAbout(later));
    }

    [Fact]
    public void R44_nothing_is_shared_in_the_day_of_quiet_but_a_promise_can_end()
    {
        var quiet = Open with { Since = Noon.AddHours(-1) };
        var made = Given(Ana(new CommitmentEvent.Made(Id, Call)));

        Assert.Equal(MeetingRefusals.CoolOff, No(SharedCommitments.Make(Id, Call, quiet, Monday, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(made.Tell(Id, Monday, true, "", quiet, Monday, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(made.Ask(Id, Monday, null, Bond.None, Noon)));
        Assert.NotNull(Yes(made.End(Id, Monday)));
    }

    [Fact]
    public void What_cannot_be_a_promise_is_refused()
    {
        foreach (var (promise, why) in new[]
        {
            (Call with { Text = " " }, CommitmentRefusals.NothingWritten),
            (Call with { Text = new('x', Promise.Longest + 1) }, CommitmentRefusals.TooLong),
            (Walk with { Rhythm = new(Pace.Weekly) }, CommitmentRefusals.NoDay),
            (Walk with { Rhythm = new(Pace.Weekly, Weekdays.Monday, 5) }, CommitmentRefusals.NoDay),
            (Walk with { Rhythm = new((Pace)9) }, CommitmentRefusals.NoDay),
            (Walk with { Starts = Monday.AddDays(1), EndsOn = Monday.AddDays(2) }, CommitmentRefusals.NoDay),
            (Call with { EndsOn = Monday.AddDays(-1) }, CommitmentRefusals.DaysOutOfOrder),
            (Call with { Starts = Monday.AddDays(-1) }, CommitmentRefusals.DaysOutOfOrder),
        })
        {
            Assert.Equal(why, No(SharedCommitments.Make(Id, promise, Open, Monday, Noon)));
        }

        Assert.Empty(Given(Ana(new CommitmentEvent.Made(Id, Walk with { Rhythm = new(Pace.Weekly) }))).All);
        Assert.Equal(Call with { Rhythm = new(Pace.Once) }, ((CommitmentEvent.Made)Yes(SharedCommitments.Make(Id, Walk with { Text = Call.Text, By = Call.By, Rhythm = Walk.Rhythm with { Pace = Pace.Once }, EndsOn = Monday.AddDays(3) }, Open, Monday, Noon))).Promise);
    }

    [Fact]
    public void A_draft_survives_being_kept_and_nonsense_does_not()
    {
        Assert.Equal(Walk, Promise.Read(Walk.ToText()));
        Assert.Null(Promise.Read(""));
        Assert.Null(Promise.Read("{"));
        Assert.Null(Promise.Read("{\"text\":\"a\"}"));
    }

    private static SharedCommitments Given(params (Fact, CommitmentEvent)[] facts) => facts.Aggregate(SharedCommitments.None, Then);

    private static SharedCommitments Then(SharedCommitments commitments, (Fact Fact, CommitmentEvent Happened) told) => SharedCommitments.Evolve(commitments, told.Fact, told.Happened);

    // The same promises as they stand on Ben's device.
    private static SharedCommitments Seen(SharedCommitments commitments) => new([.. commitments.All.Select(c => c with { By = c.By with { Mine = !c.Mine } })]);

    private static (Fact, CommitmentEvent) Ana(CommitmentEvent happened, DateTimeOffset? at = null) => By(true, happened, at ?? Noon);

    private static (Fact, CommitmentEvent) Ben(CommitmentEvent happened) => By(false, happened, Noon);

    private static (Fact, CommitmentEvent) By(bool mine, CommitmentEvent happened, DateTimeOffset at) =>
        (new(Reach.Both, 1, Id16.New(), new(new Id16(mine ? 1u : 2u), mine, at), "", default, true), happened);

    private static CommitmentEvent Yes(Decision<CommitmentEvent> decision) => Assert.Single(Assert.IsType<Decision<CommitmentEvent>.Accepted>(decision).Events);

    private static string? No(Decision<CommitmentEvent> decision) => (decision as Decision<CommitmentEvent>.Refused)?.Reason;
}
