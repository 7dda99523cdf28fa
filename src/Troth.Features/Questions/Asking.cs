using System.Text.Json;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Questions;

/// <summary>A question as its author writes it.</summary>
/// <param name="Need">What is underneath, for its author alone; may be empty.</param>
/// <param name="ShowNeed">Whether the need goes along when the question is sent.</param>
/// <param name="Apart">Whether it stays unlinked although an earlier question is alike.</param>
public sealed record Asking(string Text, string Need = "", bool ShowNeed = false, bool Apart = false)
{
    /// <summary>Longest question, characters.</summary>
    public const int LongestText = 600;

    /// <summary>Longest need, characters.</summary>
    public const int LongestNeed = 300;

    /// <summary>Nothing written.</summary>
    public static Asking Blank { get; } = new("");

    /// <summary>Why this is no question, or null.</summary>
    public string? WhyNot() => WhyNot(Text, Need);

    /// <summary>Why these words are no question, or null.</summary>
    public static string? WhyNot(string text, string need) =>
        string.IsNullOrWhiteSpace(text) ? QuestionRefusals.NothingAsked
        : text.Length > LongestText || need.Length > LongestNeed ? QuestionRefusals.TooLong
        : null;

    /// <summary>The same without blanks around what was typed.</summary>
    public Asking Trimmed() => this with { Text = Text.Trim(), Need = Need.Trim() };

    /// <summary>The words to keep on the device while a question is typed.</summary>
    /// <param name="question">The question that is changed, or null for a new one.</param>
    public string ToText(Id16? question) => JsonSerializer.Serialize(new QuestionEvent.Written(question ?? default, this), QuestionJson.Default.Written);

    /// <summary>Reads kept words; a blank question for what is none.</summary>
    public static (Id16? Question, Asking Asking) Read(string text) =>
        KeptJson.Read(text, QuestionJson.Default.Written) is var (question, asking) ? (question == default ? null : question, asking) : (null, Blank);
}
