using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Amends;

public sealed class AmendsTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Id16 First = new(0xF1);
    private static readonly Id16 Second = new(0xF2);
    private static readonly Promise Visit = Promise.Blank(Monday.AddDays(2)) with { Text = "I go to your sister and say what I left out." };
    private static readonly AmendEvent.Offered Offered = new(Id, First, Visit);

    private static readonly ImmutableSortedDictionary<Part, string> Sorry = Apology.Blank
        .Add(Part.Did, "I told your sister half of it.").Add(Part.Harm, "You heard it at a table.").Add(Part.Repair, "I go to her.");

    [Fact]
    public void R27_an_apology_needs_responsibility_the_harm_and_an_offer_of_repair()
    {
        Assert.Equal(AmendRefusals.NothingDone, No(SharedAmends.Apologise(Id, Sorry.SetItem(Part.Did, " "), Open, Noon)));
        Assert.Equal(AmendRefusals.NoHarm, No(SharedAmends.Apologise(Id, Sorry.Remove(Part.Harm), Open, Noon)));
        Assert.Equal(AmendRefusals.NoRepair, No(SharedAmends.Apologise(Id, Sorry.Remove(Part.Repair), Open, Noon)));
        Assert.Equal(AmendRefusals.TooLong, No(SharedAmends.Apologise(Id, Sorry.Add(Part.Regret, new('x', Apology.Longest + 1)), Open, Noon)));
        Assert.Empty(Given((true, new AmendEvent.Apologised(Id, Sorry.Remove(Part.Harm)))).Apologies);

        var sent = Assert.IsType<AmendEvent.Apologised>(Assert.Single(Yes(SharedAmends.Apologise(Id, Sorry.Add(Part.Regret, " "), Open, Noon))));
        Assert.Equal(Apology.Needed, sent.Parts.Keys);
        Assert.Equal(Sorry[Part.Did], Given((true, sent)).Apology(Id)!.Title);
    }

    [Fact]
    public void R27_a_request_for_forgiveness_is_off_by_default() => Assert.DoesNotContain(Part.Asking, Apology.Read("").Keys.Concat(Apology.Needed));

    [Theory]
    [InlineData("I am sorry, but you were away.", "but")]
    [InlineData("I am sorry if you felt hurt.", "if")]
    [InlineData("I regret it if you’ve felt left alone.", "if")]
    [InlineData("Mistakes were made.", "passive")]
    [InlineData("Now please let it go.", "owed")]
    [InlineData("It was nothing.", "blame")]
    [InlineData("I regret it if you felt left alone.", "if")]
    [InlineData("You made a big thing of it.", "blame")]
    [InlineData("I lied, but you were never here.", "but")]
    [InlineData("I lied to you about Tuesday.", null)]
    public void R27_hints_are_advice_and_never_stop_an_apology(string words, string? hint)
    {
        Assert.Equal(hint is null ? [] : [hint], Hedges.In(words, CultureInfo.InvariantCulture));
        Assert.Empty(Hedges.In(words, CultureInfo.GetCultureInfo("fr")));
        var sent = Assert.IsType<AmendEvent.Apologised>(Assert.Single(Yes(SharedAmends.Apologise(Id, Sorry.SetItem(Part.Did, words), Open, Noon))));
        Assert.Equal(["Apology", "Parts"], typeof(AmendEvent.Apologised).GetConstructors()[0].GetParameters().Select(p => p.Name)); // no room for a hint
        Assert.Equal(words, sent.Parts[Part.Did]);
    }

    [Fact]
    public void An_apology_may_be_heard_or_not_yet_or_left_and_only_by_the_other()
    {
        var state = Given((false, new AmendEvent.Apologised(Id, Sorry)));
        Assert.Null(state.Apology(Id)!.Reaction);
        Assert.Equal([new AmendEvent.ApologyAnswered(Id, Reaction.NotYet)], Yes(state.React(Id, Reaction.NotYet, Open, Noon)));
        Assert.Equal(AmendRefusals.NotNow, No(Given((true, new AmendEvent.Apologised(Id, Sorry))).React(Id, Reaction.Heard, Open, Noon)));
        Assert.Null(Fold(state, (false, new AmendEvent.ApologyAnswered(Id, Reaction.Heard))).Apology(Id)!.Reaction);
        Assert.Equal(Reaction.Heard, Fold(state, (true, new AmendEvent.ApologyAnswered(Id, Reaction.NotYet)), (true, new AmendEvent.ApologyAnswered(Id, Reaction.Heard))).Apology(Id)!.Reaction);
    }

    [Fact]
    public void R28_the_other_may_change_an_offer_before_accepting_it()
    {
        var state = Given((false, Offered));
        var other = Visit with { Text = "I go to your sister, and you come along." };

        var changed = Assert.IsType<AmendEvent.Offered>(Assert.Single(Yes(state.Offer(Id, Second, other, null, Open, Monday, Noon))));
        state = Fold(state, (true, changed));
        Assert.False(state[Id]!.WaitsForMe);
        Assert.False(state[Id]!.By.Mine); // the one who offered still keeps it
        Assert.Equal(AmendStanding.Open, Fold(state, (false, new AmendEvent.Accepted(Id, First)))[Id]!.Standing); // a yes to words that are no longer there
        var agreed = Fold(state, (false, new AmendEvent.Accepted(Id, Second)));
        Assert.Equal((AmendStanding.Agreed, other), (agreed[Id]!.Standing, agreed[Id]!.Latest.Promise));
        Assert.Equal(AmendRefusals.NotNow, No(agreed.Offer(Id, new(3), Visit, null, Open, Monday, Noon)));
    }

    [Fact]
    public async Task R28_what_both_agreed_is_a_promise_and_one_that_was_not_kept_opens_a_talk_never_a_penalty()
    {
        var couple = await Couple.SharingAsync();
        var day = couple.Today.AddDays(1);
        await couple.Ben.WriteAsync([new(Id16.New(), Offered with { Promise = Visit with { Starts = day } })]);
        Assert.Empty(couple.Ben.State.Of<SharedCommitments>().All);
        await couple.Ana.WriteAsync([new(Id16.New(), new AmendEvent.Accepted(Id, First))]);

        Assert.True(Assert.Single(couple.Ben.State.Of<SharedCommitments>().All).Mine);
        await couple.Ben.WriteAsync([new(Id16.New(), new CommitmentEvent.Told(Id, day, false, "I did not dare."))]);
        Assert.Equal(Id, Assert.Single(couple.Ana.State.Of<SharedCommitments>().ToTalkAbout(day)).Commitment.Id);
        Assert.Equal(AmendStanding.Agreed, couple.Ana.State.Of<SharedAmends>()[Id]!.Standing);
        Assert.Empty(couple.Ben.State.Of<SharedAmends>().Owed(couple.Ben.State.Of<SharedCommitments>())); // it is made once
    }

    [Fact]
    public void Nobody_says_yes_to_own_words_and_whoever_did_not_offer_owes_nothing()
    {
        Assert.Equal(AmendRefusals.NotNow, No(Given((true, Offered)).Accept(Id, First, Open, Monday, Noon)));
        Assert.Equal(AmendStanding.Open, Given((true, Offered), (true, new AmendEvent.Accepted(Id, First)))[Id]!.Standing);
        var agreed = Given((false, Offered), (true, new AmendEvent.Accepted(Id, First)));
        Assert.Empty(agreed.Owed(SharedCommitments.None));
        Assert.Equal([new CommitmentEvent.Made(Id, Visit)], Given((true, Offered), (false, new AmendEvent.Accepted(Id, First))).Owed(SharedCommitments.None));
    }

    [Fact]
    public void Either_lets_an_offer_rest_and_other_words_bring_it_back()
    {
        var rests = Given((false, Offered), (true, new AmendEvent.Rested(Id)));
        Assert.Equal((AmendStanding.Rests, false), (rests[Id]!.Standing, rests[Id]!.WaitsForMe));
        Assert.Equal(AmendRefusals.NotNow, No(rests.Accept(Id, First, Open, Monday, Noon)));
        Assert.Equal(AmendStanding.Open, Fold(rests, (false, new AmendEvent.Offered(Id, Second, Visit)))[Id]!.Standing);
        Assert.Empty(Given((true, Offered), (false, new AmendEvent.Accepted(Id, First)), (true, new AmendEvent.Rested(Id))).Owed(SharedCommitments.None)); // a no that came after a yes is a no
    }

    [Fact]
    public void What_cannot_be_offered_says_why()
    {
        Assert.Equal(CommitmentRefusals.NothingWritten, No(Offer(Visit with { Text = " " })));
        Assert.Equal(AmendRefusals.DayPast, No(Offer(Visit with { Starts = Monday.AddDays(-1) })));
        Assert.Equal(AmendRefusals.NotNow, No(SharedAmends.None.Offer(Id, First, Visit, new(5), Open, Monday, Noon)));
        Assert.Equal(AmendRefusals.NothingChanged, No(Given((true, Offered)).Offer(Id, Second, Visit, null, Open, Monday, Noon)));
        Assert.Equal(AmendRefusals.DayPast, No(Given((false, Offered)).Accept(Id, First, Open, Monday.AddDays(3), Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(SharedAmends.None.Offer(Id, First, Visit, null, Open with { Since = Noon }, Monday, Noon)));
    }

    [Fact]
    public void R14_being_watched_is_no_amends_whoever_writes_it()
    {
        var watched = Visit with { Text = "I give you my passcode." };
        Assert.StartsWith("never.", No(Offer(watched)), StringComparison.Ordinal);
        Assert.StartsWith("never.", No(Given((false, Offered)).Offer(Id, Second, watched, null, Open, Monday, Noon)), StringComparison.Ordinal);
        Assert.Equal(NeverRefusals.NoPasswords, No(SharedAmends.Apologise(Id, Sorry.SetItem(Part.Repair, watched.Text), Open, Noon)));
        Assert.Equal(NeverRefusals.NoForgiving, No(SharedAmends.Apologise(Id, Sorry.SetItem(Part.Repair, "I go to her, and you forgive me."), Open, Noon)));
        Assert.NotEmpty(Yes(SharedAmends.Apologise(Id, Sorry.SetItem(Part.Did, "I read your messages."), Open, Noon))); // what was done is told as it was
        Assert.StartsWith("never.", No(Given((false, Offered with { Promise = watched })).Accept(Id, First, Open, Monday, Noon)), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Portrait(Seen(play, byAna: true)) == Portrait(Seen(play, byAna: false)));

    [Fact]
    public void Whatever_happens_nothing_is_agreed_without_a_yes_of_both_to_the_same_words() => Plays.Sample(play =>
    {
        var consents = play.Select(p => (p.Ana, Step(p))).Select(p => p.Item2 switch
        {
            AmendEvent.Offered offered => (p.Ana, offered.Amend, offered.Wording),
            AmendEvent.Accepted accepted => (p.Ana, accepted.Amend, accepted.Wording),
            _ => default,
        }).ToHashSet();
        return Seen(play, byAna: true).Offers.Where(a => a.Standing == AmendStanding.Agreed)
            .All(a => consents.Contains((true, a.Id, a.Latest.Id)) && consents.Contains((false, a.Id, a.Latest.Id)));
    });

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 7], Gen.Int[0, 5]).Array[0, 24];

    private static AmendEvent Step((bool Ana, int What, int Which) play)
    {
        var (id, wording) = (new Id16((uint)(play.Which % 2) + 1), new Id16((uint)(play.Which / 2) + 1));
        return play.What switch
        {
            0 or 1 or 2 => new AmendEvent.Offered(id, wording, Visit with { Text = $"text {play.Which} {play.Ana}" }),
            3 or 4 => new AmendEvent.Accepted(id, wording),
            5 => new AmendEvent.Rested(id),
            6 => new AmendEvent.Apologised(id, Sorry),
            _ => new AmendEvent.ApologyAnswered(id, (Reaction)(play.Which % 3)),
        };
    }

    private static string Portrait(SharedAmends state) =>
        string.Join('\n', state.Offers.Select(a => $"{a.Id} {a.By.Author} {a.Standing} {string.Join(' ', a.Wordings.Select(w => $"{w.Id} {w.By.Author} {w.Promise.Text}"))}"))
        + string.Join('\n', state.Apologies.Select(a => $"{a.Id} {a.By.Author} {a.Reaction}"));

    private static Decision<AmendEvent> Offer(Promise promise) => SharedAmends.None.Offer(Id, First, promise, null, Open, Monday, Noon);

    private static SharedAmends Seen((bool Ana, int What, int Which)[] play, bool byAna) =>
        play.Aggregate(SharedAmends.None, (state, step) => SharedAmends.Evolve(state, Told(step.Ana, step.Ana == byAna), Step(step)));

    private static SharedAmends Given(params (bool Mine, AmendEvent Happened)[] facts) => Fold(SharedAmends.None, facts);

    private static SharedAmends Fold(SharedAmends state, params (bool Mine, AmendEvent Happened)[] facts) =>
        facts.Aggregate(state, (s, fact) => SharedAmends.Evolve(s, Told(fact.Mine, fact.Mine), fact.Happened));

    private static Fact Told(bool byAna, bool mine) => new(Reach.Both, 1, new Id16(7), new(new Id16(byAna ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<AmendEvent> Yes(Decision<AmendEvent> decision) => Assert.IsType<Decision<AmendEvent>.Accepted>(decision).Events;

    private static string No(Decision<AmendEvent> decision) => Assert.IsType<Decision<AmendEvent>.Refused>(decision).Reason;
}
