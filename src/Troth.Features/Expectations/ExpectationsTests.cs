using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Expectations;

public sealed class ExpectationsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly ExpectationEvent.Said Plans = new(Id, "That you tell me on the same day when plans change.");

    [Fact]
    public void Either_says_what_they_expect_and_the_other_answers_and_may_answer_again()
    {
        Assert.Equal([Plans], Yes(SharedExpectations.Say(Id, $"{Plans.Words} ", Open, Noon)));
        var state = Given((false, Plans));
        Assert.Equal([new ExpectationEvent.Answered(Id, Response.NotYet)], Yes(state.Answer(Id, Response.NotYet, Open, Noon)));
        Assert.Equal(ExpectationRefusals.NotNow, No(Given((true, Plans)).Answer(Id, Response.Can, Open, Noon)));
        Assert.Equal(Response.Can, Fold(state, (true, new ExpectationEvent.Answered(Id, Response.NotYet)), (true, new ExpectationEvent.Answered(Id, Response.Can)), (false, new ExpectationEvent.Answered(Id, Response.Talk)))[Id]!.Reply);
    }

    [Fact]
    public void What_cannot_be_expected_says_why()
    {
        Assert.Equal(ExpectationRefusals.NothingWritten, No(SharedExpectations.Say(Id, " ", Open, Noon)));
        Assert.Equal(ExpectationRefusals.TooLong, No(SharedExpectations.Say(Id, new('x', SharedExpectations.Longest + 1), Open, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(SharedExpectations.Say(Id, "words", Bond.None, Noon)));
    }

    [Theory]
    [InlineData("That you share your live location with me.")]
    [InlineData("I expect your passcode.")]
    [InlineData("That I may read your messages.")]
    public void R14_being_watched_cannot_be_expected(string words) => Assert.StartsWith("never.", No(SharedExpectations.Say(Id, words, Open, Noon)), StringComparison.Ordinal);

    [Fact]
    public void Only_its_author_takes_one_back_and_then_nothing_more_is_said_to_it()
    {
        Assert.Equal([new ExpectationEvent.TakenBack(Id)], Yes(Given((true, Plans)).TakeBack(Id)));
        Assert.Equal(ExpectationRefusals.NotNow, No(Given((false, Plans)).TakeBack(Id)));
        Assert.Single(Given((false, Plans), (true, new ExpectationEvent.TakenBack(Id))).Of(mine: false));
        var back = Given((false, Plans), (false, new ExpectationEvent.TakenBack(Id)));
        Assert.Empty(back.Of(mine: false));
        Assert.Equal(ExpectationRefusals.NotNow, No(back.Answer(Id, Response.Can, Open, Noon)));
        Assert.Null(Fold(back, (true, new ExpectationEvent.Answered(Id, Response.Can)))[Id]!.Reply);
    }

    [Fact]
    public void An_expectation_has_no_day_and_nothing_that_says_it_was_not_met() =>
        Assert.Equal(["Id", "By", "Words", "Reply", "Back"], typeof(Expectation).GetConstructors()[0].GetParameters().Select(p => p.Name));

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Portrait(Seen(play, byAna: true)) == Portrait(Seen(play, byAna: false)));

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[0, 3]).Array[0, 20];

    private static ExpectationEvent Step((bool Ana, int What, int Which) play) => play.What switch
    {
        0 or 1 => new ExpectationEvent.Said(new((uint)play.Which), $"words {play.Which} {play.Ana}"),
        2 or 3 => new ExpectationEvent.Answered(new((uint)play.Which), (Response)((play.Which + play.What) % 5)),
        _ => new ExpectationEvent.TakenBack(new((uint)play.Which)),
    };

    private static string Portrait(SharedExpectations state) => string.Join('\n', state.All.Select(e => $"{e.Id} {e.By.Author} {e.Words} {e.Reply} {e.Back}"));

    private static SharedExpectations Seen((bool Ana, int What, int Which)[] play, bool byAna) =>
        play.Aggregate(SharedExpectations.None, (state, step) => SharedExpectations.Evolve(state, Told(step.Ana, step.Ana == byAna), Step(step)));

    private static SharedExpectations Given(params (bool Mine, ExpectationEvent Happened)[] facts) => Fold(SharedExpectations.None, facts);

    private static SharedExpectations Fold(SharedExpectations state, params (bool Mine, ExpectationEvent Happened)[] facts) =>
        facts.Aggregate(state, (s, fact) => SharedExpectations.Evolve(s, Told(fact.Mine, fact.Mine), fact.Happened));

    private static Fact Told(bool byAna, bool mine) => new(Reach.Both, 1, new Id16(7), new(new Id16(byAna ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<ExpectationEvent> Yes(Decision<ExpectationEvent> decision) => Assert.IsType<Decision<ExpectationEvent>.Accepted>(decision).Events;

    private static string No(Decision<ExpectationEvent> decision) => Assert.IsType<Decision<ExpectationEvent>.Refused>(decision).Reason;
}
