using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Questions;

/// <summary>What the logs say about questions. Until one is asked, the shared log knows nothing of it.</summary>
public abstract record QuestionEvent(Id16 Question) : LifeEvent
{
    /// <summary>I wrote a question for myself, or changed one that rests.</summary>
    public sealed record Written(Id16 Question, Asking Asking) : QuestionEvent(Question);

    /// <summary>I sent a question, so that it does not rest here any more.</summary>
    public sealed record Sent(Id16 Question) : QuestionEvent(Question);

    /// <summary>A member asks.</summary>
    /// <param name="Need">What is underneath, where the asker chose to show it; else empty.</param>
    /// <param name="Again">The earlier question this one comes back to, or null.</param>
    public sealed record Asked(Id16 Question, string Text, string Need = "", Id16? Again = null) : QuestionEvent(Question);

    /// <summary>A member takes an own question back before anything was said to it.</summary>
    public sealed record TakenBack(Id16 Question) : QuestionEvent(Question);

    /// <summary>The other member says something to a question. What was said before stays.</summary>
    public sealed record Answered(Id16 Question, Answer Answer) : QuestionEvent(Question);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("question.written.1", Reach.OnlyMe, QuestionJson.Default.Written),
        new("question.sent.1", Reach.OnlyMe, QuestionJson.Default.Sent),
        new("question.asked.1", Reach.Both, QuestionJson.Default.Asked),
        new("question.taken-back.1", Reach.Both, QuestionJson.Default.TakenBack),
        new("question.answered.1", Reach.Both, QuestionJson.Default.Answered),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(QuestionEvent.Written))]
[JsonSerializable(typeof(QuestionEvent.Sent))]
[JsonSerializable(typeof(QuestionEvent.Asked))]
[JsonSerializable(typeof(QuestionEvent.TakenBack))]
[JsonSerializable(typeof(QuestionEvent.Answered))]
internal sealed partial class QuestionJson : JsonSerializerContext;
