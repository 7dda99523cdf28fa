using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Questions;

/// <summary>
/// The questions of two people, oldest first, and beside them the ones I hold for myself. The two lists are folded from different spaces and never look at
/// each other, so that how the spaces interleave makes no difference. Of the shared ones the fold compares authors, ids, places and the times they bear.
/// </summary>
/// <param name="Written">What I wrote, sent or not; only ever from my own space.</param>
public sealed partial record Exchanges(ImmutableList<Exchange> All, ImmutableList<Held> Written)
{
    /// <summary>Most questions one person asks in a week (R5).</summary>
    public const int MostAWeek = 10;

    /// <summary>How long a question rests before it can be sent (R5).</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromHours(24);

    /// <summary>The days that <see cref="MostAWeek"/> counts.</summary>
    public static TimeSpan Week { get; } = TimeSpan.FromDays(7);

    /// <summary>No questions yet.</summary>
    public static Exchanges None { get; } = new(ImmutableList<Exchange>.Empty, ImmutableList<Held>.Empty);

    /// <summary>A question that was asked, or null.</summary>
    public Exchange? this[Id16? id] => All.Find(e => e.Id == id);

    /// <summary>The questions only I know of.</summary>
    public IReadOnlyList<Held> Held => [.. Written.Where(h => this[h.Id] is null)];

    /// <summary>The questions after one more fact.</summary>
    public static Exchanges Evolve(Exchanges exchanges, Fact fact, LifeEvent happened) => happened switch
    {
        QuestionEvent.Written written when written.Asking.WhyNot() is null => exchanges.Hold(fact, written),
        QuestionEvent.Sent sent => exchanges.Change(sent.Question, held => held with { Sent = true, Entries = held.Entries.Add(fact.Entry) }),
        QuestionEvent.Asked asked when Asking.WhyNot(asked.Text, asked.Need) is null => exchanges.Ask(fact.Stamp, asked),
        QuestionEvent.TakenBack back => exchanges.Change(back.Question, e => e.Replies.IsEmpty && e.By.Author == fact.Stamp.Author ? e with { TakenBack = true } : e),
        QuestionEvent.Answered answered when answered.Answer.WhyNot() is null => exchanges.Change(answered.Question, e => Hear(e, new(fact.Stamp, answered.Answer))),
        _ => exchanges,
    };

    // Changing words while they rest is what the rest is for. Words changed after it rest anew: a day lies before whatever is sent.
    private Exchanges Hold(Fact fact, QuestionEvent.Written written)
    {
        if (Written.Find(h => h.Id == written.Question) is not { } held)
        {
            return this with { Written = Written.Add(new(written.Question, fact.Stamp.At, written.Asking, false, [fact.Entry])) };
        }

        var since = held.Sent || held.HasRested(fact.Stamp.At) ? fact.Stamp.At : held.Since;
        return Change(written.Question, _ => new Held(held.Id, since, written.Asking, false, held.Entries.Add(fact.Entry)));
    }

    // The first question with an id is the question. More than ten in a week are nobody's questions, by the times they bear themselves.
    private Exchanges Ask(Stamp by, QuestionEvent.Asked asked) => this[asked.Question] is not null || AskedBy(by.Author, by.At) >= MostAWeek
        ? this
        : this with { All = All.Add(new(asked.Question, by, asked.Text, asked.Need, asked.Again, [], false)) };

    // Nobody answers themselves, and nothing that was said is replaced. An answer that crosses with a taking back stands too: they are another's words (R41).
    private static Exchange Hear(Exchange exchange, Said said) =>
        said.By.Author != exchange.By.Author && exchange.Takes(said.Answer.Reply) && !said.Answer.IsTooLateBy(said.By.At)
            ? exchange with { Replies = exchange.Replies.Add(said) }
            : exchange;

    private int AskedBy(Id16 author, DateTimeOffset at) => All.Count(e => e.By.Author == author && e.By.At <= at && at - e.By.At < Week);

    private Exchanges Change(Id16 id, Func<Exchange, Exchange> change) => this[id] is { } found ? this with { All = All.Replace(found, change(found)) } : this;

    private Exchanges Change(Id16 id, Func<Held, Held> change) => Written.Find(h => h.Id == id) is { } found ? this with { Written = Written.Replace(found, change(found)) } : this;
}
