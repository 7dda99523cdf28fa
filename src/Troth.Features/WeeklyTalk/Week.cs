using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Disclosure;
using Troth.Features.Goals;
using Troth.Features.Kindness;
using Troth.Features.Openness;
using Troth.Features.Questions;
using Troth.Features.Setbacks;
using Troth.Features.Transparency;

namespace Troth.Features.WeeklyTalk;

/// <summary>
/// The week that was, as the agenda of a talk: first what went well, then what is to be talked about. It is made only from what both can see already,
/// so that it says the same to both, but for what one has said to have talked over; what somebody keeps for themselves, left out, opened or has not opened is no part of it (R15, R17).
/// </summary>
/// <param name="Noticed">What either noticed in the other.</param>
/// <param name="Well">What else went well.</param>
/// <param name="Talk">A handful of what there is to talk about.</param>
/// <param name="More">Whether there would be more: one talk need not hold it all.</param>
public sealed record Week(IReadOnlyList<KindAct> Noticed, IReadOnlyList<Topic> Well, IReadOnlyList<Topic> Talk, bool More)
{
    /// <summary>Days it looks back, today among them.</summary>
    public const int Days = 7;

    /// <summary>Most lines to talk about, and most of one sort.</summary>
    public const int Most = 7, MostOfASort = 2;

    /// <summary>Whether there is anything that went well to begin with.</summary>
    public bool WentWell => Noticed is not [] || Well is not [];

    /// <summary>The week up to a moment.</summary>
    /// <param name="now">Local time.</param>
    public static Week Of(Life life, DateTimeOffset now)
    {
        var sorts = ToTalkAbout(life, now).Select(sort => sort.ToList()).ToList();
        List<Topic> few = [.. sorts.SelectMany(sort => sort.Take(MostOfASort))];
        return new(
            life.Of<KindActs>().All.FindAll(a => a.Receiver.At > now.AddDays(-Days)),
            [.. WentWellIn(life, now)],
            [.. few.Take(Most)],
            sorts.Sum(sort => sort.Count) > Math.Min(few.Count, Most));
    }

    private static IEnumerable<Topic> WentWellIn(Life life, DateTimeOffset now)
    {
        var (today, since) = (DateOnly.FromDateTime(now.Date), now.AddDays(-Days));
        bool InWeek(DateOnly day) => day > today.AddDays(-Days) && day <= today;
        return
        [
            .. life.Of<SharedCommitments>().All.FindAll(c => c.Days.Values.Any(d => d.Outcome == Outcome.Kept && InWeek(d.Day))).Select(c => Promise("Kept", c)),
            .. life.Of<SharedGoals>().All.FindAll(g => g.Steps.Exists(s => s.Done?.At > since) || (g.Closed == Verdict.Reached && g.Reviews[^1].By.At > since))
                .Select(g => new Topic(g.Closed is null ? "Step" : "Reached", $"/goals/{g.Id}", g.Aim.Text)),
            .. life.Of<CheckInDays>().Days.Where(d => InWeek(d.Key) && d.Value.Open is not null).Take(1).Select(_ => new Topic("Opened", "/check-in")),
        ];
    }

    // Sort by sort, what presses most first: of each a few, so that one sort alone does not fill an evening.
    private static IEnumerable<IEnumerable<Topic>> ToTalkAbout(Life life, DateTimeOffset now)
    {
        var (today, since) = (DateOnly.FromDateTime(now.Date), now.AddDays(-Days));
        var (promises, questions) = (life.Of<SharedCommitments>(), life.Of<Exchanges>().All);
        return
        [
            life.Of<SharedSetbacks>().All.Where(s => !s.IsAway).OrderByDescending(s => s.Account!.On).Select(s => new Topic("Setback", $"/setbacks/{s.Id}", s.Title!)),
            // Also what is older and still not talked about: a talk that did not come about is not lost.
            promises.ToTalkAbout(today).Select(t => Promise("NotKept", t.Commitment, t.Occasion.Day)),
            promises.All.SelectMany(c => c.Days.Values.Where(d => d.Asks && d.Day >= today).Select(d => Promise("Asked", c, d.Day))),
            // Only what both have said to both: that one is ready, or has read, is for nobody's agenda.
            life.Of<Disclosures>().All.Where(t => t.Shared is { BothReady: true, Letters: [] }).Select(t => new Topic("Disclosure", $"/disclosure/{t.Id}")),
            life.Of<Candour>().Told.Where(t => t.By.At > since).Select(t => new Topic(Seat("Told", t.By.Mine), "/openness/told")).Distinct(),
            questions.Where(q => q.Open).Reverse().Select(q => new Topic(q.ReplyBy is null ? "Question" : "Later", $"/questions/{q.Id}", q.Title, q.ReplyBy)),
            questions.Where(q => q.Standing == Reply.Answered && q.Replies[^1].By.At > since).Reverse().Select(q => new Topic("Answer", $"/questions/{q.Id}", q.Title)),
            life.Of<SharedAgreements>().All.Where(a => a.Pending is not [] || a.ReviewDue(today)).Select(a => new Topic("Agreement", $"/agreements/{a.Id}", (a.Agreed ?? a.Latest).Terms.Title)),
            life.Of<TransparencyPlan>().Items.Where(i => i.Open is not null).Select(i => new Topic("Plan", $"/transparency/{i.Id}", i.Open!.Terms.What)),
            life.Of<SharedGoals>().All.Where(g => g.ReviewDue(today)).Select(g => new Topic("Goal", $"/goals/{g.Id}", g.Aim.Text)),
        ];
    }

    private static Topic Promise(string key, Commitment commitment, DateOnly? day = null) => new(Seat(key, commitment.Mine), $"/commitments/{commitment.Id}", commitment.Promise.Text, day);

    private static string Seat(string key, bool mine) => $"{key}.{(mine ? "mine" : "other")}";
}
