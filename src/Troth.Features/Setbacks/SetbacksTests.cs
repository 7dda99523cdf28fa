using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Setbacks;

public sealed class SetbacksTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Account Late = Account.Blank(Monday) with { Text = "I rang at ten past and had said one.", Kind = SetbackKind.NotKept, Around = [Around.Hurry] };

    [Fact]
    public void Either_may_name_one_and_it_says_nothing_about_fault()
    {
        Assert.Equal([new SetbackEvent.Named(Id, Late)], Yes(SharedSetbacks.Name(Id, Late with { Text = $" {Late.Text}\n" }, Open, Monday, Noon)));
        Assert.Equal(["Text", "On", "Kind", "Around", "Touches"], typeof(Account).GetConstructors()[0].GetParameters().Select(p => p.Name));
    }

    [Fact]
    public void What_cannot_be_named_says_why()
    {
        Assert.Equal(SetbackRefusals.NothingWritten, No(SharedSetbacks.Name(Id, Late with { Text = " " }, Open, Monday, Noon)));
        Assert.Equal(SetbackRefusals.TooLong, No(SharedSetbacks.Name(Id, Late with { Text = new('x', Account.LongestText + 1) }, Open, Monday, Noon)));
        Assert.Equal(SetbackRefusals.DayAhead, No(SharedSetbacks.Name(Id, Late with { On = Monday.AddDays(1) }, Open, Monday, Noon)));
        Assert.Equal(SetbackRefusals.NotAChoice, No(SharedSetbacks.Name(Id, Late with { Around = [(Around)99] }, Open, Monday, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(SharedSetbacks.Name(Id, Late, Open with { Since = Noon }, Monday, Noon)));
        Assert.Equal(SetbackRefusals.Gone, No(SharedSetbacks.None.Write(Id, RepairStep.Tell, "words", Open, Noon)));
    }

    [Fact]
    public void Writing_again_adds_a_version_and_the_earlier_words_stay_readable()
    {
        var setback = Given((true, new SetbackEvent.Named(Id, Late)), (true, Written("first")), (false, Written("mine")), (true, Written("second")))[Id]!;

        var (anas, bens) = (setback.Under(RepairStep.Repair).First(), setback.Under(RepairStep.Repair).Last());
        Assert.Equal(("second", "first"), (anas.Latest.Words, Assert.Single(anas.Earlier).Words));
        Assert.Equal(("mine", 0), (bens.Latest.Words, bens.Earlier.Count));
    }

    [Fact]
    public void It_is_folded_away_once_both_would_and_either_brings_it_back()
    {
        var one = Given((true, new SetbackEvent.Named(Id, Late)), (true, new SetbackEvent.PutAway(Id)));
        Assert.False(one[Id]!.IsAway);
        var both = Fold(one, (false, new SetbackEvent.PutAway(Id)));
        Assert.True(both[Id]!.IsAway);
        Assert.Equal([new SetbackEvent.TakenUp(Id)], Yes(both.TakeUp(Id)));

        Assert.False(Fold(both, (false, new SetbackEvent.TakenUp(Id)))[Id]!.IsAway);
        Assert.Equal(both[Id]!.Voices, Fold(both, (false, new SetbackEvent.TakenUp(Id)))[Id]!.Voices);
    }

    [Fact]
    public void Before_both_would_put_it_away_each_takes_back_the_own_wish_and_no_other()
    {
        var both = Given((true, new SetbackEvent.Named(Id, Late)), (false, new SetbackEvent.PutAway(Id)), (true, new SetbackEvent.PutAway(Id)), (true, new SetbackEvent.TakenUp(Id)), (false, new SetbackEvent.PutAway(Id)), (true, new SetbackEvent.PutAway(Id)));
        Assert.True(both[Id]!.IsAway);

        var others = Given((true, new SetbackEvent.Named(Id, Late)), (false, new SetbackEvent.PutAway(Id)));
        Assert.Equal(SetbackRefusals.Gone, No(others.TakeUp(Id)));
        Assert.True(Fold(Fold(others, (true, new SetbackEvent.TakenUp(Id))), (true, new SetbackEvent.PutAway(Id)))[Id]!.IsAway);
    }

    [Fact]
    public void R41_own_words_under_a_step_are_taken_back_and_a_line_stays()
    {
        var told = Given((true, new SetbackEvent.Named(Id, Late)), (true, Written("first")), (false, Written("theirs")), (true, Written("second")));
        Assert.Equal([told[Id]!.Voices[0].Entry, told[Id]!.Voices[2].Entry], told[Id]!.Mine(RepairStep.Repair));
        Assert.Equal([new SetbackEvent.TakenBack(Id, RepairStep.Repair)], Yes(told.TakeBack(Id, RepairStep.Repair)));
        Assert.Equal(SetbackRefusals.Gone, No(told.TakeBack(Id, RepairStep.Learn)));

        var after = Fold(told, (true, new SetbackEvent.TakenBack(Id, RepairStep.Repair)));
        Assert.Equal(["theirs", ""], after[Id]!.Voices.Select(v => v.Words));
        Assert.Equal(SetbackRefusals.Gone, No(after.TakeBack(Id, RepairStep.Repair)));
        Assert.Empty(Fold(after, (true, Written("anew")))[Id]!.Under(RepairStep.Repair).Last().Earlier);
    }

    [Fact]
    public void R41_only_whoever_named_it_takes_it_back_and_the_words_of_the_other_stay()
    {
        var told = Given((false, new SetbackEvent.Named(Id, Late)), (true, Written("mine")), (false, Written("theirs")));
        Assert.Equal(SetbackRefusals.Gone, No(told.TakeBack(Id, null)));
        Assert.Equal(Late, Fold(told, (true, new SetbackEvent.TakenBack(Id)))[Id]!.Account);

        var gone = Fold(told, (false, new SetbackEvent.TakenBack(Id)))[Id]!;
        Assert.Equal((null, true, "mine"), (gone.Account, gone.IsAway, Assert.Single(gone.Voices).Words));
        Assert.Equal(SetbackRefusals.Gone, No(Fold(told, (false, new SetbackEvent.TakenBack(Id))).Write(Id, RepairStep.Tell, "words", Open, Noon)));
    }

    [Fact]
    public void R41_what_is_taken_back_looks_the_same_before_and_after_it_is_erased() => Plays.Sample(play =>
    {
        // An id is made up once, by whoever names it, and nobody speaks of it before. No app takes back a setback that the other named.
        var steps = play.Select(Step).ToList();
        var log = new List<((bool Mine, SetbackEvent Happened) Item, Fact Fact)>();
        foreach (var step in steps)
        {
            var named = log.Find(l => l.Item.Happened is SetbackEvent.Named n && n.Setback == step.Happened.Setback).Item;
            if (named.Happened is null ? step.Happened is SetbackEvent.Named : step.Happened is not SetbackEvent.Named && (step.Happened is not SetbackEvent.TakenBack { Step: null } || step.Mine == named.Mine))
            {
                log.Add((step, Told(step.Mine, step.Mine) with { Entry = new((uint)log.Count + 1) }));
            }
        }

        var entries = new HashSet<Id16>();
        var state = SharedSetbacks.None;
        foreach (var (step, fact) in log)
        {
            // What the author's device erases beside the line that stays.
            var mine = step.Happened is SetbackEvent.TakenBack back && step.Mine && state.TakeBack(back.Setback, back.Step) is Decision<SetbackEvent>.Accepted ? state[back.Setback]!.Mine(back.Step) : [];
            entries.UnionWith(mine);
            state = SharedSetbacks.Evolve(state, fact, step.Happened);
        }

        var erased = log.Where(each => !entries.Contains(each.Fact.Entry)).Aggregate(SharedSetbacks.None, (so, each) => SharedSetbacks.Evolve(so, each.Fact, each.Item.Happened));
        return Portrait(erased) == Portrait(state);
    });

    [Fact]
    public void Whoever_did_not_name_it_may_see_it_differently_and_no_longer()
    {
        var named = Given((false, new SetbackEvent.Named(Id, Late)));
        Assert.Equal([new SetbackEvent.SeenDifferently(Id, true)], Yes(named.SeeDifferently(Id, true, Open, Noon)));
        Assert.Equal(SetbackRefusals.Gone, No(named.SeeDifferently(Id, false, Open, Noon)));
        Assert.Equal(SetbackRefusals.Gone, No(Given((true, new SetbackEvent.Named(Id, Late))).SeeDifferently(Id, true, Open, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(named.SeeDifferently(Id, true, Open with { Since = Noon }, Noon)));

        Assert.False(Fold(named, (false, new SetbackEvent.SeenDifferently(Id, true)))[Id]!.Differently);
        var said = Fold(named, (true, new SetbackEvent.SeenDifferently(Id, true)));
        Assert.True(said[Id]!.Differently);
        Assert.Equal([new SetbackEvent.SeenDifferently(Id, false)], Yes(said.SeeDifferently(Id, false, Open with { Since = Noon }, Noon)));
        Assert.False(Fold(said, (true, new SetbackEvent.SeenDifferently(Id, false)))[Id]!.Differently);
    }

    [Fact]
    public void A_pattern_needs_three_and_is_what_half_of_them_share()
    {
        var two = Given(Named(1, Monday, Around.Hurry), Named(2, Monday, Around.Hurry));
        Assert.Empty(Patterns.Of(two, Monday));

        var three = Fold(two, Named(3, Monday, Around.Tired));
        Assert.Contains(new Pattern("around.Hurry", 2, 3), Patterns.Of(three, Monday));
        Assert.DoesNotContain(Patterns.Of(three, Monday), p => p.Key == "around.Tired");
        Assert.Empty(Patterns.Of(three, Monday.AddDays(Patterns.Days)));
        Assert.Empty(Patterns.Of(Fold(three, (true, new SetbackEvent.TakenBack(new(1)))), Monday));
    }

    [Fact]
    public void Both_devices_come_to_the_same_state_and_know_the_same_patterns() => Plays.Sample(play =>
    {
        var (ana, ben) = (Seen(play, byAna: true), Seen(play, byAna: false));
        return Portrait(ana) == Portrait(ben) && Patterns.Of(ana, Monday).SequenceEqual(Patterns.Of(ben, Monday));
    });

    [Fact]
    public void Whatever_happens_no_words_are_lost() => Plays.Sample(play =>
    {
        var state = Given([.. play.Select(Step)]);
        var written = play.Select(Step).Where(step => step.Happened is SetbackEvent.StepWritten).GroupBy(step => (step.Happened.Setback, step.Mine));
        return written.All(by => play.Select(Step).Any(step => step.Happened is SetbackEvent.TakenBack && (step.Happened.Setback, step.Mine) == by.Key)
            || by.Count() == state[by.Key.Setback]!.Voices.Count(v => v.By.Mine == by.Key.Mine));
    });

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 7], Gen.Int[0, 3]).Array[0, 20];

    private static (bool Mine, SetbackEvent Happened) Step((bool Ana, int What, int Which) play)
    {
        var id = new Id16((uint)play.Which + 1);
        return (play.Ana, play.What switch
        {
            0 => new SetbackEvent.Named(id, Late),
            1 => new SetbackEvent.StepWritten(id, (RepairStep)play.Which, "words"),
            2 => new SetbackEvent.PutAway(id),
            3 => new SetbackEvent.TakenUp(id),
            4 => new SetbackEvent.TakenBack(id),
            5 => new SetbackEvent.TakenBack(id, (RepairStep)play.Which),
            6 => new SetbackEvent.SeenDifferently(id, true),
            _ => new SetbackEvent.StepWritten(id, RepairStep.Learn, "more"),
        });
    }

    // All that both must see alike: who is "me" is the only difference, and where in the list stands what was taken back.
    private static string Portrait(SharedSetbacks state) => string.Join('\n', state.All.OrderBy(s => s.Id).Select(s =>
        $"{s.Id} {s.By.Author} {s.Account?.Text} {s.Differently} {s.IsAway} {s.MineAway || s.OtherAway} {string.Join(' ', s.Voices.Select(v => $"{v.Step} {v.By.Author} {v.Words}"))}"));

    private static (bool, SetbackEvent) Named(uint id, DateOnly on, Around around) =>
        (true, new SetbackEvent.Named(new Id16(id), Late with { On = on, Around = [around], Kind = SetbackKind.Other }));

    private static SetbackEvent.StepWritten Written(string words) => new(Id, RepairStep.Repair, words);

    private static SharedSetbacks Given(params (bool Mine, SetbackEvent Happened)[] facts) => facts.Aggregate(SharedSetbacks.None, Fold);

    private static SharedSetbacks Seen((bool Ana, int What, int Which)[] play, bool byAna) => play.Select(Step).Aggregate(
        SharedSetbacks.None,
        (state, step) => SharedSetbacks.Evolve(state, Told(step.Mine, step.Mine == byAna), step.Happened));

    private static SharedSetbacks Fold(SharedSetbacks state, (bool Mine, SetbackEvent Happened) fact) =>
        SharedSetbacks.Evolve(state, Told(fact.Mine, fact.Mine), fact.Happened);

    private static Fact Told(bool byAna, bool mine) => new(Reach.Both, 1, Id16.New(), new(new Id16(byAna ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<SetbackEvent> Yes(Decision<SetbackEvent> decision) => Assert.IsType<Decision<SetbackEvent>.Accepted>(decision).Events;

    private static string No(Decision<SetbackEvent> decision) => Assert.IsType<Decision<SetbackEvent>.Refused>(decision).Reason;
}
