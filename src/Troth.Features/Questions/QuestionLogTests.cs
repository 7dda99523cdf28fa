using CsCheck;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Questions;

/// <summary>Whatever two people do in whatever order: logs drawn by chance, folded on both devices.</summary>
public sealed class QuestionLogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);

    // Each step: who, what, which question, after how many hours, and with which number of days or text.
    private static readonly Gen<(bool Ana, int What, int Which, int Hours, int Odd)[]> Plays =
        Gen.Select(Gen.Bool, Gen.Int[0, 9], Gen.Int[1, 40], Gen.Int[0, 4], Gen.Int[0, 9]).Array[0, 120];

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Shared(Fold(play, anaIsHere: true)) == Shared(Fold(play, anaIsHere: false)));

    [Fact]
    public void How_my_own_space_and_the_shared_one_interleave_makes_no_difference() => Plays.Sample(play =>
    {
        Step[] log = [.. Log(play)];
        var (mineFirst, sharedFirst) = (Fold(log.OrderBy(s => s.Fact.Reach), true), Fold(log.OrderByDescending(s => s.Fact.Reach), true));
        return Shared(mineFirst) == Shared(sharedFirst) && Private(mineFirst) == Private(sharedFirst) && Private(mineFirst) == Private(Fold(log, true));
    });

    [Fact]
    public void R5_nothing_of_a_question_that_rests_can_be_told_from_what_the_other_receives() => Plays.Sample(play =>
    {
        Step[] log = [.. Log(play)];
        var received = log.Where(s => s.Fact.Reach == Reach.Both || !s.Ana);
        var withoutHers = Fold(received, anaIsHere: false);
        return Shared(withoutHers) == Shared(Fold(log, anaIsHere: false)) && received.Where(s => s.Ana).All(s => !System.Text.Encoding.UTF8.GetString(s.Fact.Json.Span).Contains("need of", StringComparison.Ordinal));
    });

    [Fact]
    public void R5_whatever_happens_nobody_has_more_than_ten_in_seven_days() => Plays.Sample(play =>
    {
        var all = Fold(play, true).All;
        return all.All(e => all.Count(o => o.By.Author == e.By.Author && o.By.At > e.By.At - Exchanges.Week && o.By.At <= e.By.At) <= Exchanges.MostAWeek);
    });

    [Fact]
    public void R5_what_was_said_is_never_replaced() => Plays.Sample(play =>
    {
        var state = Exchanges.None;
        foreach (var (_, fact, happened) in Log(play))
        {
            var next = Exchanges.Evolve(state, fact, happened);
            if (!state.All.All(before => next[before.Id] is { } after && after.Text == before.Text && after.Replies.Take(before.Replies.Count).SequenceEqual(before.Replies)))
            {
                return false;
            }

            state = next;
        }

        return state.All.All(e => e.Replies.All(r => r.By.Author != e.By.Author) && e.Replies.Count(r => r.Answer.Reply == Reply.NotYet) <= Answer.MostTimes);
    });

    [Fact]
    public void What_is_decided_is_accepted_by_the_fold() => Gen.Select(Plays, Gen.Int[1, 40], Gen.Int[0, 5], Gen.Int[-1, 9]).Sample((play, which, what, days) =>
    {
        var state = Fold(play, true);
        var (id, now) = (new Id16((UInt128)which), Noon.AddDays(40));
        var today = DateOnly.FromDateTime(now.Date);
        var decision = what switch
        {
            0 => state.Keep(id, new("something new", "need of Ana")),
            1 => state.Send([.. state.Held.Where(h => h.HasRested(now)).Select(h => h.Id)], Open, now),
            2 => state.TakeBack(id),
            3 => state.Say(id, new(Reply.NotYet, "", today.AddDays(days)), Open, today, now),
            _ => state.Say(id, new((Reply)(what % 4), "words"), Open, today, now),
        };
        return decision is not Decision<QuestionEvent>.Accepted { Events: [_, ..] events }
            || events.Aggregate(state, (s, e) => Exchanges.Evolve(s, Told(e, true, true, now), e)) is var after && Shared(after) + Private(after) != Shared(state) + Private(state);
    });

    private static Exchanges Fold((bool Ana, int What, int Which, int Hours, int Odd)[] play, bool anaIsHere) => Fold(Log(play), anaIsHere);

    // A device hears the shared log and its own one.
    private static Exchanges Fold(IEnumerable<Step> log, bool anaIsHere) => log
        .Where(s => s.Fact.Reach == Reach.Both || s.Ana == anaIsHere)
        .Aggregate(Exchanges.None, (state, s) => Exchanges.Evolve(state, s.Fact with { Stamp = s.Fact.Stamp with { Mine = s.Ana == anaIsHere } }, s.Happened));

    private static IEnumerable<Step> Log((bool Ana, int What, int Which, int Hours, int Odd)[] play)
    {
        var at = Noon;
        foreach (var (ana, what, which, hours, odd) in play)
        {
            at = at.AddHours(hours);
            var id = new Id16((UInt128)which);
            QuestionEvent happened = what switch
            {
                0 or 1 => new QuestionEvent.Written(id, new($"question {odd}", $"need of {(ana ? "Ana" : "Ben")}")),
                2 => new QuestionEvent.Sent(id),
                3 or 4 or 5 => new QuestionEvent.Asked(id, $"question {odd}"),
                6 => new QuestionEvent.TakenBack(id),
                7 => new QuestionEvent.Answered(id, new(Reply.NotYet, "", Monday.AddDays(odd + (at - Noon).Days))),
                _ => new QuestionEvent.Answered(id, new((Reply)(odd % 4), "words", odd % 4 == (int)Reply.NotYet ? Monday : null)),
            };
            yield return new(ana, Told(happened, ana, true, at), happened);
        }
    }

    private static Fact Told(QuestionEvent happened, bool ana, bool anaIsHere, DateTimeOffset at)
    {
        var kind = FeatureCatalog.KindOf(happened);
        return new(kind.Reach, 1, Id16.New(), new(new(ana ? 1u : 2u), ana == anaIsHere, at), kind.Name, kind.Write(happened), true);
    }

    // All that both must see alike: everything but whose device it is.
    private static string Shared(Exchanges exchanges) => string.Join('\n', exchanges.All.Select(e =>
        $"{e.Id} {e.By.Author} {e.By.At:O} {e.Text} {e.Need} {e.Again} {e.TakenBack} {string.Join(' ', e.Replies.Select(r => $"{r.By.Author} {r.Answer}"))}"));

    private static string Private(Exchanges exchanges) => string.Join('\n', exchanges.Written.Select(h => $"{h.Id} {h.Since:O} {h.Sent} {h.Asking}").Concat(exchanges.Held.Select(h => $"{h.Id}")));

    private sealed record Step(bool Ana, Fact Fact, QuestionEvent Happened);
}
