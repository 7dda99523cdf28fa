using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Questions;

/// <summary>Something said to a question, and by whom.</summary>
public sealed record Said(Stamp By, Answer Answer);

/// <summary>One question that was asked, with all that was said to it, oldest first. Whoever asks is the asker of this one question and of nothing else (R51).</summary>
/// <param name="Again">The earlier question it comes back to, or null.</param>
public sealed record Exchange(Id16 Id, Stamp By, string Text, string Need, Id16? Again, ImmutableList<Said> Replies, bool TakenBack)
{
    private const int LongestTitle = 80;

    /// <summary>What holds now: an answer once there is one, else what was said last; null before.</summary>
    public Reply? Standing => Replies is [.., var last] ? Replies.Exists(r => r.Answer.Reply == Reply.Answered) ? Reply.Answered : last.Answer.Reply : null;

    /// <summary>Whether something is still to come.</summary>
    public bool Open => !TakenBack && (Standing is null or Reply.NotYet);

    /// <summary>Whether it waits for me.</summary>
    public bool WaitsForMe => Open && !By.Mine;

    /// <summary>Whether it waits for the other.</summary>
    public bool WaitsForOther => Open && By.Mine;

    /// <summary>The day by which an answer was promised, while it is to come.</summary>
    public DateOnly? ReplyBy => Standing == Reply.NotYet ? Replies[^1].Answer.ReplyBy : null;

    /// <summary>Whether the asker may still take it back.</summary>
    public bool CanTakeBack => WaitsForOther && Replies.IsEmpty;

    /// <summary>The question, shortened where it is long.</summary>
    public string Title => Text.Length <= LongestTitle ? Text : string.Concat(Text.AsSpan(0, Text.LastIndexOf(' ', LongestTitle) is > 0 and var space ? space : LongestTitle), "…");

    /// <summary>Whether this can still be said: anything while it is open, putting off at most twice; afterwards an answer may be added to, never replaced.</summary>
    public bool Takes(Reply reply) =>
        Standing is null or Reply.NotYet ? reply != Reply.NotYet || Replies.Count < Answer.MostTimes : reply == Reply.Answered;
}

/// <summary>A question that only its author knows of.</summary>
/// <param name="Since">Since when it rests.</param>
/// <param name="Sent">Whether it was sent; it then rests only once it is kept anew.</param>
/// <param name="Entries">The entries to erase so that nothing of it is left.</param>
public sealed record Held(Id16 Id, DateTimeOffset Since, Asking Asking, bool Sent, ImmutableList<Id16> Entries)
{
    /// <summary>From when it may be sent.</summary>
    public DateTimeOffset RestedAt => Since + Exchanges.Rest;

    /// <summary>Whether it may be sent now.</summary>
    public bool HasRested(DateTimeOffset now) => !Sent && now - Since >= Exchanges.Rest;
}
