using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Questions;

public sealed class QuestionsTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Asking Friends = new("Who of our friends knew?", "To stop guessing.");

    [Fact]
    public void R5_a_question_rests_for_a_day_before_it_can_be_sent()
    {
        var held = Given(Mine(new QuestionEvent.Written(Id, Friends), Noon));

        Assert.Equal(QuestionRefusals.StillResting, No(held.Send([Id], Open, Noon.AddHours(24).AddSeconds(-1))));
        Assert.Equal([new QuestionEvent.Asked(Id, Friends.Text), new QuestionEvent.Sent(Id)], Yes(held.Send([Id], Open, Noon.AddHours(24))));
    }

    [Fact]
    public void R5_while_it_rests_it_may_be_changed_and_the_day_runs_on_and_changed_after_that_it_rests_anew()
    {
        var changed = Given(Mine(new QuestionEvent.Written(Id, Friends), Noon), Mine(new QuestionEvent.Written(Id, Friends with { Text = "Who knew?" }), Noon.AddHours(23)));
        Assert.Equal("Who knew?", Assert.Single(changed.Held).Asking.Text);
        Assert.True(changed.Held[0].HasRested(Noon.AddHours(24)));

        var anew = Fold(changed, Mine(new QuestionEvent.Written(Id, Friends), Noon.AddHours(30)));
        Assert.Equal(Noon.AddHours(54), anew.Held[0].RestedAt);
    }

    [Fact]
    public void R5_a_question_that_is_let_go_leaves_nothing()
    {
        var held = Given(Mine(new QuestionEvent.Written(Id, Friends), Noon) with { Entry = new(1) }, Mine(new QuestionEvent.Written(Id, Friends with { Need = "" }), Noon) with { Entry = new(2) });

        Assert.Equal([new Id16(1), new Id16(2)], held.LetGo(Id));
        Assert.Empty(held.LetGo(new(0xF)));
        Assert.Empty(Fold(held, Ana(new QuestionEvent.Asked(Id, Friends.Text), Noon)).LetGo(Id));
    }

    [Fact]
    public void The_need_goes_along_only_where_its_author_chose_so()
    {
        var later = Noon.AddDays(2);
        Assert.Equal("", Assert.IsType<QuestionEvent.Asked>(Yes(Given(Mine(new QuestionEvent.Written(Id, Friends), Noon)).Send([Id], Open, later))[0]).Need);
        Assert.Equal(Friends.Need, Assert.IsType<QuestionEvent.Asked>(Yes(Given(Mine(new QuestionEvent.Written(Id, Friends with { ShowNeed = true }), Noon)).Send([Id], Open, later))[0]).Need);
        Assert.All(QuestionEvent.Kinds.Where(k => k.Name is "question.written.1" or "question.sent.1"), kind => Assert.Equal(Reach.OnlyMe, kind.Reach));
    }

    [Fact]
    public void R5_at_most_ten_are_sent_in_a_week_and_the_eleventh_a_week_after_the_first()
    {
        var asked = Given([.. Enumerable.Range(1, 10).Select(n => Ana(new QuestionEvent.Asked(new((UInt128)n), $"question {n}"), Noon.AddHours(n)))]);
        var held = Fold(asked, Mine(new QuestionEvent.Written(Id, Friends), Noon));
        var then = Noon.AddHours(1).AddDays(7);

        Assert.Equal(0, held.Left(Noon.AddDays(2)));
        Assert.Equal(then, held.MoreFrom(Noon.AddDays(2)));
        Assert.Equal(QuestionRefusals.EnoughThisWeek, No(held.Send([Id], Open, then.AddSeconds(-1))));
        Assert.Equal(2, Yes(held.Send([Id], Open, then)).Length);
        Assert.Null(held.MoreFrom(then));
    }

    [Fact]
    public void R5_an_eleventh_that_a_changed_app_sends_is_nobodys_question_on_either_device()
    {
        Fact[] log = [.. Enumerable.Range(1, 11).Select(n => Ana(new QuestionEvent.Asked(new((UInt128)n), $"question {n}"), Noon.AddHours(n)))];

        Assert.Equal(10, Given(log).All.Count);
        Assert.Equal(10, Given([.. log.Select(Turned)]).All.Count);
        Assert.Equal(11, Given([.. log[..10], Ben(new QuestionEvent.Asked(Id, "mine"), Noon.AddHours(11))]).All.Count);
    }

    [Fact]
    public void R5_four_answers_are_good_answers_and_only_an_answer_needs_words()
    {
        var asked = Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon));
        foreach (var answer in new Answer[] { new(Reply.Answered, "This."), new(Reply.NotYet, "", Monday.AddDays(7)), new(Reply.NotKnown), new(Reply.Declined) })
        {
            Assert.Equal([new QuestionEvent.Answered(Id, answer)], Yes(asked.Say(Id, answer, Open, Monday, Noon)));
        }

        Assert.Equal(QuestionRefusals.NothingAnswered, No(asked.Say(Id, new(Reply.Answered, " "), Open, Monday, Noon)));
        Assert.Equal(QuestionRefusals.NotAChoice, No(asked.Say(Id, new((Reply)9), Open, Monday, Noon)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(null)]
    public void R5_not_yet_names_a_day_within_seven(int? days) => Assert.Equal(
        QuestionRefusals.DayOutOfReach,
        No(Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon)).Say(Id, new(Reply.NotYet, "", days is { } d ? Monday.AddDays(d) : null), Open, Monday, Noon)));

    [Fact]
    public void R5_the_day_can_be_moved_once_and_not_twice()
    {
        var once = Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon), Ana(NotYet(3), Noon));
        var twice = Fold(once, Ana(NotYet(6), Noon.AddDays(2)));

        Assert.Single(Yes(once.Say(Id, new(Reply.NotYet, "", Monday.AddDays(6)), Open, Monday, Noon)));
        Assert.Equal(QuestionRefusals.PutOffTwice, No(twice.Say(Id, new(Reply.NotYet, "", Monday.AddDays(7)), Open, Monday, Noon)));
        Assert.Equal(Monday.AddDays(6), Fold(twice, Ana(NotYet(7), Noon.AddDays(3)))[Id]!.ReplyBy);
        Assert.True(twice[Id]!.WaitsForMe);
    }

    [Fact]
    public void R5_a_day_that_the_entry_itself_shows_to_be_too_far_is_no_answer_on_either_device()
    {
        var far = Ana(NotYet(9), Noon);

        Assert.Empty(Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon), far)[Id]!.Replies);
        Assert.Single(Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon), Ana(NotYet(8), Noon))[Id]!.Replies); // it may have been Tuesday there
    }

    [Fact]
    public void An_answer_is_added_to_and_never_replaced()
    {
        var answered = Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon), Ana(new QuestionEvent.Answered(Id, new(Reply.NotKnown)), Noon));
        Assert.False(answered[Id]!.Open);

        var more = Fold(answered, Ana(new QuestionEvent.Answered(Id, new(Reply.Answered, "It came back to me.")), Noon.AddDays(1)));
        var less = Fold(more, Ana(new QuestionEvent.Answered(Id, new(Reply.Declined)), Noon.AddDays(2)), Ana(NotYet(3), Noon));

        Assert.Equal([Reply.NotKnown, Reply.Answered], less[Id]!.Replies.Select(r => r.Answer.Reply));
        Assert.Equal(Reply.Answered, less[Id]!.Standing);
        Assert.Equal(QuestionRefusals.AlreadyAnswered, No(more.Say(Id, new(Reply.Declined), Open, Monday, Noon)));
        Assert.Single(Yes(more.Say(Id, new(Reply.Answered, "And more."), Open, Monday, Noon)));
    }

    [Fact]
    public void Nobody_answers_an_own_question_and_only_the_asker_takes_it_back_before_anything_was_said()
    {
        var asked = Given(Ana(new QuestionEvent.Asked(Id, Friends.Text), Noon));
        Assert.Empty(Fold(asked, Ana(new QuestionEvent.Answered(Id, new(Reply.Answered, "me")), Noon))[Id]!.Replies);
        Assert.Equal(QuestionRefusals.NotOpen, No(asked.Say(Id, new(Reply.Answered, "me"), Open, Monday, Noon)));

        var back = new QuestionEvent.TakenBack(Id);
        Assert.Equal([back], Yes(asked.TakeBack(Id)));
        Assert.False(Fold(asked, Ben(back, Noon))[Id]!.TakenBack);
        Assert.True(Fold(asked, Ana(back, Noon))[Id]!.TakenBack);
        var answered = Fold(asked, Ben(new QuestionEvent.Answered(Id, new(Reply.Declined)), Noon));
        Assert.Equal(QuestionRefusals.NotOpen, No(answered.TakeBack(Id)));
        Assert.False(Fold(answered, Ana(back, Noon))[Id]!.TakenBack);
    }

    [Fact]
    public void R41_an_answer_that_crosses_with_a_taking_back_stands_and_no_other_can_be_begun()
    {
        var back = Given(Ben(new QuestionEvent.Asked(Id, "What now?"), Noon), Ben(new QuestionEvent.TakenBack(Id), Noon));
        Assert.Equal(QuestionRefusals.NotOpen, No(back.Say(Id, new(Reply.Answered, "late"), Open, Monday, Noon)));
        Assert.False(back[Id]!.WaitsForMe);

        var crossed = Fold(back, Ana(new QuestionEvent.Answered(Id, new(Reply.Answered, "sent before I knew")), Noon));
        Assert.True(crossed[Id]!.TakenBack);
        Assert.Equal("sent before I knew", Assert.Single(crossed[Id]!.Replies).Answer.Words);
    }

    [Fact]
    public void No_time_that_an_entry_can_bear_breaks_the_fold()
    {
        foreach (var at in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            var all = Given(Mine(new QuestionEvent.Written(Id, Friends), at), Mine(new QuestionEvent.Written(Id, Friends with { Need = "" }), at), Ben(new QuestionEvent.Asked(new(0xF), "What now?"), at), Ana(new QuestionEvent.Answered(new(0xF), new(Reply.NotYet, "", Monday)), at));

            Assert.Single(all.Held);
            Assert.Equal(at == DateTimeOffset.MaxValue ? 1 : 0, all[new(0xF)]!.Replies.Count);
        }
    }

    [Fact]
    public void R5_a_repeat_is_linked_to_the_earlier_answer_and_never_held_back()
    {
        var again = new Id16(0xF);
        var held = Given(Ana(new QuestionEvent.Asked(Id, "Who of our friends knew, and since when?"), Noon), Mine(new QuestionEvent.Written(again, new("Since when did our friends know? Who knew?")), Noon));

        Assert.Equal(Id, Assert.IsType<QuestionEvent.Asked>(Yes(held.Send([again], Open, Noon.AddDays(1)))[0]).Again);
        var apart = Fold(held, Mine(new QuestionEvent.Written(again, held.Held[0].Asking with { Apart = true }), Noon));
        Assert.Null(Assert.IsType<QuestionEvent.Asked>(Yes(apart.Send([again], Open, Noon.AddDays(1)))[0]).Again);
    }

    [Theory]
    [InlineData("Who of our friends knew, and since when?", "since when did FRIENDS know", true)]
    [InlineData("Why?", "why", true)]
    [InlineData("Why?", "Who?", false)]
    [InlineData("Did you love somebody there?", "Did you ever speak about me there?", false)]
    [InlineData("", "", false)]
    [InlineData("¿?", "!", false)]
    public void Two_questions_are_alike_when_half_of_their_longer_words_are(string one, string other, bool alike) =>
        Assert.Equal(alike, Likeness.Of(one, other));

    [Fact]
    public void R51_either_may_ask_and_each_is_the_asker_of_the_own_question_only()
    {
        var both = Given(Ana(new QuestionEvent.Asked(Id, "one"), Noon), Ben(new QuestionEvent.Asked(new(0xF), "two"), Noon));

        Assert.True(both[Id]!.WaitsForOther);
        Assert.True(both[new(0xF)]!.WaitsForMe);
        Assert.Single(Yes(both.Say(new(0xF), new(Reply.Declined), Open, Monday, Noon)));
    }

    [Fact]
    public void R44_in_the_day_of_quiet_a_question_can_be_written_and_not_sent()
    {
        var quiet = Open with { Since = Noon.AddHours(-1) };
        var held = Given(Mine(new QuestionEvent.Written(Id, Friends), Noon.AddDays(-2)));

        Assert.Single(Yes(Exchanges.None.Keep(Id, Friends)));
        Assert.Equal(MeetingRefusals.CoolOff, No(held.Send([Id], quiet, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(held.Send([Id], Bond.None, Noon)));
    }

    [Fact]
    public void What_was_sent_once_is_not_offered_again_after_two_people_have_parted()
    {
        var alone = Given(Mine(new QuestionEvent.Written(Id, Friends), Noon), Mine(new QuestionEvent.Sent(Id), Noon.AddDays(1)));
        Assert.Equal(QuestionRefusals.StillResting, No(alone.Send([Id], Open, Noon.AddDays(9))));

        var anew = Fold(alone, Mine(new QuestionEvent.Written(Id, Friends), Noon.AddDays(9)));
        Assert.Equal(Noon.AddDays(10), Assert.Single(anew.Held).RestedAt);
    }

    [Fact]
    public void Nothing_endless_or_empty_is_kept_and_the_same_words_are_not_kept_twice()
    {
        Assert.Equal(QuestionRefusals.NothingAsked, No(Exchanges.None.Keep(Id, new(" \n"))));
        Assert.Equal(QuestionRefusals.TooLong, No(Exchanges.None.Keep(Id, new(new('x', Asking.LongestText + 1)))));
        Assert.Empty(Yes(Given(Mine(new QuestionEvent.Written(Id, Friends), Noon)).Keep(Id, Friends)));
        Assert.Equal(QuestionRefusals.AlreadyAsked, No(Given(Ana(new QuestionEvent.Asked(Id, "x"), Noon)).Keep(Id, Friends)));
        Assert.Equal(QuestionRefusals.NoneChosen, No(Exchanges.None.Send([Id], Open, Noon)));
    }

    [Fact]
    public void Typed_words_come_back_as_they_were_and_anything_else_as_a_blank()
    {
        Assert.Equal((Id, Friends), Asking.Read(Friends.ToText(Id)));
        Assert.Equal((null, Friends), Asking.Read(Friends.ToText(null)));
        Assert.Equal((null, Asking.Blank), Asking.Read("nonsense"));
        Assert.Equal(Answer.Blank, Answer.Read("null"));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_late_hour_is_said(int hour, bool late) => Assert.Equal(late, Pace.IsLate(new(2026, 5, 4, hour, 30, 0, TimeSpan.FromHours(2))));

    [Fact]
    public void An_answer_may_settle_for_a_day()
    {
        var answered = Given(Ana(new QuestionEvent.Asked(Id, "x"), Noon), Ben(new QuestionEvent.Answered(Id, new(Reply.Answered, "y")), Noon));

        Assert.True(Pace.IsSettling(answered, Noon.AddHours(23)));
        Assert.False(Pace.IsSettling(answered, Noon.AddHours(24)));
        Assert.False(Pace.IsSettling(Given(Ben(new QuestionEvent.Asked(Id, "x"), Noon), Ana(new QuestionEvent.Answered(Id, new(Reply.Answered, "y")), Noon)), Noon));
    }

    private static QuestionEvent.Answered NotYet(int days) => new(Id, new(Reply.NotYet, "", Monday.AddDays(days)));

    private static Exchanges Given(params Fact[] facts) => Fold(Exchanges.None, facts);

    private static Exchanges Fold(Exchanges exchanges, params Fact[] facts) =>
        facts.Aggregate(exchanges, (state, fact) => Exchanges.Evolve(state, fact, QuestionEvent.Kinds.Single(k => k.Name == fact.Name).Read(fact.Json.Span)!));

    private static Fact Mine(QuestionEvent happened, DateTimeOffset at) => Told(Reach.OnlyMe, true, happened, at);

    private static Fact Ana(QuestionEvent happened, DateTimeOffset at) => Told(Reach.Both, true, happened, at);

    private static Fact Ben(QuestionEvent happened, DateTimeOffset at) => Told(Reach.Both, false, happened, at);

    private static Fact Turned(Fact fact) => fact with { Stamp = fact.Stamp with { Mine = !fact.Stamp.Mine } };

    private static Fact Told(Reach reach, bool mine, QuestionEvent happened, DateTimeOffset at)
    {
        var kind = QuestionEvent.Kinds.Single(k => k.Type.Type == happened.GetType());
        Assert.Equal(kind.Reach, reach);
        return new(reach, 1, Id16.New(), new(new(mine ? 1u : 2u), mine, at), kind.Name, kind.Write(happened), true);
    }

    private static QuestionEvent[] Yes(Decision<QuestionEvent> decision) => [.. Assert.IsType<Decision<QuestionEvent>.Accepted>(decision).Events];

    private static string No(Decision<QuestionEvent> decision) => Assert.IsType<Decision<QuestionEvent>.Refused>(decision).Reason;
}
