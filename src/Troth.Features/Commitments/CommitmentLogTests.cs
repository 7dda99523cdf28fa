using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Commitments;

/// <summary>Whatever two people do in whatever order: logs drawn by chance, folded on both devices.</summary>
public sealed class CommitmentLogTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16[] Ids = [new(0xE), new(0xF)];

    // Each step: who, what, of which promise and day, to which other day, and how many days have passed on the author's clock.
    private static readonly Gen<(bool Ana, int What, int Which, int Day, int To, int Passed)[]> Plays =
        Gen.Select(Gen.Bool, Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 8]).Array[0, 40];

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Portrait(Fold(play, anaIsHere: true)) == Portrait(Fold(play, anaIsHere: false)));

    [Fact]
    public void R28_R29_only_the_other_ever_moves_or_excuses_a_day_and_only_its_keeper_says_how_it_went() => Plays.Sample(play => Fold(play, true).All.All(c => c.Days.Values.All(d =>
        d.Yes?.Author != c.By.Author && d.Excuse?.Author != c.By.Author && d.Acknowledged?.Author != c.By.Author
        && (d.Said is null || d.Said.By.Author == c.By.Author) && (d.Wish is null || d.Wish.By.Author == c.By.Author))));

    [Fact]
    public void Hearing_something_again_at_once_changes_nothing() => Plays.Sample(play =>
        Portrait(Fold(play, true)) == Portrait(Fold([.. play.SelectMany(step => new[] { step, step })], true)));

    [Fact]
    public void What_is_decided_is_accepted_by_the_fold() => Gen.Select(Plays, Gen.Int[0, 6], Gen.Int[0, 6], Gen.Bool).Sample((play, what, day, anaIsHere) =>
    {
        var state = Fold(play, anaIsHere);
        var (id, on) = (Ids[day % 2], Monday.AddDays(day));
        var now = Noon.AddDays(day);
        var decision = what switch
        {
            0 => state.Tell(id, on, day % 3 > 0, "so it was", Open, on, now),
            1 => state.Ask(id, on, day % 2 == 0 ? null : on.AddDays(3), Open, now),
            2 => state.Agree(id, on, Open, now),
            3 => state.Excuse(id, on, Open, now),
            4 => state.Acknowledge(id, on, Open, now),
            5 => state.TalkOver(id, on, "", Open, now),
            _ => state.End(id, on),
        };
        return decision is not Decision<CommitmentEvent>.Accepted { Events: [var happened] }
            || Portrait(SharedCommitments.Evolve(state, Told(anaIsHere, anaIsHere, now), happened)) != Portrait(state);
    });

    private static CommitmentEvent Happened(int what, Id16 id, DateOnly day, DateOnly to) => what switch
    {
        0 => new CommitmentEvent.Made(id, new("small", new(Pace.Weekly, Weekdays.Monday | Weekdays.Thursday | Weekdays.Sunday), Monday)),
        1 => new CommitmentEvent.Made(id, new("daily", new(Pace.Daily), Monday)),
        2 => new CommitmentEvent.Told(id, day, true),
        3 => new CommitmentEvent.Told(id, day, false),
        4 => new CommitmentEvent.Asked(id, day, to),
        5 => new CommitmentEvent.Moved(id, day, to),
        6 => new CommitmentEvent.Excused(id, day),
        7 => new CommitmentEvent.Acknowledged(id, day),
        8 => new CommitmentEvent.TalkedOver(id, day),
        _ => to.Day % 4 == 0 ? new CommitmentEvent.Ended(id, day) : new CommitmentEvent.Asked(id, day),
    };

    private static SharedCommitments Fold((bool Ana, int What, int Which, int Day, int To, int Passed)[] play, bool anaIsHere)
    {
        // Both promises stand from the beginning, so that most steps have something to be about.
        var start = Ids.Aggregate(SharedCommitments.None, (state, id) => SharedCommitments.Evolve(state, Told(id == Ids[0], anaIsHere, Noon), Happened(id == Ids[0] ? 0 : 1, id, Monday, Monday)));
        return play.Aggregate(start, (state, step) => SharedCommitments.Evolve(
            state, Told(step.Ana, anaIsHere, Noon.AddDays(step.Passed)), Happened(step.What, Ids[step.Which], Monday.AddDays(step.Day), Monday.AddDays(step.To))));
    }

    private static Fact Told(bool ana, bool anaIsHere, DateTimeOffset at) => new(Reach.Both, 1, new Id16(7), new(new Id16(ana ? 1u : 2u), ana == anaIsHere, at), "", default, true);

    // All that both must see alike: everything but whose device it is.
    private static string Portrait(SharedCommitments commitments) => string.Join('\n', commitments.All.SelectMany(c => c.Days.Values.Select(d =>
        $"{c.Id} {d.Day:O} {d.Outcome} {d.Said?.Kept} {d.Said?.Words} {d.Wish?.To:O} {d.Asks} {d.Acknowledged?.Author} {string.Join(',', d.Talks.Select(t => t.By.Author))}").Prepend($"{c.Id} {c.Promise} {c.By.Author} {c.Until:O}")));
}
