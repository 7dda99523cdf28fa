using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Features.Kindness;

/// <summary>What the shared log says about kind acts.</summary>
public abstract record KindnessEvent : LifeEvent
{
    /// <summary>A member noticed something kind that the other did. There is no word by which the one who did it could say so (R30).</summary>
    public sealed record Noticed(string Text) : KindnessEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } = [new("kindness.noticed.1", Reach.Both, KindnessJson.Default.Noticed)];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KindnessEvent.Noticed))]
internal sealed partial class KindnessJson : JsonSerializerContext;
