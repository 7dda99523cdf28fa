namespace Troth.Features.Questions;

/// <summary>Soft limits: they are said, and stand in nobody's way.</summary>
public static class Pace
{
    private const int LateFrom = 21;
    private const int EarlyUntil = 6;

    /// <summary>Whether it is an hour at which hard words are better left for the day.</summary>
    public static bool IsLate(DateTimeOffset local) => local.Hour is >= LateFrom or < EarlyUntil;

    /// <summary>Whether an answer came to me within a day, so that no new question is needed now.</summary>
    public static bool IsSettling(Exchanges exchanges, DateTimeOffset now) =>
        exchanges.All.Exists(e => e.By.Mine && e.Replies.Exists(r => r.Answer.Reply == Reply.Answered && r.By.At > now.AddDays(-1)));
}
