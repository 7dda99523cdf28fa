using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Transparency;

/// <summary>Whatever two people and their clocks do in whatever order: logs drawn by chance, folded on both devices.</summary>
public sealed class TransparencyLogTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);

    // Each step: who, what, about which of ten items, with which words, and on which day by the author's own clock, which may be wrong.
    private static readonly Gen<(bool Ana, int What, int Item, int Text, int Day)[]> Plays =
        Gen.Select(Gen.Bool, Gen.Int[0, 9], Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[0, 9])), Gen.Int[0, 5], Gen.Int[-5, 200]).Array[0, 60];

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play =>
    {
        var log = Log(play);
        return Portrait(Fold(log, anaIsHere: true)) == Portrait(Fold(log, anaIsHere: false));
    });

    [Fact]
    public void Facts_of_the_own_space_in_between_change_nothing() => Gen.Select(Plays, Gen.Int[1, 5]).Sample((play, every) =>
    {
        var log = Log(play);
        var state = TransparencyPlan.None;
        foreach (var (step, at) in log.Select((step, at) => (step, at)))
        {
            state = Hear(state, step, true);
            state = at % every == 0 ? TransparencyPlan.Evolve(state, Told(step, true) with { Reach = Reach.OnlyMe }, new Journal.JournalEvent.Written(new(1), "mine alone")) : state;
        }

        return Portrait(state) == Portrait(Fold(log, true));
    });

    [Fact]
    public void R12_whatever_happens_nothing_is_agreed_without_two_current_consents_to_the_same_words() => Plays.Sample(play =>
    {
        var state = TransparencyPlan.None;
        HashSet<(bool Ana, Id16 Item, string Hash)> consents = [];
        foreach (var step in Log(play))
        {
            Hear(consents, step);
            state = Hear(state, step, true);
            if (state.Items.Exists(i => i.Agreed is { } agreed && !(consents.Contains((true, i.Id, agreed.Hash)) && consents.Contains((false, i.Id, agreed.Hash)))))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void R13_the_last_day_is_never_more_than_ninety_days_after_a_yes_of_the_one_who_tells() => Plays.Sample(play =>
    {
        var state = TransparencyPlan.None;
        Dictionary<(bool Ana, Id16 Item), DateOnly> latest = [];
        foreach (var step in Log(play))
        {
            if (step.Happened is TransparencyEvent.Suggested or TransparencyEvent.Accepted or TransparencyEvent.Renewed)
            {
                var key = (step.Ana, step.Happened.Item);
                latest[key] = latest.GetValueOrDefault(key) is var before && before > step.On ? before : step.On;
            }

            state = Hear(state, step, true);
            if (state.Items.Exists(i => i is { Agreed: { } agreed, Retired: false } && i.Until > latest[(agreed.ShownByMe, i.Id)].AddDays(PlanTerms.MostDays + 1)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void R13_nothing_the_other_writes_moves_the_last_day_of_what_is_agreed() => Plays.Sample(play =>
    {
        var state = TransparencyPlan.None;
        foreach (var step in Log(play))
        {
            var before = state[step.Happened.Item];
            state = Hear(state, step, true);
            var after = state[step.Happened.Item];
            if (before?.Agreed is { } agreed && after?.Agreed?.Hash == agreed.Hash && after.Until != before.Until && !agreed.ShownBy(Author(step.Ana)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void R13_on_no_day_are_more_than_seven_in_force() => Gen.Select(Plays, Gen.Int[-5, 300]).Sample((play, day) =>
    {
        var state = Fold(Log(play), true);
        return state.Items.Count(i => state.On(i, Monday.AddDays(day)) == PlanStanding.InForce) <= TransparencyPlan.MostInForce;
    });

    [Fact]
    public void R12_a_pause_or_a_withdrawal_by_either_always_ends_it_at_once() => Gen.Select(Plays, Gen.Bool, Gen.Bool).Sample((play, ana, pause) =>
    {
        TransparencyEvent no = pause ? new TransparencyEvent.Paused(new(1)) : new TransparencyEvent.ConsentWithdrawn(new(1));
        var state = Hear(Fold(Log(play), true), new(ana, no, Monday, 1_000), true);
        return state[new(1)] is not { } item || state.On(item, Monday) != PlanStanding.InForce;
    });

    [Fact]
    public void What_is_decided_is_accepted_by_the_fold() => Gen.Select(Plays, Gen.Int[0, 7], Gen.Int[0, 120]).Sample((play, what, days) =>
    {
        var (state, today) = (Fold(Log(play), true), Monday.AddDays(days));
        var (id, now) = (new Id16(1), Noon.AddDays(days));
        var decision = what switch
        {
            0 => state.Suggest(id, Words(9, today), Open, today, now),
            1 => state.Accept(id, state[id]?.Open?.Hash ?? "none", Open, today, now),
            2 => state.Ease(id, Open, today, now),
            3 => state.Renew(id, 30, Open, today, now),
            4 => state.LetRest(id, state[id]?.Open?.Hash ?? "none"),
            5 => state.Pause(id, today),
            6 => state.Resume(id, Open, today, now),
            _ => state.Withdraw(id),
        };
        return decision is not Decision<TransparencyEvent>.Accepted { Events: [var happened] }
            || Portrait(Hear(state, new(true, happened, today, 1_000), true)) != Portrait(state);
    });

    private static PlanTerms Words(int text, DateOnly day) =>
        new((Shower)(text % 2), $"text {text}", "calm", (Rung)(text % 5), day.AddDays(text * 25));

    private static List<Step> Log((bool Ana, int What, int Item, int Text, int Day)[] play)
    {
        var (log, state) = (new List<Step>(), TransparencyPlan.None);
        foreach (var (ana, what, item, text, day) in play)
        {
            var (id, on) = (new Id16((uint)item + 1), Monday.AddDays(day));
            var known = state[id];
            TransparencyEvent happened = what switch
            {
                0 or 1 => new TransparencyEvent.Suggested(id, Words(text, on)),
                2 or 3 or 4 => new TransparencyEvent.Accepted(id, (text == 0 ? known?.Agreed?.Hash : known?.Open?.Hash) ?? "none"),
                5 => new TransparencyEvent.Renewed(id, known?.Agreed?.Hash ?? "none", on.AddDays(text * 30)),
                6 => new TransparencyEvent.Rested(id, (text < 3 ? known?.Open?.Hash : known?.Agreed?.Hash) ?? "none"),
                7 => new TransparencyEvent.Paused(id),
                8 => new TransparencyEvent.Resumed(id),
                _ => new TransparencyEvent.ConsentWithdrawn(id),
            };
            log.Add(new(ana, happened, on, log.Count + 1));
            state = Hear(state, log[^1], true);
        }

        return log;
    }

    // The rule told a second time, as simply as can be: a yes is given by suggesting or accepting, and all go with the author's withdrawal.
    private static void Hear(HashSet<(bool Ana, Id16 Item, string Hash)> consents, Step step)
    {
        switch (step.Happened)
        {
            case TransparencyEvent.Suggested suggested:
                consents.Add((step.Ana, suggested.Item, suggested.Terms.HashFor(suggested.Item, Author(step.Ana))));
                break;
            case TransparencyEvent.Accepted accepted:
                consents.Add((step.Ana, accepted.Item, accepted.Wording));
                break;
            case TransparencyEvent.Rested rested:
                consents.Remove((step.Ana, rested.Item, rested.Wording));
                break;
            case TransparencyEvent.ConsentWithdrawn withdrawn:
                consents.RemoveWhere(consent => consent.Ana == step.Ana && consent.Item == withdrawn.Item);
                break;
        }
    }

    private static TransparencyPlan Fold(List<Step> log, bool anaIsHere) => log.Aggregate(TransparencyPlan.None, (state, step) => Hear(state, step, anaIsHere));

    private static TransparencyPlan Hear(TransparencyPlan state, Step step, bool anaIsHere) => TransparencyPlan.Evolve(state, Told(step, anaIsHere), step.Happened);

    private static Fact Told(Step step, bool anaIsHere) => new(Reach.Both, step.N, new Id16(7), new(Author(step.Ana), step.Ana == anaIsHere, new(step.On, new(12, 0), TimeSpan.Zero)), "", default, true);

    private static Id16 Author(bool ana) => new(ana ? 1u : 2u);

    // All that both must see alike: everything but whose device it is.
    private static string Portrait(TransparencyPlan plan) => string.Join('\n', plan.Items.Select(i =>
        $"{i.Id} {i.Agreed?.Hash} {i.Since} {i.Until} {i.Open?.Hash} {string.Join(',', i.Pauses.Select(p => p.Author))} {i.Latest.Hash} {plan.On(i, Monday)} {string.Join(',', i.Story.Select(c => $"{c.Step} {c.By.Author}"))}"));

    private sealed record Step(bool Ana, TransparencyEvent Happened, DateOnly On, long N);
}
