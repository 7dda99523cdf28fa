using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Expectations;

/// <summary>What the shared log says about what the two expect of each other.</summary>
public abstract record ExpectationEvent(Id16 Expectation) : LifeEvent
{
    /// <summary>A member says what they expect of the other.</summary>
    public sealed record Said(Id16 Expectation, string Words) : ExpectationEvent(Expectation);

    /// <summary>The other says something to it; a later word replaces an earlier one.</summary>
    public sealed record Answered(Id16 Expectation, Response Reply) : ExpectationEvent(Expectation);

    /// <summary>Whoever said it takes it back.</summary>
    public sealed record TakenBack(Id16 Expectation) : ExpectationEvent(Expectation);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("expectation.said.1", Reach.Both, ExpectationJson.Default.Said),
        new("expectation.answered.1", Reach.Both, ExpectationJson.Default.Answered),
        new("expectation.taken-back.1", Reach.Both, ExpectationJson.Default.TakenBack),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExpectationEvent.Said))]
[JsonSerializable(typeof(ExpectationEvent.Answered))]
[JsonSerializable(typeof(ExpectationEvent.TakenBack))]
internal sealed partial class ExpectationJson : JsonSerializerContext;
