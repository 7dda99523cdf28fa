using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Milestones;

/// <summary>What the shared log says about what got better, and about old things that are let go.</summary>
public abstract record MilestoneEvent : LifeEvent
{
    /// <summary>A member suggests a milestone.</summary>
    public sealed record Suggested(Id16 Milestone, string Text) : MilestoneEvent;

    /// <summary>The other member says so too (R30b).</summary>
    public sealed record Confirmed(Id16 Milestone) : MilestoneEvent;

    /// <summary>A member would let go of something that hurt that member. Nobody can ask for it.</summary>
    public sealed record LetGoOffered(Id16 Burden, string Text) : MilestoneEvent;

    /// <summary>The other member agrees: neither brings it up again.</summary>
    public sealed record LetGoAgreed(Id16 Burden) : MilestoneEvent;

    /// <summary>Whoever it hurt brings it back, at any time and without a reason.</summary>
    public sealed record BroughtBack(Id16 Burden) : MilestoneEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("milestone.suggested.1", Reach.Both, MilestoneJson.Default.Suggested),
        new("milestone.confirmed.1", Reach.Both, MilestoneJson.Default.Confirmed),
        new("milestone.let-go-offered.1", Reach.Both, MilestoneJson.Default.LetGoOffered),
        new("milestone.let-go-agreed.1", Reach.Both, MilestoneJson.Default.LetGoAgreed),
        new("milestone.brought-back.1", Reach.Both, MilestoneJson.Default.BroughtBack),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MilestoneEvent.Suggested))]
[JsonSerializable(typeof(MilestoneEvent.Confirmed))]
[JsonSerializable(typeof(MilestoneEvent.LetGoOffered))]
[JsonSerializable(typeof(MilestoneEvent.LetGoAgreed))]
[JsonSerializable(typeof(MilestoneEvent.BroughtBack))]
internal sealed partial class MilestoneJson : JsonSerializerContext;
