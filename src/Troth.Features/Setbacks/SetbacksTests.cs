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
    public void A_pattern_needs_three_and_is_what_half_of_them_share()
    {
        var two = Given(Named(1, Monday, Around.Hurry), Named(2, Monday, Around.Hurry));
        Assert.Empty(Patterns.Of(two, Monday));

        var three = Fold(two, Named(3, Monday, Around.Tired));
        Assert.Contains(new Pattern("around.Hurry", 2, 3), Patterns.Of(three, Monday));
        Assert.DoesNotContain(Patterns.Of(three, Monday), p => p.Key == "around.Tired");
        Assert.Empty(Patterns.Of(three, Monday.AddDays(Patterns.Days)));
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
        var named = play.Select(Step).Select(step => step.Happened).OfType<SetbackEvent.Named>().Select(n => n.Setback).ToHashSet();
        return state.All.Select(s => s.Id).ToHashSet().SetEquals(named);
    });

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[0, 3]).Array[0, 20];

    private static (bool Mine, SetbackEvent Happened) Step((bool Ana, int What, int Which) play)
    {
        var id = new Id16((uint)play.Which + 1);
        return (play.Ana, play.What switch
        {
            0 => new SetbackEvent.Named(id, Late),
            1 => new SetbackEvent.StepWritten(id, (RepairStep)play.Which, "words"),
            2 => new SetbackEvent.PutAway(id),
            3 => new SetbackEvent.TakenUp(id),
            _ => new SetbackEvent.StepWritten(id, RepairStep.Learn, "more"),
        });
    }

    // All that both must see alike: who is "me" is the only difference.
    private static string Portrait(SharedSetbacks state) => string.Join('\n', state.All.Select(s =>
        $"{s.Id} {s.By.Author} {s.IsAway} {s.MineAway || s.OtherAway} {string.Join(' ', s.Voices.Select(v => $"{v.Step} {v.By.Author} {v.Words}"))}"));

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
