using Troth.Domain;
using Troth.Features.Disclosure;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Questions;

/// <content>What a person may do. Writing needs nobody; sending and answering wait for the day of quiet (R44).</content>
public sealed partial record Exchanges
{
    /// <summary>Keeps a question for me alone; it rests from now on.</summary>
    /// <param name="id">A new id, or the question that is changed.</param>
    public Decision<QuestionEvent> Keep(Id16 id, Asking asking)
    {
        var trimmed = asking.Trimmed();
        return trimmed.WhyNot() is { } why ? why
            : this[id] is not null ? QuestionRefusals.AlreadyAsked
            : Written.Find(h => h.Id == id) is { Sent: false } held && held.Asking == trimmed ? Array.Empty<QuestionEvent>()
            : new QuestionEvent[] { new QuestionEvent.Written(id, trimmed) };
    }

    /// <summary>The entries to erase so that nothing is left of a question that I hold.</summary>
    public IReadOnlyList<Id16> LetGo(Id16 id) => Held.FirstOrDefault(h => h.Id == id)?.Entries ?? [];

    /// <summary>How many questions I may still send now.</summary>
    public int Left(DateTimeOffset now) => Math.Max(0, MostAWeek - All.Count(e => e.By.Mine && e.By.At > now - Week));

    /// <summary>From when I may send one more, where there are enough for now; null where there are not.</summary>
    public DateTimeOffset? MoreFrom(DateTimeOffset now) => Left(now) > 0 ? null : All.FindAll(e => e.By.Mine)[^MostAWeek].By.At + Week;

    /// <summary>Sends questions that have rested. It is always an act of the person who is there: nothing is sent by itself.</summary>
    /// <param name="accounts">What is known of accounts; while one of the other is on its way, questions wait for it (R3).</param>
    public Decision<QuestionEvent> Send(IReadOnlyList<Id16> ids, Bond bond, DateTimeOffset now, Disclosures? accounts = null)
    {
        Held[] chosen = [.. Held.Where(h => ids.Contains(h.Id))];
        return bond.WhyNotShare(now) is { } why ? why
            : accounts?.Awaited is not null ? QuestionRefusals.WaitsForAccount
            : chosen is [] ? QuestionRefusals.NoneChosen
            : chosen.Any(h => !h.HasRested(now)) ? QuestionRefusals.StillResting
            : chosen.Length > Left(now) ? QuestionRefusals.EnoughThisWeek
            : chosen.SelectMany(Sending).ToArray();
    }

    /// <summary>Takes a question back to which nothing was said yet.</summary>
    public Decision<QuestionEvent> TakeBack(Id16 id) => this[id] is { CanTakeBack: true } ? new QuestionEvent[] { new QuestionEvent.TakenBack(id) } : QuestionRefusals.NotOpen;

    /// <summary>Says something to a question of the other, or adds to what I said.</summary>
    public Decision<QuestionEvent> Say(Id16 id, Answer answer, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var trimmed = answer with { Words = answer.Words.Trim() };
        if ((bond.WhyNotShare(now) ?? trimmed.WhyNot() ?? trimmed.WhyNotOn(today)) is { } why)
        {
            return why;
        }

        return this[id] is not { By.Mine: false, TakenBack: false } asked ? QuestionRefusals.NotOpen
            : asked.Takes(answer.Reply) ? new QuestionEvent[] { new QuestionEvent.Answered(id, trimmed) }
            : answer.Reply == Reply.NotYet && asked.Open ? QuestionRefusals.PutOffTwice
            : QuestionRefusals.AlreadyAnswered;
    }

    /// <summary>The latest question of mine that asks for much the same, or null. A repeat is linked to it and never held back (R5).</summary>
    public Exchange? EarlierLike(string text) => All.FindLast(e => e is { By.Mine: true, TakenBack: false } && Likeness.Of(e.Text, text));

    /// <summary>What I need underneath a question of mine, for me alone; empty where nothing was written.</summary>
    public string NeedOf(Id16 id) => Written.Find(h => h.Id == id)?.Asking.Need ?? "";

    // The need stays where it was written, unless its author chose to show it.
    private QuestionEvent[] Sending(Held held) =>
    [
        new QuestionEvent.Asked(held.Id, held.Asking.Text, held.Asking.ShowNeed ? held.Asking.Need : "", held.Asking.Apart ? null : EarlierLike(held.Asking.Text)?.Id),
        new QuestionEvent.Sent(held.Id),
    ];
}

/// <summary>Why a question or an answer is not taken.</summary>
public static class QuestionRefusals
{
    public const string NothingAsked = "question.nothing-asked";
    public const string NothingAnswered = "question.nothing-answered";
    public const string TooLong = "question.too-long";
    public const string NotAChoice = "question.not-a-choice";
    public const string DayOutOfReach = "question.day-out-of-reach";
    public const string AlreadyAsked = "question.already-asked";
    public const string NoneChosen = "question.none-chosen";
    public const string StillResting = "question.still-resting";
    public const string WaitsForAccount = "question.waits-for-account";
    public const string EnoughThisWeek = "question.enough-this-week";
    public const string NotOpen = "question.not-open";
    public const string PutOffTwice = "question.put-off-twice";
    public const string AlreadyAnswered = "question.already-answered";
}
