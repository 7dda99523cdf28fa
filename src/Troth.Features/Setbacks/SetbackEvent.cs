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

    /// <summary>A member takes back the own words under a step, or an own setback with all own words in it. The words themselves are erased beside it; this stays (R41).</summary>
    public sealed record TakenBack(Id16 Setback, RepairStep? Step = null) : SetbackEvent(Setback);

    /// <summary>A member would put it away. It is put away once both would.</summary>
    public sealed record PutAway(Id16 Setback) : SetbackEvent(Setback);

    /// <summary>A member takes it up again, or, before both had put it away, takes the own wish back.</summary>
    public sealed record TakenUp(Id16 Setback) : SetbackEvent(Setback);

    /// <summary>The member who did not name it sees it differently, or does so no longer. How, that member writes under a step, or not at all.</summary>
    public sealed record SeenDifferently(Id16 Setback, bool Differently) : SetbackEvent(Setback);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("setback.named.1", Reach.Both, SetbackJson.Default.Named),
        new("setback.step-written.1", Reach.Both, SetbackJson.Default.StepWritten),
        new("setback.taken-back.1", Reach.Both, SetbackJson.Default.TakenBack),
        new("setback.put-away.1", Reach.Both, SetbackJson.Default.PutAway),
        new("setback.taken-up.1", Reach.Both, SetbackJson.Default.TakenUp),
        new("setback.seen-differently.1", Reach.Both, SetbackJson.Default.SeenDifferently),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SetbackEvent.Named))]
[JsonSerializable(typeof(SetbackEvent.StepWritten))]
[JsonSerializable(typeof(SetbackEvent.TakenBack))]
[JsonSerializable(typeof(SetbackEvent.PutAway))]
[JsonSerializable(typeof(SetbackEvent.TakenUp))]
[JsonSerializable(typeof(SetbackEvent.SeenDifferently))]
[JsonSerializable(typeof(Account))]
internal sealed partial class SetbackJson : JsonSerializerContext;
