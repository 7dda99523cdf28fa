using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Transparency;

public sealed class TransparencyPlanTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly PlanTerms Evenings = PlanTerms.Blank(Monday) with { What = "Each evening, one sentence about work.", Purpose = "calm evenings" };

    [Fact]
    public void R13_an_item_has_a_direction_a_purpose_and_a_last_day_within_ninety_days()
    {
        foreach (var (terms, why) in new[]
        {
            (Evenings with { What = " " }, PlanRefusals.NothingWritten),
            (Evenings with { Purpose = "" }, PlanRefusals.NoPurpose),
            (Evenings with { What = new('x', PlanTerms.Longest + 1) }, PlanRefusals.TooLong),
            (Evenings with { Shows = (Shower)9 }, PlanRefusals.NotAChoice),
            (Evenings with { Rhythm = (Rung)9 }, PlanRefusals.NotAChoice),
            (Evenings with { EndsOn = Monday.AddDays(91) }, PlanRefusals.OutOfReach),
            (Evenings with { EndsOn = Monday.AddDays(-1) }, PlanRefusals.OutOfReach),
        })
        {
            Assert.Equal(why, No(TransparencyPlan.None.Suggest(Id, terms, Open, Monday, Noon)));
        }

        Assert.Equal(Monday.AddDays(30), PlanTerms.Blank(Monday).EndsOn);
        Assert.NotEmpty(Yes(TransparencyPlan.None.Suggest(Id, Evenings with { EndsOn = Monday.AddDays(90) }, Open, Monday, Noon)));
        Assert.Empty(Given(Ana(new TransparencyEvent.Suggested(Id, Evenings with { Purpose = "" }))).Items);
        Assert.Empty(Given(Ana(new TransparencyEvent.Suggested(Id, Evenings with { EndsOn = Monday.AddDays(92) }))).Items);
    }

    [Fact]
    public void R12_in_force_only_while_both_have_said_yes_to_the_same_words_and_until_the_last_day()
    {
        var plan = Agreed();
        Assert.Equal(PlanStanding.InForce, Standing(plan, Monday));
        Assert.Equal(PlanStanding.InForce, Standing(plan, Evenings.EndsOn));
        Assert.Equal(PlanStanding.Ended, Standing(plan, Evenings.EndsOn.AddDays(1)));

        Assert.Equal(PlanStanding.NotInForce, Standing(Given(Suggested()), Monday));
        Assert.Equal(PlanStanding.NotInForce, Standing(Given(Suggested(), Ana(new TransparencyEvent.Accepted(Id, Hash()))), Monday));
        Assert.Equal(PlanStanding.NotInForce, Standing(Given(Suggested(), Ben(new TransparencyEvent.Accepted(Id, "other words"))), Monday));
    }

    [Fact]
    public void R12_either_takes_the_yes_back_at_once_without_a_reason_and_nothing_comes_back_without_two()
    {
        Assert.Equal([new TransparencyEvent.ConsentWithdrawn(Id)], Yes(Agreed().Withdraw(Id)));
        foreach (var withdrawn in new[] { Ana(new TransparencyEvent.ConsentWithdrawn(Id)), Ben(new TransparencyEvent.ConsentWithdrawn(Id)) })
        {
            var ended = Fold(Agreed(), withdrawn);
            Assert.Equal(PlanStanding.NotInForce, Standing(ended, Monday));
            Assert.Null(Fold(ended, Ben(new TransparencyEvent.Accepted(Id, Hash())))[Id]!.Agreed);
            Assert.Null(Fold(ended, Ana(new TransparencyEvent.Renewed(Id, Hash(), Monday.AddDays(40))))[Id]!.Agreed);
            Assert.NotNull(Fold(Fold(ended, Suggested()), Ben(new TransparencyEvent.Accepted(Id, Hash())))[Id]!.Agreed);
        }

        Assert.Equal(PlanRefusals.NotInForce, No(TransparencyPlan.None.Withdraw(Id)));
    }

    [Fact]
    public void R12_a_suggestion_taken_back_just_after_the_others_yes_ends_it_all_the_same()
    {
        var crossed = Fold(Agreed(), Ana(new TransparencyEvent.Rested(Id, Hash())));

        Assert.Equal(PlanStanding.NotInForce, Standing(crossed, Monday));
        Assert.Equal(PlanStep.Withdrew, crossed[Id]!.Story[^1].Step);
    }

    [Fact]
    public void R13_only_the_one_who_tells_says_yes_for_longer_and_each_time_anew()
    {
        var (plan, late) = (Agreed(), Evenings.EndsOn.AddDays(-2));
        Assert.Equal(PlanRefusals.TooEarly, No(plan.Renew(Id, 30, Open, Monday, Noon)));
        Assert.Equal(PlanRefusals.OutOfReach, No(plan.Renew(Id, 91, Open, late, Noon)));
        Assert.Equal(PlanRefusals.OutOfReach, No(plan.Renew(Id, 0, Open, late, Noon)));
        Assert.Equal(PlanRefusals.NotInForce, No(plan.Renew(Id, 30, Open, Evenings.EndsOn.AddDays(1), Noon)));
        Assert.Equal(PlanRefusals.NotYours, No(Agreed(anaIsHere: false).Renew(Id, 30, Open, late, Noon)));

        var renewed = Assert.IsType<TransparencyEvent.Renewed>(Assert.Single(Yes(plan.Renew(Id, 30, Open, late, Noon))));
        var longer = Fold(plan, Ana(renewed, late));
        Assert.Equal(late.AddDays(30), longer[Id]!.Until);
        Assert.Equal(PlanRefusals.TooEarly, No(longer.Renew(Id, 30, Open, late, Noon)));
    }

    [Fact]
    public void R13_no_device_of_the_other_can_prolong_it_whatever_its_clock_says()
    {
        var (plan, end) = (Agreed(), Evenings.EndsOn);
        foreach (var day in new[] { Monday, end.AddDays(-1), Monday.AddDays(4_000) })
        {
            Assert.Equal(end, Fold(plan, Ben(new TransparencyEvent.Renewed(Id, Hash(), day.AddDays(30)), day))[Id]!.Until);
        }

        // What was asked for with a day far in the future is no yes of the one who tells, by that person's own clock.
        var far = Evenings with { Shows = Shower.Other, EndsOn = Monday.AddDays(400) };
        var asked = Given(Ben(new TransparencyEvent.Suggested(Id, far), Monday.AddDays(390)));
        Assert.NotEmpty(asked.Items);
        Assert.Equal(PlanRefusals.OutOfReach, No(asked.Accept(Id, asked[Id]!.Open!.Hash, Open, Monday, Noon)));
        Assert.Null(Fold(asked, Ana(new TransparencyEvent.Accepted(Id, asked[Id]!.Open!.Hash)))[Id]!.Agreed);
    }

    [Fact]
    public void R13_a_yes_for_longer_is_not_heard_after_the_end_or_beyond_ninety_days()
    {
        var (plan, end) = (Agreed(), Evenings.EndsOn);

        Assert.Equal(end, Fold(plan, Ana(new TransparencyEvent.Renewed(Id, Hash(), end.AddDays(30)), end.AddDays(2)))[Id]!.Until);
        Assert.Equal(end, Fold(plan, Ana(new TransparencyEvent.Renewed(Id, Hash(), end.AddDays(92)), end))[Id]!.Until);
        Assert.Equal(end, Fold(plan, Ana(new TransparencyEvent.Renewed(Id, "other words", end.AddDays(30)), end))[Id]!.Until);
        Assert.Equal(end, Fold(plan, Ana(new TransparencyEvent.Renewed(Id, Hash(), end.AddDays(-3)), end))[Id]!.Until);
    }

    [Fact]
    public void R13_at_most_seven_are_in_force_whatever_the_log_says()
    {
        var plan = TransparencyPlan.None;
        for (var i = 1u; i <= 8; i++)
        {
            if (i == 8)
            {
                Assert.Equal(PlanRefusals.Full, No(plan.Suggest(new(8), Evenings, Open, Monday, Noon)));
            }

            plan = Fold(plan, Told(true, new TransparencyEvent.Suggested(new(i), Evenings), Monday, i));
            plan = Fold(plan, Told(false, new TransparencyEvent.Accepted(new(i), Evenings.HashFor(new(i), new(1))), Monday, 100 - i));
        }

        // The first seven by their places in the log; the eighth, agreed at the same time elsewhere, waits until there is room.
        Assert.Equal(PlanStanding.NoRoom, plan.On(plan[new(1)]!, Monday));
        Assert.Equal(7, plan.Items.Count(i => plan.On(i, Monday) == PlanStanding.InForce));
        var less = Fold(plan, Ana(new TransparencyEvent.ConsentWithdrawn(new(5))));
        Assert.Equal(PlanStanding.InForce, less.On(less[new(1)]!, Monday));
        Assert.NotEmpty(Yes(plan.Suggest(new(9), Evenings with { EndsOn = Monday.AddDays(60) }, Open, Evenings.EndsOn.AddDays(1), Noon)));
    }

    [Fact]
    public void R13_three_things_asked_for_wait_for_an_answer_at_once_and_no_more()
    {
        var asks = Evenings with { Shows = Shower.Other };
        var plan = TransparencyPlan.None;
        for (var i = 1u; i <= TransparencyPlan.MostAsked; i++)
        {
            plan = Fold(plan, Ana(Assert.Single(Yes(plan.Suggest(new(i), asks, Open, Monday, Noon)))));
        }

        Assert.Equal(PlanRefusals.EnoughAsked, No(plan.Suggest(Id, asks, Open, Monday, Noon)));
        Assert.NotEmpty(Yes(plan.Suggest(Id, Evenings, Open, Monday, Noon))); // an offer is no request
        Assert.NotEmpty(Yes(plan.Suggest(new(1), asks with { Purpose = "sleep" }, Open, Monday, Noon))); // other words for the same thing
        Assert.NotEmpty(Yes(plan.Suggest(Id, asks with { EndsOn = asks.EndsOn.AddDays(1) }, Open, asks.EndsOn.AddDays(1), Noon))); // what nobody can say yes to any more

        var answer = Fold(plan, Ben(new TransparencyEvent.Suggested(Id, Evenings)));
        Assert.NotEmpty(Yes(answer.Suggest(Id, asks with { Rhythm = Rung.Weekly }, Open, Monday, Noon)));
        foreach (var free in new[]
        {
            Ana(new TransparencyEvent.Rested(new(2), plan[new(2)]!.Open!.Hash)), Ben(new TransparencyEvent.Rested(new(2), plan[new(2)]!.Open!.Hash)),
            Ben(new TransparencyEvent.Accepted(new(2), plan[new(2)]!.Open!.Hash)), Ben(new TransparencyEvent.Suggested(new(2), Evenings)),
        })
        {
            Assert.NotEmpty(Yes(Fold(plan, free).Suggest(Id, asks, Open, Monday, Noon)));
        }
    }

    [Fact]
    public void A_step_to_less_is_free_however_much_is_asked_for()
    {
        var asks = Evenings with { Shows = Shower.Other };
        var plan = Given(Ben(new TransparencyEvent.Suggested(Id, Evenings)));
        plan = Fold(plan, Ana(new TransparencyEvent.Accepted(Id, plan[Id]!.Open!.Hash)));
        plan = Enumerable.Range(1, TransparencyPlan.MostAsked).Aggregate(plan, (state, i) => Fold(state, Ana(new TransparencyEvent.Suggested(new((uint)i), asks))));

        Assert.NotEmpty(Yes(plan.Ease(Id, Open, Monday, Noon)));
        Assert.NotEmpty(Yes(plan.Suggest(Id, asks with { Rhythm = Rung.Retired }, Open, Monday, Noon)));
        Assert.Equal(PlanRefusals.EnoughAsked, No(plan.Suggest(Id, asks with { What = "Each evening, three sentences." }, Open, Monday, Noon)));
    }

    [Fact]
    public void The_ladder_goes_down_step_by_step_with_both_and_ends_in_what_is_no_longer_needed()
    {
        var plan = Agreed();
        foreach (var rhythm in new[] { Rung.ThreeTimesAWeek, Rung.Weekly, Rung.OnRequest, Rung.Retired })
        {
            var step = Assert.IsType<TransparencyEvent.Suggested>(Assert.Single(Yes(plan.Ease(Id, Open, Monday, Noon))));
            Assert.Equal(rhythm, step.Terms.Rhythm);
            var before = plan[Id]!.Agreed!.Hash;
            plan = Fold(plan, Ana(step));
            Assert.Equal(before, plan[Id]!.Agreed!.Hash);
            Assert.Equal(rhythm == Rung.Retired ? PlanStep.AskedToRetire : PlanStep.Eased, plan[Id]!.Story[^1].Step);
            plan = Fold(plan, Ben(new TransparencyEvent.Accepted(Id, plan[Id]!.Open!.Hash)));
        }

        Assert.Equal(PlanStanding.Retired, Standing(plan, Monday.AddDays(400)));
        Assert.Equal(PlanStep.Retired, plan[Id]!.Story[^1].Step);
        Assert.Equal(PlanRefusals.NotInForce, No(plan.Ease(Id, Open, Monday, Noon)));
        Assert.Equal(PlanRefusals.NotInForce, No(plan.Withdraw(Id)));
        Assert.Equal(PlanStanding.Retired, Standing(Fold(plan, Ben(new TransparencyEvent.ConsentWithdrawn(Id))), Monday));
    }

    [Fact]
    public void A_pause_holds_at_once_moves_no_day_and_is_ended_by_whoever_made_it()
    {
        var paused = Fold(Agreed(), Ben(new TransparencyEvent.Paused(Id)));
        Assert.Equal(PlanStanding.Paused, Standing(paused, Monday));
        Assert.Equal(PlanStanding.Paused, Standing(Fold(paused, Ana(new TransparencyEvent.Resumed(Id))), Monday));
        Assert.Equal(PlanRefusals.NotInForce, No(paused.Resume(Id, Open, Monday, Noon)));

        var both = Fold(paused, Ana(Assert.Single(Yes(paused.Pause(Id, Monday)))));
        Assert.Equal(PlanRefusals.NotInForce, No(both.Pause(Id, Monday)));
        Assert.Equal(PlanStanding.Paused, Standing(Fold(both, Ana(Assert.Single(Yes(both.Resume(Id, Open, Monday, Noon))))), Monday));

        var on = Fold(paused, Ben(new TransparencyEvent.Resumed(Id)));
        Assert.Equal(Agreed()[Id]!.Story.Select(c => c.Step), on[Id]!.Story.Select(c => c.Step)); // nothing counts pauses
        Assert.Equal(PlanStanding.InForce, Standing(on, Monday));
        Assert.Equal(Evenings.EndsOn, on[Id]!.Until);
    }

    [Fact]
    public void Other_words_take_the_place_of_what_waits_and_of_what_is_agreed_only_with_a_second_yes()
    {
        var reworded = Fold(Agreed(), Ben(new TransparencyEvent.Suggested(Id, Evenings.Turned() with { What = "Each evening, two sentences." })));
        Assert.Equal(Evenings.What, reworded[Id]!.Agreed!.Terms.What);
        Assert.True(reworded[Id]!.WaitsForMe);

        var again = Fold(reworded, Ana(new TransparencyEvent.Suggested(Id, Evenings with { What = "Each evening, a talk." })));
        Assert.Equal(Evenings.What, Fold(again, Ana(new TransparencyEvent.Accepted(Id, reworded[Id]!.Open!.Hash)))[Id]!.Agreed!.Terms.What);
        Assert.Equal("Each evening, a talk.", Fold(again, Ben(new TransparencyEvent.Accepted(Id, again[Id]!.Open!.Hash)))[Id]!.Agreed!.Terms.What);
        Assert.Equal(PlanRefusals.NotOpen, No(again.Accept(Id, reworded[Id]!.Open!.Hash, Open, Monday, Noon)));
        Assert.Equal(PlanRefusals.NothingChanged, No(again.Suggest(Id, Evenings with { What = "Each evening, a talk. " }, Open, Monday, Noon)));
    }

    [Fact]
    public void A_suggestion_is_let_rest_by_either_and_what_is_agreed_stays()
    {
        var open = Fold(Agreed(), Ben(new TransparencyEvent.Suggested(Id, Evenings.Turned() with { What = "other" })));
        var rested = Fold(open, Ana(Assert.Single(Yes(open.LetRest(Id, open[Id]!.Open!.Hash)))));

        Assert.Null(rested[Id]!.Open);
        Assert.Equal(PlanStep.LetRest, rested[Id]!.Story[^1].Step);
        Assert.Equal(PlanStanding.InForce, Standing(rested, Monday));
        Assert.Equal(PlanRefusals.NotOpen, No(rested.LetRest(Id, open[Id]!.Open!.Hash)));
        Assert.Equal(PlanStep.TookBack, Fold(open, Ben(new TransparencyEvent.Rested(Id, open[Id]!.Open!.Hash)))[Id]!.Story[^1].Step);
    }

    [Fact]
    public void R44_no_yes_is_said_in_the_day_of_quiet_but_a_no_is_always_heard()
    {
        var quiet = Open with { Since = Noon.AddHours(-1) };
        var asked = Given(Ben(new TransparencyEvent.Suggested(Id, Evenings)));

        Assert.Equal(MeetingRefusals.CoolOff, No(TransparencyPlan.None.Suggest(Id, Evenings, quiet, Monday, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(TransparencyPlan.None.Suggest(Id, Evenings, Bond.None, Monday, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(asked.Accept(Id, asked[Id]!.Open!.Hash, quiet, Monday, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(Agreed().Renew(Id, 30, quiet, Evenings.EndsOn, Noon)));
        Assert.NotEmpty(Yes(asked.LetRest(Id, asked[Id]!.Open!.Hash)));
        Assert.NotEmpty(Yes(Agreed().Pause(Id, Monday)));
    }

    [Fact]
    public void R16_nothing_in_the_log_can_hold_what_was_told_or_whether_it_was_true() =>
        Assert.Equal(
            ["EndsOn", "Item", "Terms", "Wording"],
            TransparencyEvent.Kinds.SelectMany(k => k.Type.Properties).Select(p => char.ToUpperInvariant(p.Name[0]) + p.Name[1..]).Distinct().Order());

    [Fact]
    public void A_draft_survives_being_kept_and_nonsense_does_not()
    {
        Assert.Equal(Evenings, PlanTerms.Read(Evenings.ToText()));
        Assert.Null(PlanTerms.Read(""));
        Assert.Null(PlanTerms.Read("{"));
        Assert.Null(PlanTerms.Read("{\"what\":\"a\"}"));
    }

    private static TransparencyPlan Agreed(bool anaIsHere = true) => new[] { Suggested(), Ben(new TransparencyEvent.Accepted(Id, Hash())) }
        .Select(t => t with { Fact = t.Fact with { Stamp = t.Fact.Stamp with { Mine = t.Fact.Stamp.Mine == anaIsHere } } }).Aggregate(TransparencyPlan.None, Fold);

    private static Heard Suggested() => Ana(new TransparencyEvent.Suggested(Id, Evenings));

    private static string Hash() => Evenings.HashFor(Id, new(1));

    private static PlanStanding Standing(TransparencyPlan plan, DateOnly day) => plan.On(plan[Id]!, day);

    private static TransparencyPlan Given(params Heard[] facts) => facts.Aggregate(TransparencyPlan.None, Fold);

    private static TransparencyPlan Fold(TransparencyPlan plan, Heard fact) => TransparencyPlan.Evolve(plan, fact.Fact, fact.Happened);

    private static Heard Ana(TransparencyEvent happened, DateOnly? on = null) => Told(true, happened, on ?? Monday, 1);

    private static Heard Ben(TransparencyEvent happened, DateOnly? on = null) => Told(false, happened, on ?? Monday, 1);

    private static Heard Told(bool ana, TransparencyEvent happened, DateOnly on, long n) =>
        new(new(Reach.Both, n, Id16.New(), new(new Id16(ana ? 1u : 2u), ana, new(on, new(12, 0), TimeSpan.Zero)), "", default, true), happened);

    private static IReadOnlyList<TransparencyEvent> Yes(Decision<TransparencyEvent> decision) => Assert.IsType<Decision<TransparencyEvent>.Accepted>(decision).Events;

    private static string? No(Decision<TransparencyEvent> decision) => (decision as Decision<TransparencyEvent>.Refused)?.Reason;

    private sealed record Heard(Fact Fact, TransparencyEvent Happened);
}
