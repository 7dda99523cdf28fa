using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.CheckIns;

/// <summary>The five things a check-in asks about.</summary>
public enum Question
{
    Safe,
    Close,
    Heard,
    Cope,
    Hope,
}

/// <summary>The answers of one person for one day. Each is the place of a word, 1 to 5, or null where it was left open.</summary>
/// <param name="Line">One free line; may be empty.</param>
public sealed record Answers(int? Safe = null, int? Close = null, int? Heard = null, int? Cope = null, int? Hope = null, string Line = "")
{
    /// <summary>How many words each question offers.</summary>
    public const int Words = 5;

    /// <summary>Longest line, characters.</summary>
    public const int LongestLine = 280;

    /// <summary>Nothing answered.</summary>
    public static Answers None { get; } = new();

    /// <summary>The answer to a question.</summary>
    public int? this[Question question] => question switch
    {
        Question.Safe => Safe,
        Question.Close => Close,
        Question.Heard => Heard,
        Question.Cope => Cope,
        _ => Hope,
    };

    /// <summary>These answers with one of them changed.</summary>
    public Answers With(Question question, int? word) => question switch
    {
        Question.Safe => this with { Safe = word },
        Question.Close => this with { Close = word },
        Question.Heard => this with { Heard = word },
        Question.Cope => this with { Cope = word },
        _ => this with { Hope = word },
    };

    /// <summary>Why these answers cannot be kept, or null if they can.</summary>
    public string? WhyNot()
    {
        if (IsNoWord(Safe) || IsNoWord(Close) || IsNoWord(Heard) || IsNoWord(Cope) || IsNoWord(Hope))
        {
            return CheckInRefusals.NotAChoice;
        }

        return Line.Length > LongestLine ? CheckInRefusals.LineTooLong
            : (Safe ?? Close ?? Heard ?? Cope ?? Hope) is null && string.IsNullOrWhiteSpace(Line) ? CheckInRefusals.NothingSaid
            : null;
    }

    /// <summary>The words to seal.</summary>
    public string ToText() => JsonSerializer.Serialize(this, CheckInJson.Default.Answers);

    /// <summary>Reads opened words; null for what is no check-in.</summary>
    public static Answers? Read(string? text) =>
        KeptJson.Read(text, CheckInJson.Default.Answers) is { } answers && answers.WhyNot() is null ? answers : null;

    private static bool IsNoWord(int? word) => word is < 1 or > Words;
}
