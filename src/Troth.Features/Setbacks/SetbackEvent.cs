using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>What the shared log says about setbacks.</summary>
public abstract record SetbackEvent(Id16 Setback) : LifeEvent
{
    /// <summary>A member names a setback.</summary>
    public sealed record Named(Id16 Setback, Account Account) : SetbackEvent(Setback);

    /// <summary>A member writes under one of the five steps; the member's earlier words there stay readable.</summary>
    public sealed record StepWritten(Id16 Setback, RepairStep Step, string Words) : SetbackEvent(Setback);

    /// <summary>A member would put it away. It is put away once both would.</summary>
    public sealed record PutAway(Id16 Setback) : SetbackEvent(Setback);

    /// <summary>A member takes it up again.</summary>
    public sealed record TakenUp(Id16 Setback) : SetbackEvent(Setback);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("setback.named.1", Reach.Both, SetbackJson.Default.Named),
        new("setback.step-written.1", Reach.Both, SetbackJson.Default.StepWritten),
        new("setback.put-away.1", Reach.Both, SetbackJson.Default.PutAway),
        new("setback.taken-up.1", Reach.Both, SetbackJson.Default.TakenUp),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SetbackEvent.Named))]
[JsonSerializable(typeof(SetbackEvent.StepWritten))]
[JsonSerializable(typeof(SetbackEvent.PutAway))]
[JsonSerializable(typeof(SetbackEvent.TakenUp))]
[JsonSerializable(typeof(Account))]
internal sealed partial class SetbackJson : JsonSerializerContext;
