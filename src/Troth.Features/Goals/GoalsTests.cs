using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Goals;

public sealed class GoalsTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Id16 Step = new(0x57E9);
    private static readonly Aim Own = new("Three evenings together", "Three a week, four weeks long", Monday.AddDays(28));
    private static readonly Aim Ours = Own with { ForBoth = true };

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 8], Gen.Int[0, 3]).Array[0, 30];

    [Fact]
    public void A_goal_has_a_sign_and_a_day_and_may_bring_its_steps()
    {
        var set = Yes(SharedGoals.Set(Id, new(Own, " choose days \n\n shop on Saturday"), Open, Monday, Noon));

        Assert.Equal([new GoalEvent.Set(Id, Own), new GoalEvent.StepAdded(Id, "choose days"), new GoalEvent.StepAdded(Id, "shop on Saturday")], set);
        foreach (var (draft, why) in new (GoalDraft, string)[]
        {
            (new(Own with { Text = " " }), GoalRefusals.NothingWritten),
            (new(Own with { Sign = "" }), GoalRefusals.NoSign),
            (new(Own with { Text = new('x', Aim.Longest + 1) }), GoalRefusals.TooLong),
            (new(Own, new('x', Aim.Longest + 1)), GoalRefusals.TooLong),
            (new(Own with { DueOn = Monday }), GoalRefusals.DayOutOfReach),
            (new(Own with { DueOn = Monday.AddDays(Aim.MostDays + 1) }), GoalRefusals.DayOutOfReach),
            (new(Own, string.Join('\n', Enumerable.Range(0, Goal.MostSteps + 1))), GoalRefusals.TooManySteps),
            (new(Own with { Text = "You tell me where you are every hour" }), NeverRefusals.NoPlaces),
            (new(Own with { Sign = "You ask me before you go out" }), NeverRefusals.NoLeave),
            (new(Own, "choose days\nread your messages"), NeverRefusals.NoMessages),
        })
        {
            Assert.Equal(why, No(SharedGoals.Set(Id, draft, Open, Monday, Noon)));
        }

        Assert.Equal(MeetingRefusals.CoolOff, No(SharedGoals.Set(Id, new(Own), Open with { Since = Noon.AddHours(-1) }, Monday, Noon)));
    }

    [Fact]
    public void R14_what_can_never_be_in_the_plan_is_no_goal_for_both_and_no_step_either()
    {
        var watching = Given(Ana(new GoalEvent.Set(Id, Ours with { Text = "We read your messages" })));

        Assert.Equal(NeverRefusals.NoMessages, No(Seen(watching).Join(Id, Open, Noon)));
        Assert.Equal(NeverRefusals.NoPasswords, No(Given(Ana(new GoalEvent.Set(Id, Own))).AddStep(Id, "I give you my password", Open, Noon)));
    }

    [Fact]
    public void A_goal_of_ones_own_is_worked_on_by_its_owner_only()
    {
        var goals = Given(Ana(new GoalEvent.Set(Id, Own)), Ana(new GoalEvent.StepAdded(Id, "choose days")));

        Assert.Equal(Owner.Me, goals[Id]!.Owner);
        Assert.Equal(Owner.Other, Seen(goals)[Id]!.Owner);
        Assert.NotNull(Then(goals, Ana(new GoalEvent.StepTurned(Id, Step, true)))[Id]!.Steps[0].Done);
        Assert.Null(Then(goals, Ben(new GoalEvent.StepTurned(Id, Step, true)))[Id]!.Steps[0].Done);
        Assert.Null(Then(goals, Ben(new GoalEvent.Joined(Id)))[Id]!.Joined);
        Assert.Null(Then(goals, Ben(new GoalEvent.Reviewed(Id, Verdict.LetGo)))[Id]!.Closed);
        Assert.Equal(GoalRefusals.NotOpen, No(Seen(goals).Turn(Id, Step, true, Open, Noon)));
        Assert.Equal(GoalRefusals.NotOpen, No(goals.Turn(Id, Step, false, Open, Noon)));
        Assert.Equal(GoalRefusals.NotOpen, No(Seen(goals).Join(Id, Open, Noon)));
        Assert.Equal(Verdict.Reached, Then(goals, Ana(Assert.Single(Yes(goals.LookBack(Id, Verdict.Reached, null, "", Open, Monday, Noon)))))[Id]!.Closed);
    }

    [Fact]
    public void A_goal_for_both_is_theirs_after_a_yes_reached_when_both_say_so_and_let_go_by_either()
    {
        var suggested = Given(Ana(new GoalEvent.Set(Id, Ours)));
        Assert.Equal(Owner.SuggestedByOther, Seen(suggested)[Id]!.Owner);
        Assert.Equal(GoalRefusals.NotOpen, No(Seen(suggested).AddStep(Id, "x", Open, Noon)));
        Assert.False(suggested[Id]!.ReviewDue(Ours.DueOn));

        var ours = Then(suggested, Ben(Assert.Single(Yes(Seen(suggested).Join(Id, Open, Noon)))));
        Assert.Equal(Owner.Both, ours[Id]!.Owner);
        Assert.True(ours[Id]!.ReviewDue(Ours.DueOn.AddDays(-Goal.ReviewNotice)));

        var one = Then(ours, Ana(new GoalEvent.Reviewed(Id, Verdict.Reached)));
        Assert.Null(one[Id]!.Closed);
        Assert.True(one[Id]!.WaitsForOther);
        Assert.Equal(GoalRefusals.NotOpen, No(one.LookBack(Id, Verdict.Reached, null, "", Open, Monday, Noon)));
        Assert.Equal(Verdict.Reached, Then(one, Ben(new GoalEvent.Reviewed(Id, Verdict.Reached)))[Id]!.Closed);
        Assert.Equal(Verdict.LetGo, Then(one, Ben(new GoalEvent.Reviewed(Id, Verdict.LetGo)))[Id]!.Closed);
    }

    [Fact]
    public void Going_on_moves_the_day_and_what_was_called_reached_is_open_again()
    {
        var one = Given(Ana(new GoalEvent.Set(Id, Ours)), Ben(new GoalEvent.Joined(Id)), Ana(new GoalEvent.Reviewed(Id, Verdict.Reached)));
        Assert.Equal(GoalRefusals.DayOutOfReach, No(one.LookBack(Id, Verdict.GoesOn, null, "", Open, Monday, Noon)));
        Assert.Equal(GoalRefusals.TooLong, No(one.LookBack(Id, Verdict.LetGo, null, new('x', Aim.Longest + 1), Open, Monday, Noon)));

        var on = Then(one, Ben(new GoalEvent.Reviewed(Id, Verdict.GoesOn, Monday.AddDays(60), "two were enough")));

        Assert.Equal(Monday.AddDays(60), on[Id]!.Aim.DueOn);
        Assert.False(on[Id]!.WaitsForOther);
        Assert.Null(Then(on, Ben(new GoalEvent.Reviewed(Id, Verdict.Reached)))[Id]!.Closed);
    }

    [Fact]
    public void Steps_are_few_and_never_empty()
    {
        var full = Given([Ana(new GoalEvent.Set(Id, Own)), .. Enumerable.Range(0, Goal.MostSteps + 3).Select(n => Ana(new GoalEvent.StepAdded(Id, $"{n}"), new((uint)n + 1)))]);

        Assert.Equal(Goal.MostSteps, full[Id]!.Steps.Count);
        Assert.Equal(GoalRefusals.TooManySteps, No(full.AddStep(Id, "one more", Open, Noon)));
        Assert.Equal(GoalRefusals.NothingWritten, No(full.AddStep(Id, " ", Open, Noon)));
        Assert.Empty(Given(Ana(new GoalEvent.Set(Id, Own)), Ana(new GoalEvent.StepAdded(Id, "")))[Id]!.Steps);
    }

    [Fact]
    public void A_draft_survives_being_kept_and_nonsense_does_not()
    {
        var draft = new GoalDraft(Ours, "one\ntwo");

        Assert.Equal(draft, GoalDraft.Read(draft.ToText()));
        Assert.Null(GoalDraft.Read("{"));
        Assert.Null(GoalDraft.Read(""));
    }

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Portrait(Fold(play, true)) == Portrait(Fold(play, false)));

    [Fact]
    public void Whatever_happens_a_goal_of_both_is_reached_only_after_both_have_said_so() => Plays.Sample(play =>
        Fold(play, true).All.All(g => g.Closed != Verdict.Reached || g.Joined is null || g.Reviews.Where(r => r.Verdict == Verdict.Reached).Select(r => r.By.Author).Distinct().Count() == 2));

    [Fact]
    public void R51_nobody_works_on_a_goal_that_is_the_others_alone() => Plays.Sample(play =>
        Fold(play, true).All.All(g => g.Joined is not null || (g.Reviews.All(r => r.By.Author == g.By.Author) && g.Steps.All(s => s.Done is null || s.Done.Value.Author == g.By.Author))));

    private static SharedGoals Fold((bool Ana, int What, int Which)[] play, bool anaIsHere) => play.Index().Aggregate(SharedGoals.None, (state, step) =>
    {
        var id = new Id16((uint)(step.Item.Which % 2) + 1);
        GoalEvent happened = step.Item.What switch
        {
            0 or 1 => new GoalEvent.Set(id, step.Item.Which > 1 ? Ours : Own),
            2 or 3 => new GoalEvent.Joined(id),
            4 => new GoalEvent.StepAdded(id, $"{step.Index}"),
            5 => new GoalEvent.StepTurned(id, new((uint)Math.Max(1, step.Index - step.Item.Which)), step.Item.Which % 2 == 0),
            6 => new GoalEvent.Reviewed(id, Verdict.GoesOn, Monday.AddDays(step.Index)),
            7 => new GoalEvent.Reviewed(id, Verdict.Reached),
            _ => new GoalEvent.Reviewed(id, step.Item.Which == 0 ? Verdict.LetGo : Verdict.Reached),
        };
        return SharedGoals.Evolve(state, Told(step.Item.Ana, anaIsHere, new((uint)step.Index + 1)), happened);
    });

    private static string Portrait(SharedGoals goals) => string.Join('\n', goals.All.Select(g =>
        $"{g.Id} {g.Aim} {g.By.Author} {g.Joined?.Author} {g.Closed} {string.Join(',', g.Steps.Select(s => $"{s.Entry} {s.Text} {s.Done?.Author}"))} {string.Join(',', g.Reviews.Select(r => $"{r.Verdict} {r.By.Author}"))}"));

    private static SharedGoals Given(params (Fact, GoalEvent)[] facts) => facts.Aggregate(SharedGoals.None, Then);

    private static SharedGoals Then(SharedGoals goals, (Fact Fact, GoalEvent Happened) told) => SharedGoals.Evolve(goals, told.Fact, told.Happened);

    // The same goals as they stand on Ben's device.
    private static SharedGoals Seen(SharedGoals goals) => new([.. goals.All.Select(g => g with { By = g.By with { Mine = !g.By.Mine } })]);

    private static (Fact, GoalEvent) Ana(GoalEvent happened, Id16? entry = null) => (Told(true, true, entry ?? Step), happened);

    private static (Fact, GoalEvent) Ben(GoalEvent happened) => (Told(false, true, Step), happened);

    private static Fact Told(bool ana, bool anaIsHere, Id16 entry) => new(Reach.Both, 1, entry, new(new Id16(ana ? 1u : 2u), ana == anaIsHere, Noon), "", default, true);

    private static IReadOnlyList<GoalEvent> Yes(Decision<GoalEvent> decision) => Assert.IsType<Decision<GoalEvent>.Accepted>(decision).Events;

    private static string? No(Decision<GoalEvent> decision) => (decision as Decision<GoalEvent>.Refused)?.Reason;
}
