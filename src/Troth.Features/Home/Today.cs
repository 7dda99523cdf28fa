using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.Amends;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Disclosure;
using Troth.Features.Impact;
using Troth.Features.Meeting;
using Troth.Features.Notes;
using Troth.Features.Openness;
using Troth.Features.Questions;
using Troth.Features.Setbacks;
using Troth.Features.Transparency;

namespace Troth.Features.Home;

/// <summary>One thing that matters now.</summary>
/// <param name="Key">Names the sentence that says what and the sentence that says why.</param>
public sealed record TodayItem(string Key, string Route);

/// <summary>
/// Chooses what Today shows: at most three things, never a backlog, never what was missed, and of each sort one card however many there are.
/// The order: whether the connection is right (words to compare, the day of quiet); the day itself (the check-in); a setback that the other has
/// named; what was promised for today; what one of both wants to tell whole; what something did to one of both, and an apology; what one of both waits to hear about (a proposal); what nobody can rely on (another look is needed); what both
/// chose this day for (a review); what was told, asked and answered; news (a note); and last, beginning.
/// What was not answered for a week stays with the agreements and is not brought up here again: a question that returns every day would be pressure.
/// </summary>
public static class Today
{
    /// <summary>Most things shown at once.</summary>
    public const int Most = 3;

    /// <summary>Days for which a proposal is brought up.</summary>
    public const int FreshDays = 7;

    /// <summary>What matters now, most pressing first.</summary>
    /// <param name="now">Local time.</param>
    public static IReadOnlyList<TodayItem> Choose(Life life, Ceremony ceremony, DateTimeOffset now) =>
        [.. Meeting(ceremony, life.Of<Bond>(), now)
            .Concat(CheckIn(life, now))
            .Concat(Setbacks(life, now))
            .Concat(Promises(life, now))
            .Concat(Disclosures(life, now))
            .Concat(Impact(life, now))
            .Concat(Amends(life, now))
            .Concat(Agreements(life, now))
            .Concat(Told(life, now))
            .Concat(Questions(life, now))
            .Concat(Plan(life, now))
            .Concat(Notes(life, now))
            .Concat(Beginning(ceremony))
            .Take(Most)];

    private static IEnumerable<TodayItem> Meeting(Ceremony ceremony, Bond bond, DateTimeOffset now) => ceremony switch
    {
        Ceremony.Claimed or Ceremony.Waiting => [new("compare", "/meet")],
        Ceremony.Connected when bond.InCoolOff(now) => [new("quiet", "/meet")],
        _ => [],
    };

    // The same card whether something was written today, left out, or never written at all: whoever looks over a shoulder learns nothing.
    private static IEnumerable<TodayItem> CheckIn(Life life, DateTimeOffset now) =>
        [new(life.Of<CheckInDays>()[DateOnly.FromDateTime(now.Date)].Open is null ? "check-in" : "opened", "/check-in")];

    private static IEnumerable<TodayItem> Setbacks(Life life, DateTimeOffset now) =>
        life.Of<SharedSetbacks>().All.FindAll(s => !s.By.Mine && s.By.At > now.AddDays(-FreshDays) && !s.IsAway && s.Next == RepairStep.Ground) switch
        {
            [] => [],
            [var only] => [new("setback", $"/setbacks/{only.Id}")],
            _ => [new("setback", "/setbacks")],
        };

    // One card at most: what I promised for today, or else what the other asks about a day that is still to come. Days that are past are not brought up.
    private static IEnumerable<TodayItem> Promises(Life life, DateTimeOffset now)
    {
        var (promises, day) = (life.Of<SharedCommitments>(), DateOnly.FromDateTime(now.Date));
        var (key, which) = promises.Due(day) is [_, ..] due ? ("promise", due) : ("move", [.. promises.Asked(day).Select(a => a.Commitment).Distinct()]);
        return life.Of<Bond>().WhyNotShare(now) is not null ? [] : which switch
        {
            [] => [],
            [var only] => [new(key, $"/commitments/{only.Id}")],
            _ => [new(key, "/commitments")],
        };
    }

    // Only what waits for a step of mine, and only for a week from the other's last step; and a session that both agreed to, on its day.
    private static IEnumerable<TodayItem> Disclosures(Life life, DateTimeOffset now) => Card(
        "disclosure",
        [.. life.Of<Disclosures>().All.Where(t => t.WaitsForMe(now.AddDays(-FreshDays), now)).Select(t => $"/disclosure/{t.Id}")],
        "/disclosure");

