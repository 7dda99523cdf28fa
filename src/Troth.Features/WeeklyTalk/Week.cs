using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Goals;
using Troth.Features.Kindness;

namespace Troth.Features.WeeklyTalk;

/// <summary>A day of a promise in the week.</summary>
public sealed record PromisedDay(Commitment Commitment, Occasion Occasion);

/// <summary>
/// The week that was, as the agenda of a talk: first what went well, then what is to be talked about. It is made only from what both can see already,
/// so that it says the same to both; what somebody keeps for themselves, or left out, is no part of it (R15, R17).
/// </summary>
/// <param name="Noticed">What either noticed in the other.</param>
/// <param name="Kept">Promises that were kept, each once.</param>
/// <param name="Opened">Days of check-ins that both opened.</param>
/// <param name="Reached">Goals that were reached, and steps that were done, by their goal.</param>
/// <param name="NotKept">Days of promises that were not kept and are not talked over yet.</param>
/// <param name="Asked">Days of promises that wait for a yes to be moved.</param>
/// <param name="Agreements">Agreements whose review is near or past, or that wait for words.</param>
/// <param name="Goals">Goals whose look back is near or past.</param>
public sealed record Week(
    IReadOnlyList<KindAct> Noticed,
    IReadOnlyList<Commitment> Kept,
    IReadOnlyList<DateOnly> Opened,
    IReadOnlyList<Goal> Reached,
    IReadOnlyList<PromisedDay> NotKept,
    IReadOnlyList<PromisedDay> Asked,
    IReadOnlyList<Agreement> Agreements,
    IReadOnlyList<Goal> Goals)
{
    /// <summary>Days it looks back, today among them.</summary>
    public const int Days = 7;

    /// <summary>Whether there is anything that went well to begin with.</summary>
    public bool WentWell => Noticed is not [] || Kept is not [] || Opened is not [] || Reached is not [];

    /// <summary>Whether the week itself brings something to talk about.</summary>
    public bool ToTalkAbout => NotKept is not [] || Asked is not [] || Agreements is not [] || Goals is not [];

    /// <summary>The week up to a moment.</summary>
    /// <param name="now">Local time.</param>
    public static Week Of(Life life, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.Date);
        var (first, since) = (today.AddDays(1 - Days), now.AddDays(-Days));
        var promised = life.Of<SharedCommitments>().All.SelectMany(c => c.Days.Values.Select(d => new PromisedDay(c, d))).Where(p => p.Occasion.Day >= first).ToList();
        var goals = life.Of<SharedGoals>().All;
        return new(
            life.Of<KindActs>().All.FindAll(a => a.Receiver.At > since),
            [.. promised.Where(p => p.Occasion.Outcome == Outcome.Kept && p.Occasion.Day <= today).Select(p => p.Commitment).Distinct()],
            [.. life.Of<CheckInDays>().Days.Where(d => d.Key >= first && d.Key <= today && d.Value.Open is not null).Select(d => d.Key)],
            goals.FindAll(g => g.Steps.Exists(s => s.Done?.At > since) || (g.Closed == Verdict.Reached && g.Reviews[^1].By.At > since)),
            // Also what is older and still not talked about: a talk that did not come about is not lost.
            [.. life.Of<SharedCommitments>().ToTalkAbout(today).Select(t => new PromisedDay(t.Commitment, t.Occasion))],
            promised.FindAll(p => p.Occasion.Asks && p.Occasion.Day >= today),
            life.Of<SharedAgreements>().All.FindAll(a => a.Pending is not [] || a.ReviewDue(today)),
            goals.FindAll(g => g.ReviewDue(today)));
    }
}
