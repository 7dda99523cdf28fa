using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Questions;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Disclosure;

/// <summary>Being ready, sessions, and questions that wait; Ana tells, Ben hears.</summary>
public sealed class SessionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Id16 Named = new(0xA1);
    private static readonly bool[] Both = [true, false];

    [Fact]
    public void R6_what_the_other_receives_is_the_same_whatever_was_ticked() => Gen.Select(Gen.Int[0, 31], Gen.Int[0, 31], Gen.String[0, 20]).Sample((hers, his, name) =>
        LiveAsync(hers, his, name).GetAwaiter().GetResult().SequenceEqual(LiveAsync(null, null, "").GetAwaiter().GetResult()), iter: 20);

    [Fact]
    public void R6_ticks_are_for_one_alone_and_hold_for_their_day() => Assert.Multiple(
        () => Assert.Equal(Reach.OnlyMe, DisclosureEvent.Kinds.Single(k => k.Name == "disclosure.prepared.1").Reach),
        () => Assert.Equal([Check.Free], Prepared().TicksOf(Noon.AddHours(11))!.Checks),
        () => Assert.Null(Prepared().TicksOf(Noon.AddHours(12))),
        () => Assert.Equal(DisclosureRefusals.NotAChoice, No(Disclosures.Prepare(Id, [(Check)9], ""))));

    [Fact]
    public void R6_no_session_starts_after_a_not_now_of_either_and_nothing_says_why()
    {
        foreach (var ana in Both)
        {
            var off = Fold(Agreed(60), (Reach.Both, ana, new DisclosureEvent.PutOff(Id)));
            Assert.True(off[Id].Shared.Sitting is { Refused: true, IsNamed: false, With: "" });
            Assert.Equal(DisclosureRefusals.NotNow, No(off.Join(Id, Noon)));
            Assert.Equal(Noon.AddHours(7), Fold(off, (Reach.Both, ana, new DisclosureEvent.DayProposed(Id, Noon.AddHours(7), 20, "")))[Id].Shared.Sitting.At);
        }
    }

    [Fact]
    public void R2_a_session_needs_a_time_that_both_agreed_to_and_starts_on_its_day()
    {
        var proposed = Fold(Handed(), Proposed(60));
        Assert.Equal(DisclosureRefusals.NotNow, No(proposed.Join(Id, Noon)));
        Assert.Equal(DisclosureRefusals.NotNow, No(proposed.Agree(Id, new(0xBAD), 60, Open, Noon)));
        Assert.Equal([new DisclosureEvent.DayAgreed(Id, Named, 60)], Yes(proposed.Agree(Id, Named, 60, Open, Noon)));
        Assert.False(Fold(proposed, (Reach.Both, true, new DisclosureEvent.Joined(Id)))[Id].Shared.Sitting.TellerIn);
        Assert.False(Fold(proposed, (Reach.Both, false, new DisclosureEvent.DayAgreed(Id, Named, 60)))[Id].Shared.Sitting.Agreed); // by whoever named it

        Assert.Equal(DisclosureRefusals.NotThatDay, No(Agreed(60).Join(Id, Noon.AddDays(-1))));
        Assert.Equal([new DisclosureEvent.Joined(Id)], Yes(Agreed(60).Join(Id, Noon)));
        Assert.Equal(DisclosureRefusals.DayOutOfReach, No(Handed().Propose(Id, new(Id, Noon.AddDays(-1), 60, ""), Open, Noon)));
        Assert.Equal(DisclosureRefusals.DayOutOfReach, No(Handed().Propose(Id, new(Id, Noon.AddDays(91), 60, ""), Open, Noon)));
        Assert.Equal("our therapist", Assert.IsType<DisclosureEvent.DayProposed>(Yes(Handed().Propose(Id, new(Id, Noon, 60, " our therapist "), Open, Noon))[0]).With);
        Assert.Equal(DisclosureRefusals.TooLong, No(Handed().Propose(Id, new(Id, Noon, 60, new('x', 81)), Open, Noon)));
    }

    [Theory]
    [InlineData(60, 40, 40)]
    [InlineData(20, 60, 20)]
    public void R21_a_session_is_at_most_an_hour_and_either_makes_it_shorter_alone(int proposed, int agreed, int minutes)
    {
        Assert.Equal(DisclosureRefusals.NotAChoice, No(Handed().Propose(Id, new(Id, Noon, 61, ""), Open, Noon)));
        Assert.False(Fold(Handed(), Proposed(61))[Id].Shared.Sitting.IsNamed);

        var on = Started(Fold(Handed(), Proposed(proposed), (Reach.Both, true, new DisclosureEvent.DayAgreed(Id, Named, agreed))));
        var sitting = on[Id].Shared.Sitting;
        Assert.Equal(Noon.AddMinutes(minutes), sitting.EndsAt);
        Assert.True(sitting.IsOn(Noon.AddMinutes(minutes).AddTicks(-1)));
        Assert.False(sitting.IsOn(Noon.AddMinutes(minutes)));
        Assert.Null(on.WhyNotSendKeys(Id, Noon));
        Assert.Equal(DisclosureRefusals.NotNow, on.WhyNotSendKeys(Id, Noon.AddMinutes(minutes)));
    }

    [Fact]
    public void R21_there_are_at_most_three_sessions_a_week_on_either_device()
    {
        var three = Enumerable.Range(0, 3).Aggregate(Handed(), (all, day) => Fold(Started(Fold(all, Proposed(60), Yes60), Noon.AddDays(day)), (Reach.Both, true, new DisclosureEvent.Stopped(Id))));
        Assert.Equal(3, three[Id].Shared.Begun.Count);
        Assert.Equal(DisclosureRefusals.EnoughThisWeek, No(three.Propose(Id, new(Id, Noon.AddDays(6), 60, ""), Open, Noon.AddDays(3))));
        Assert.Single(Yes(three.Propose(Id, new(Id, Noon.AddDays(7), 60, ""), Open, Noon.AddDays(3))));

        Assert.False(Started(Fold(three, Proposed(60), Yes60), Noon.AddDays(6))[Id].Shared.Sitting.BothIn); // a changed app starts a fourth
        Assert.True(Started(Fold(three, Proposed(60), Yes60), Noon.AddDays(7))[Id].Shared.Sitting.BothIn);
    }

    [Fact]
    public void R6_either_takes_a_break_or_ends_it_and_the_log_holds_only_that()
    {
        var on = Started(Agreed(60));
        Assert.Equal(DisclosureRefusals.NotNow, No(Agreed(60).Rest(Id, true, Noon)));
        Assert.Equal(DisclosureRefusals.NotNow, No(on.Rest(Id, false, Noon)));
        Assert.Equal(["Disclosure"], typeof(DisclosureEvent.Stopped).GetConstructors()[0].GetParameters().Select(p => p.Name));
        foreach (var ana in Both)
        {
            var resting = Fold(on, (Reach.Both, ana, new DisclosureEvent.Rested(Id, true)));
            Assert.True(resting[Id].Shared.Sitting.Rests);
            Assert.Equal(DisclosureRefusals.NotNow, resting.WhyNotSendKeys(Id, Noon));
            Assert.True(Fold(resting, (Reach.Both, !ana, new DisclosureEvent.Rested(Id, false)))[Id].Shared.Sitting.Rests); // only whoever rests goes on
            Assert.False(Fold(resting, (Reach.Both, ana, new DisclosureEvent.Rested(Id, false)))[Id].Shared.Sitting.Rests);
            Assert.True(Fold(resting, (Reach.Both, !ana, new DisclosureEvent.Stopped(Id)))[Id].Shared.Sitting is { Ended: true, BothIn: false });
        }
    }

    [Fact]
    public void A_time_waits_for_the_one_who_did_not_name_it_for_a_week_and_for_both_on_its_day()
    {
        var week = Noon.AddDays(-7);
        Assert.True(Fold(Handed(), Proposed(60))[Id].WaitsForMe(week, Noon));
        Assert.False(Fold(Handed(), Proposed(60))[Id].WaitsForMe(Noon, Noon.AddDays(7)));
        Assert.False(Fold(Handed(), (Reach.Both, true, new DisclosureEvent.DayProposed(Id, Noon, 60, "")))[Id].WaitsForMe(week, Noon));
        Assert.True(Agreed(60)[Id].WaitsForMe(week, Noon));
        Assert.False(Agreed(60)[Id].WaitsForMe(week, Noon.AddDays(-1)));
        Assert.False(Agreed(60)[Id].WaitsForMe(week, Noon.AddDays(1))); // what is past is not brought up
    }

    [Fact]
    public void R2_a_start_in_the_log_of_an_older_app_counts_without_a_time() => Assert.True(Started(Handed())[Id].Shared.KeysMayGo);

    [Fact]
    public void R1c_whoever_hears_may_leave_any_of_it_to_a_clinician()
    {
        var left = new DisclosureEvent.Spared(Id, [Topic.Paid], [Floor.Health]);
        Assert.Equal([left, new DisclosureEvent.LevelsSet(Id, Levels, "")], Yes(Handed(hears: true).Choose(Id, Levels, "", left)));
        var chosen = Fold(Handed(hears: true), (Reach.OnlyMe, true, new DisclosureEvent.LevelsSet(Id, Levels, "")), (Reach.OnlyMe, true, left));
        Assert.Single(Yes(chosen.Choose(Id, Levels, "", new(Id, [Topic.Paid], [Floor.Health]))));

        var mine = chosen[Id].Private;
        Assert.False(mine.Takes(PieceKey.Of(new(1), Piece.Blank with { Topic = Topic.Paid }, ""), Noon));
        Assert.True(mine.Takes(PieceKey.Of(new(1), Piece.Blank, ""), Noon));
        Assert.False(mine.Takes(PieceKey.Of(new(1), Piece.Of(Floor.Health, ""), ""), Noon));
        Assert.True(mine.Takes(PieceKey.Of(new(1), Piece.Of(Floor.Safety, ""), ""), Noon));
        Assert.False(mine.Takes(new(new(1), Topic.Somebody, 1, true, ""), Noon)); // an older letter does not say which
        Assert.True(Fold(chosen, (Reach.OnlyMe, true, new DisclosureEvent.Spared(Id, [], [])))[Id].Private.Takes(PieceKey.Of(new(1), Piece.Of(Floor.Health, ""), ""), Noon));
        Assert.Equal(Reach.OnlyMe, DisclosureEvent.Kinds.Single(k => k.Name == "disclosure.spared.1").Reach);
    }

    [Fact]
    public void R3_questions_wait_from_the_account_being_written_until_both_were_ready()
    {
        (Disclosures All, bool Waits)[] steps =
        [
            (Disclosures.None, false),
            (Given((Reach.Both, false, new DisclosureEvent.Begun(Id))), true),
            (Given((Reach.Both, false, new DisclosureEvent.Begun(Id)), (Reach.Both, false, new DisclosureEvent.PutOff(Id))), false),
            (Given((Reach.Both, false, new DisclosureEvent.Offered(Id))), true),
            (Given((Reach.Both, false, new DisclosureEvent.Offered(Id)), (Reach.OnlyMe, true, new DisclosureEvent.QuestionsReleased(Id))), false),
            (Given((Reach.Both, false, new DisclosureEvent.Offered(Id)), (Reach.Both, true, new DisclosureEvent.Wanted(Id, OpenMode.Alone))), false),
            (Given((Reach.Both, false, new DisclosureEvent.Offered(Id)), (Reach.Both, true, new DisclosureEvent.Wanted(Id, OpenMode.Alone)), (Reach.Both, true, new DisclosureEvent.PutOff(Id))), false),
            (Given((Reach.Both, true, new DisclosureEvent.Begun(Id))), false), // whoever tells may ask
        ];
        var rested = Exchanges.Evolve(Exchanges.None, new(Reach.OnlyMe, 1, new(7), new(new(1), true, Noon.AddDays(-2)), "", default, true), new QuestionEvent.Written(new(7), new("Who knew?")));

        Assert.All(steps, step => Assert.Equal(step.Waits ? QuestionRefusals.WaitsForAccount : null, (rested.Send([new(7)], Open, Noon, step.All) as Decision<QuestionEvent>.Refused)?.Reason));
        Assert.Equal(DisclosureRefusals.NotNow, No(steps[0].All.Release(Id)));
        Assert.Equal([new DisclosureEvent.QuestionsReleased(Id)], Yes(steps[1].All.Release(Id)));
        Assert.Equal(Reach.OnlyMe, DisclosureEvent.Kinds.Single(k => k.Name == "disclosure.questions-released.1").Reach);
    }

    [Fact]
    public async Task R3_the_account_is_closed_for_scope_before_a_question_that_waited_is_seen()
    {
        var couple = await Couple.SharingAsync();
        var (ana, ben) = (couple.Ana, couple.Ben);
        var (bond, now) = (ana.State.Of<Bond>(), couple.Clock.GetUtcNow());
        await DraftAsync(ana);
        await DoAsync(ana, Disc(ana).Begin(Id, bond, now));
        Assert.Equal(Stage.BeingWritten, Stages.Of(Disc(ben)[Id]));
        Assert.Equal(DisclosureRefusals.NotNow, No(Disc(ana).Begin(Id, bond, now)));
        Assert.NotNull(Disc(ben).Awaited);
        Assert.Null(Disc(ana).Awaited);

        await DoAsync(ana, Disc(ana).Offer(Id, bond, now));
        await DoAsync(ben, Disc(ben).Choose(Id, Levels, ""));
        Assert.NotNull(Disc(ben).Awaited);
        await DoAsync(ben, Disc(ben).Want(Id, OpenMode.Alone, ben.State.Of<Bond>(), now));
        Assert.Null(Disc(ben).Awaited);
        Assert.True(Disc(ana)[Id].Private.Closed);
        Assert.Equal(DisclosureRefusals.Closed, No(Disc(ana).Draft(Id, new(1), Piece.Blank with { What = "less" })));
    }

    private static readonly IReadOnlyList<Depth> Levels = [.. Enum.GetValues<Topic>().Select(topic => new Depth(topic, 3))];

    private static (Reach, bool, DisclosureEvent) Yes60 => (Reach.Both, true, new DisclosureEvent.DayAgreed(Id, Named, 60));

    // All that the shared log says, when each of both ticked some of it on the way.
    private static async Task<List<string>> LiveAsync(int? hers, int? his, string name)
    {
        var couple = await Couple.SharingAsync();
        var (ana, ben) = (couple.Ana, couple.Ben);
        var (bond, now) = (ana.State.Of<Bond>(), couple.Clock.GetUtcNow());
        await DraftAsync(ana);
        await TickAsync(ana, hers, name);
        await DoAsync(ana, Disc(ana).Offer(Id, bond, now));
        await DoAsync(ben, Disc(ben).Choose(Id, Levels, ""));
        await TickAsync(ben, his, name);
        await DoAsync(ben, Disc(ben).Want(Id, OpenMode.Together, ben.State.Of<Bond>(), now));
        await DoAsync(ben, Disc(ben).PutOff(Id));
        return [.. couple.Shared.Select(w => $"{w.Name} {w.At:O} {System.Text.Encoding.UTF8.GetString(w.Json)}")];
    }

    private static Task TickAsync(Person person, int? ticks, string name) => ticks is not { } set ? Task.CompletedTask
        : DoAsync(person, Disclosures.Prepare(Id, [.. Enum.GetValues<Check>().Where(c => (set & (1 << (int)c)) != 0)], name));

    private static async Task DraftAsync(Person person)
    {
        foreach (var words in Enum.GetValues<Floor>().Select(floor => Piece.Of(floor, "Nothing to tell.")).Prepend(Piece.Blank with { What = "It went on for four months." }))
        {
            await DoAsync(person, Disc(person).Draft(Id, Id16.New(), words));
        }
    }

    private static PrivateSide Prepared() => Fold(Handed(), (Reach.OnlyMe, true, new DisclosureEvent.Prepared(Id, [Check.Free], "")))[Id].Private;

    private static Disclosures Handed(bool hears = false) => Given(
        (Reach.Both, !hears, new DisclosureEvent.Offered(Id)), (Reach.Both, hears, new DisclosureEvent.Wanted(Id, OpenMode.Together)), (Reach.Both, !hears, new DisclosureEvent.Delivered(Id, [new(1)])));

    private static (Reach, bool, DisclosureEvent) Proposed(int minutes) => (Reach.Both, false, new DisclosureEvent.DayProposed(Id, Noon, minutes, "our therapist"));

    private static Disclosures Agreed(int minutes) => Fold(Handed(), Proposed(minutes), Yes60);

    private static Disclosures Started(Disclosures all, DateTimeOffset? at = null) => Both.Aggregate(all, (state, ana) =>
        Disclosures.Evolve(state, Told(Reach.Both, ana, Id16.New(), at ?? Noon), new DisclosureEvent.Joined(Id)));

    private static Disclosures Disc(Person person) => person.State.Of<Disclosures>();

    private static Task DoAsync(Person person, Decision<DisclosureEvent> decision) => person.WriteAsync(NewFact.From(Assert.IsType<Decision<DisclosureEvent>.Accepted>(decision)));

    private static Disclosures Given(params (Reach, bool, DisclosureEvent)[] facts) => Fold(Disclosures.None, facts);

    private static Disclosures Fold(Disclosures state, params (Reach Reach, bool Mine, DisclosureEvent Happened)[] facts) => facts.Aggregate(
        state, (all, fact) => Disclosures.Evolve(all, Told(fact.Reach, fact.Mine, fact.Happened is DisclosureEvent.DayProposed ? Named : Id16.New(), Noon), fact.Happened));

    private static Fact Told(Reach reach, bool mine, Id16 entry, DateTimeOffset at) => new(reach, 1, entry, new(new Id16(mine ? 1u : 2u), mine, at), "", default, true);

    private static IReadOnlyList<DisclosureEvent> Yes(Decision<DisclosureEvent> decision) => Assert.IsType<Decision<DisclosureEvent>.Accepted>(decision).Events;

    private static string No(Decision<DisclosureEvent> decision) => Assert.IsType<Decision<DisclosureEvent>.Refused>(decision).Reason;
}
