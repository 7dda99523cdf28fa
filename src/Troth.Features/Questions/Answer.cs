using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.Questions;

/// <summary>What may be said to a question; each is a good answer.</summary>
public enum Reply
{
    Answered,
    NotYet,
    NotKnown,
    Declined,
}

/// <summary>Something said to a question.</summary>
/// <param name="Words">The answer, or a word about why not; only an answer needs words.</param>
/// <param name="ReplyBy">With <see cref="Reply.NotYet"/> the day by which there will be an answer.</param>
public sealed record Answer(Reply Reply, string Words = "", DateOnly? ReplyBy = null)
{
    /// <summary>Longest words, characters.</summary>
    public const int Longest = 4_000;

    /// <summary>Most days until an answer that was put off.</summary>
    public const int MostDays = 7;

    /// <summary>How often an answer may be put off: once, and once more.</summary>
    public const int MostTimes = 2;

    /// <summary>What a new form starts with.</summary>
    public static Answer Blank { get; } = new(Reply.Answered);

    /// <summary>Why this can never be said, or null.</summary>
    public string? WhyNot() =>
        !Enum.IsDefined(Reply) ? QuestionRefusals.NotAChoice
        : Reply == Reply.Answered && string.IsNullOrWhiteSpace(Words) ? QuestionRefusals.NothingAnswered
        : Words.Length > Longest ? QuestionRefusals.TooLong
        : (Reply == Reply.NotYet) != (ReplyBy is not null) ? QuestionRefusals.DayOutOfReach
        : null;

    /// <summary>Why this cannot be said on that day, or null.</summary>
    public string? WhyNotOn(DateOnly today) => ReplyBy <= today || ReplyBy > today.AddDays(MostDays) ? QuestionRefusals.DayOutOfReach : null;

    /// <summary>Whether the time it bears leaves no doubt that its day is too far off. Which day it was where its author stood is not in the log, so one day more is let pass.</summary>
    public bool IsTooLateBy(DateTimeOffset said) => ReplyBy?.DayNumber > DateOnly.FromDateTime(said.UtcDateTime).DayNumber + MostDays + 1;

    /// <summary>The words to keep on the device while they are typed.</summary>
    public string ToText() => JsonSerializer.Serialize(this, QuestionJson.Default.Answer);

    /// <summary>Reads kept words; a blank answer for what is none.</summary>
    public static Answer Read(string text) =>
        KeptJson.Read(text, QuestionJson.Default.Answer) ?? Blank;
}
