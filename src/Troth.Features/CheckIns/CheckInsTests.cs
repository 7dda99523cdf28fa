using System.Text;
using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.CheckIns;

public sealed class CheckInsTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Answers Steady = Answers.None with { Cope = 5, Line = "slept well" };
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);

    [Fact]
    public void A_person_alone_can_keep_a_check_in() =>
        Assert.Equal([new CheckInEvent.Drafted(Monday, Steady)], Yes(CheckInDays.None.Draft(Monday, Steady, Monday)));

    [Fact]
    public void The_last_answers_of_a_day_count()
    {
        var mine = Mine(new(Monday, Steady with { Cope = 1 }), new(Monday, Steady), new(Monday, Steady with { Cope = 9 }));

        Assert.Equal(Steady, mine[Monday]);
        Assert.Null(mine[Monday.AddDays(1)]);
    }

    [Fact]
    public void What_cannot_be_an_answer_is_refused()
    {
        Assert.Equal(CheckInRefusals.NotAChoice, No(CheckInDays.None.Draft(Monday, Answers.None with { Safe = 6 }, Monday)));
        Assert.Equal(CheckInRefusals.NotAChoice, No(CheckInDays.None.Draft(Monday, Answers.None with { Close = 0 }, Monday)));
        Assert.Equal(CheckInRefusals.NothingSaid, No(CheckInDays.None.Draft(Monday, Answers.None with { Line = " " }, Monday)));
        Assert.Equal(CheckInRefusals.LineTooLong, No(CheckInDays.None.Draft(Monday, Answers.None with { Line = new('x', Answers.LongestLine + 1) }, Monday)));
        Assert.Equal(CheckInRefusals.NotYet, No(CheckInDays.None.Draft(Monday.AddDays(1), Steady, Monday)));
    }

    [Fact]
    public void Nobody_is_ready_who_has_said_nothing() =>
        Assert.Equal(CheckInRefusals.NothingSaid, No(CheckInDays.None.Ready(Monday, null, "sealed", Open, Noon)));

    [Fact]
    public void A_sealed_day_can_no_longer_change()
    {
        var days = Given((new CheckInEvent.Sealed(Monday, "mine"), true), (new CheckInEvent.Sealed(Monday, "second thoughts"), true));

        Assert.Equal("mine", days[Monday].Mine!.Words);
        Assert.Equal(CheckInRefusals.AlreadyReady, No(days.Draft(Monday, Steady, Monday)));
        Assert.Equal(CheckInRefusals.AlreadyReady, No(days.Ready(Monday, Steady, "again", Open, Noon)));
    }

    [Fact]
    public void My_key_is_owed_only_when_both_have_sealed()
    {
        var mine = Given((new CheckInEvent.Sealed(Monday, "mine"), true));
        var both = CheckInDays.Evolve(mine, By(false), new CheckInEvent.Sealed(Monday, "theirs"));

        Assert.Empty(mine.Owed(Noon));
        Assert.Empty(Given((new CheckInEvent.Sealed(Monday, "theirs"), false)).Owed(Noon));
        Assert.Equal([(Monday, mine[Monday].Mine!.Entry)], both.Owed(Noon));
        Assert.Empty(CheckInDays.Evolve(both, By(true), new CheckInEvent.Opened(Monday, "key")).Owed(Noon));
    }

    [Fact]
    public void R15_a_device_that_is_unlocked_later_opens_nothing_by_itself()
    {
        var both = Given((new CheckInEvent.Sealed(Monday, "mine"), true), (new CheckInEvent.Sealed(Monday, "theirs"), false));
        var later = Noon + CheckInDays.Together + TimeSpan.FromSeconds(1);

        Assert.Empty(both.Owed(later));
        Assert.True(both[Monday].CanOpen);
        Assert.Equal([new CheckInEvent.Opened(Monday, "key")], Yes(both.OpenTogether(Monday, "key")));
        Assert.Equal(CheckInRefusals.NotReady, No(Given((new CheckInEvent.Sealed(Monday, "mine"), true)).OpenTogether(Monday, "key")));
    }

    [Fact]
    public void Whoever_seals_second_opens_by_it_however_late()
    {
        var theirs = Given((new CheckInEvent.Sealed(Monday, "theirs"), false));
        var both = CheckInDays.Evolve(theirs, By(true) with { N = 9 }, new CheckInEvent.Sealed(Monday, "mine"));

        Assert.Single(both.Owed(Noon.AddDays(1)));
    }

    [Fact]
    public async Task Sealed_words_can_be_taken_back_until_the_others_stand_beside_them()
    {
        var couple = await Couple.SharingAsync();
        await KeepAndSealAsync(couple.Ana, couple, Steady);
        var sealedDay = couple.Ana.State.Of<CheckInDays>()[couple.Today];

        Assert.True(sealedDay.CanTakeBack);
        await couple.Ana.EraseAsync(Reach.Both, [sealedDay.Mine!.Entry]);
        Assert.Null(couple.Ana.State.Of<CheckInDays>()[couple.Today].Mine);
        Assert.Null(couple.Ben.State.Of<CheckInDays>()[couple.Today].Other);

        await KeepAndSealAsync(couple.Ana, couple, Steady);
        await KeepAndSealAsync(couple.Ben, couple, Steady);
        Assert.False(couple.Ana.State.Of<CheckInDays>()[couple.Today].CanTakeBack);
    }

    [Fact]
    public void Nothing_is_revealed_before_both_have_sealed_and_both_keys_are_there() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool).Array[0, 8].Sample(steps =>
        {
            var days = steps.Aggregate(CheckInDays.None, (d, s) => CheckInDays.Evolve(d, By(s.Item2), s.Item1 < 2 ? new CheckInEvent.Sealed(Monday, "w") : new CheckInEvent.Opened(Monday, "k")));
            return days[Monday].Open is null || (SealedThenOpened(steps, true) && SealedThenOpened(steps, false));
        });

    [Fact]
    public async Task Both_read_both_only_after_both_are_ready()
    {
        var couple = await Couple.SharingAsync();
        await KeepAndSealAsync(couple.Ana, couple, Steady);

        Assert.DoesNotContain(couple.Shared, w => w.Name == "check-in.opened.1");
        Assert.Null(couple.Ben.State.Of<CheckInDays>()[couple.Today].Open);

        await KeepAndSealAsync(couple.Ben, couple, Steady with { Cope = 2 });

        foreach (var person in new[] { couple.Ana, couple.Ben })
        {
            var both = person.State.Of<CheckInDays>()[couple.Today].Open!.Value;
            var texts = await person.OpenBlindAsync([both.Mine, both.Other]);
            Assert.Equal(person == couple.Ana ? [5, 2] : [2, 5], texts.Select(t => Answers.Read(t)!.Cope!.Value));
        }

        Assert.Equal(2, couple.Shared.Count(w => w.Name == "check-in.opened.1"));
    }

    [Fact]
    public async Task R9_the_shared_log_never_carries_a_draft_or_open_answers()
    {
        var couple = await Couple.SharingAsync();
        await KeepAndSealAsync(couple.Ana, couple, Steady);

        Assert.DoesNotContain(couple.Shared, w => w.Name.StartsWith("check-in.drafted", StringComparison.Ordinal) || Encoding.UTF8.GetString(w.Json).Contains("slept well", StringComparison.Ordinal));
    }

    [Fact]
    public void R17_a_day_left_out_is_no_fact_and_no_gap_is_counted()
    {
        var mine = Mine(new(Monday.AddDays(-9), Steady), new(Monday, Steady));

        Assert.DoesNotContain(CheckInEvent.Kinds, k => k.Name.Contains("skip", StringComparison.Ordinal) || k.Name.Contains("left-out", StringComparison.Ordinal));
        Assert.Equal([Monday.AddDays(-9), Monday], CheckInTrend.Of(mine, Question.Cope, Monday).Points.Select(p => p.Day));
    }

    [Fact]
    public void A_trend_holds_only_my_own_answers_of_the_last_month()
    {
        var mine = Mine(
            new(Monday.AddDays(-CheckInTrend.Window), Steady),
            new(Monday.AddDays(-2), Steady with { Cope = 2 }),
            new(Monday.AddDays(-1), Answers.None with { Hope = 1 }),
            new(Monday, Steady));

        var trend = CheckInTrend.Of(mine, Question.Cope, Monday);

        Assert.Equal([2, 5], trend.Points.Select(p => p.Word));
        Assert.Equal([2, 5], trend.Usual());
        Assert.Empty(CheckInTrend.Of(MyAnswers.None, Question.Safe, Monday).Usual());
    }

    [Fact]
    public void Answers_survive_sealing_and_nonsense_does_not()
    {
        Assert.Equal(Steady, Answers.Read(Steady.ToText()));
        Assert.Null(Answers.Read(null));
        Assert.Null(Answers.Read("{"));
        Assert.Null(Answers.Read("null"));
        Assert.Null(Answers.Read("{\"safe\":9,\"line\":\"\"}"));
        Assert.Null(Answers.Read("{\"safe\":3,\"line\":null}"));
        Assert.Equal(Answers.None with { Safe = 3 }, Answers.Read("{\"safe\":3}"));
    }

    [Fact]
    public void Every_question_can_be_answered_by_itself()
    {
        foreach (var question in Enum.GetValues<Question>())
        {
            var answers = Answers.None.With(question, 4);
            Assert.Equal(4, answers[question]);
            Assert.Equal(4, Enum.GetValues<Question>().Count(other => answers[other] is null));
        }
    }

    private static bool SealedThenOpened((int, bool)[] steps, bool mine)
    {
        var own = steps.Where(s => s.Item2 == mine).Select(s => s.Item1 < 2).ToArray();
        return Array.IndexOf(own, true) is >= 0 and var at && own.Skip(at).Contains(false);
    }

    private static async Task KeepAndSealAsync(Person person, Couple couple, Answers answers)
    {
        await person.WriteAsync(NewFact.From((Decision<CheckInEvent>.Accepted)person.State.Of<CheckInDays>().Draft(couple.Today, answers, couple.Today)));
        var entry = Id16.New();
        var decision = person.State.Of<CheckInDays>().Ready(couple.Today, person.State.Of<MyAnswers>()[couple.Today], await person.SealBlindAsync(entry, answers.ToText()), person.State.Of<Bond>(), couple.Clock.GetUtcNow());
        await person.WriteAsync([new(entry, Yes(decision)[0])]);
    }

    private static MyAnswers Mine(params CheckInEvent.Drafted[] drafts) =>
        drafts.Aggregate(MyAnswers.None, (mine, drafted) => MyAnswers.Evolve(mine, By(true), drafted));

    private static CheckInDays Given(params (CheckInEvent Happened, bool Mine)[] news) =>
        news.Aggregate(CheckInDays.None, (days, n) => CheckInDays.Evolve(days, By(n.Mine), n.Happened));

    private static Fact By(bool mine) => new(Reach.Both, 1, Id16.New(), new(new Id16(mine ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<CheckInEvent> Yes(Decision<CheckInEvent> decision) => Assert.IsType<Decision<CheckInEvent>.Accepted>(decision).Events;

    private static string? No(Decision<CheckInEvent> decision) => (decision as Decision<CheckInEvent>.Refused)?.Reason;
}