    // What the other wrote is brought up for a week, unless I have said what I understood; an answer to mine is news for a day.
    private static IEnumerable<TodayItem> Impact(Life life, DateTimeOffset now)
    {
        var open = life.Of<SharedImpact>().All.FindAll(s => s.Settling == Settling.Open);
        return Card("impact", [.. open.Where(s => !s.By.Mine && s.Reflections.IsEmpty && s.By.At > now.AddDays(-FreshDays)).Select(s => $"/impact/{s.Id}")], "/impact")
            .Concat(Card("understood", [.. open.Where(s => s.By.Mine && s.Latest is { } latest && IsNew(latest.By, now)).Select(s => $"/impact/{s.Id}")], "/impact"));
    }

    // An apology is news for a day: nobody is reminded to answer it.
    private static IEnumerable<TodayItem> Amends(Life life, DateTimeOffset now)
    {
        var amends = life.Of<SharedAmends>();
        return Card("apology", [.. amends.Apologies.Where(a => !a.By.Mine && IsNew(a.By, now)).Select(a => $"/amends/apology/{a.Id}")], "/amends")
            .Concat(Card("amends", [.. amends.Offers.Where(a => a.WaitsForMe && a.Latest.By.At > now.AddDays(-FreshDays)).Select(a => $"/amends/{a.Id}")], "/amends"));
    }

    private static IEnumerable<TodayItem> Agreements(Life life, DateTimeOffset now)
    {
        if (life.Of<Bond>().WhyNotShare(now) is not null)
        {
            return [];
        }

        var (all, day) = (life.Of<SharedAgreements>().All, DateOnly.FromDateTime(now.Date));
        return Card("answer", all.FindAll(a => a.Wordings.Exists(w => w.WaitsForMe && IsFresh(w, now))))
            .Concat(Card("look", all.FindAll(a => a.Wordings.Exists(w => w.Fate == Fate.NeedsAnotherLook && IsFresh(w, now)))))
            .Concat(Card("review", all.FindAll(a => a.ReviewDue(day) && a.MineKeeps is null && a.OtherKeeps is null)));
    }

    private static bool IsFresh(Wording wording, DateTimeOffset now) => wording.By.At > now.AddDays(-FreshDays);

    private static IEnumerable<TodayItem> Card(string key, IReadOnlyList<Agreement> agreements) =>
        Card(key, [.. agreements.Select(a => $"/agreements/{a.Id}")], "/agreements");

    private static IEnumerable<TodayItem> Card(string key, IReadOnlyList<string> routes, string all) => routes switch
    {
        [] => [],
        [var only] => [new(key, only)],
        _ => [new(key, all)],
    };

    private static IEnumerable<TodayItem> Told(Life life, DateTimeOffset now)
    {
        var candour = life.Of<Candour>();
        var news = candour.Told.Select(t => t.By).Concat(candour.Days.Select(d => d.By)).Concat(candour.Paces.Select(p => p.By));
        return news.Any(by => !by.Mine && IsNew(by, now)) ? [new("told", "/openness/told")] : [];
    }

    // A question of the other is brought up for a week, and again for a week from the day I named myself.
    private static IEnumerable<TodayItem> Questions(Life life, DateTimeOffset now)
    {
        var (all, day) = (life.Of<Exchanges>().All, DateOnly.FromDateTime(now.Date));
        var asked = all.FindAll(e => e.WaitsForMe && (e.ReplyBy is { } by ? by <= day && by > day.AddDays(-FreshDays) : e.By.At > now.AddDays(-FreshDays)));
        var answered = all.FindAll(e => e.By.Mine && e.Replies is [.., var last] && IsNew(last.By, now));
        return Card("question", [.. asked.Select(e => $"/questions/{e.Id}")], "/questions").Concat(Card("reply", [.. answered.Select(e => $"/questions/{e.Id}")], "/questions"));
    }

    private static bool IsNew(Stamp by, DateTimeOffset now) => by.At > now.AddDays(-1);

    // Only what the other waits to hear about. That something ends soon is not brought up: ending unused is what the plan is for.
    private static IEnumerable<TodayItem> Plan(Life life, DateTimeOffset now) => life.Of<Bond>().WhyNotShare(now) is not null ? [] : Card(
        "plan", [.. life.Of<TransparencyPlan>().Items.FindAll(i => i.WaitsForMe && i.Open!.By.At > now.AddDays(-FreshDays)).Select(i => $"/transparency/{i.Id}")], "/transparency");

    private static IEnumerable<TodayItem> Notes(Life life, DateTimeOffset now) =>
        life.Of<SharedNotes>().Notes.Exists(n => !n.Stamp.Mine && IsNew(n.Stamp, now)) ? [new("note", "/notes")] : [];

    private static IEnumerable<TodayItem> Beginning(Ceremony ceremony) => ceremony is Ceremony.Alone or Ceremony.Invited ? [new("meet", "/meet")] : [];
}
