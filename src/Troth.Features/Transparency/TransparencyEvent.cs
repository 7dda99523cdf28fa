using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>What the shared log says about the plan. Nothing here holds what was told: only that it will be, and how often.</summary>
public abstract record TransparencyEvent(Id16 Item) : LifeEvent
{
    /// <summary>A member offers or asks for something, and says yes to it by that. It takes the place of what waited before.</summary>
    public sealed record Suggested(Id16 Item, PlanTerms Terms) : TransparencyEvent(Item);

    /// <summary>A member says yes to exactly these words.</summary>
    /// <param name="Wording">Their content hash.</param>
    public sealed record Accepted(Id16 Item, string Wording) : TransparencyEvent(Item);

    /// <summary>A member lets a suggestion rest, its own or the other's.</summary>
    public sealed record Rested(Id16 Item, string Wording) : TransparencyEvent(Item);

    /// <summary>The one who is transparent says a fresh yes to the same words until a later day.</summary>
    public sealed record Renewed(Id16 Item, string Wording, DateOnly EndsOn) : TransparencyEvent(Item);

    /// <summary>A member pauses it: not in force from here on.</summary>
    public sealed record Paused(Id16 Item) : TransparencyEvent(Item);

    /// <summary>A member ends an own pause.</summary>
    public sealed record Resumed(Id16 Item) : TransparencyEvent(Item);

    /// <summary>A member takes every yes to this item back. It names no wording, so that it ends whatever is in force at its place in the log (R12).</summary>
    public sealed record ConsentWithdrawn(Id16 Item) : TransparencyEvent(Item);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("transparency.suggested.1", Reach.Both, TransparencyJson.Default.Suggested),
        new("transparency.accepted.1", Reach.Both, TransparencyJson.Default.Accepted),
        new("transparency.rested.1", Reach.Both, TransparencyJson.Default.Rested),
        new("transparency.renewed.1", Reach.Both, TransparencyJson.Default.Renewed),
        new("transparency.paused.1", Reach.Both, TransparencyJson.Default.Paused),
        new("transparency.resumed.1", Reach.Both, TransparencyJson.Default.Resumed),
        new("transparency.consent-withdrawn.1", Reach.Both, TransparencyJson.Default.ConsentWithdrawn),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TransparencyEvent.Suggested))]
[JsonSerializable(typeof(TransparencyEvent.Accepted))]
[JsonSerializable(typeof(TransparencyEvent.Rested))]
[JsonSerializable(typeof(TransparencyEvent.Renewed))]
[JsonSerializable(typeof(TransparencyEvent.Paused))]
[JsonSerializable(typeof(TransparencyEvent.Resumed))]
[JsonSerializable(typeof(TransparencyEvent.ConsentWithdrawn))]
internal sealed partial class TransparencyJson : JsonSerializerContext;
