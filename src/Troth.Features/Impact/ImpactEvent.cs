using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Impact;

/// <summary>What the shared log says about what something did to one of the two. That nothing was answered leaves nothing here.</summary>
public abstract record ImpactEvent(Id16 Statement) : LifeEvent
{
    /// <summary>A member tells what something did to them.</summary>
    public sealed record Told(Id16 Statement, string Words) : ImpactEvent(Statement);

    /// <summary>The other says in own words what was heard. It can be tried as often as anybody likes.</summary>
    /// <param name="Passages">The sentences, in order, so that each can be marked on every device alike.</param>
    public sealed record Reflected(Id16 Statement, Id16 Reflection, IReadOnlyList<string> Passages) : ImpactEvent(Statement);

    /// <summary>Whoever told marks what was understood and what is not quite it; a later mark of a passage replaces an earlier one.</summary>
    public sealed record Marked(Id16 Statement, Id16 Reflection, IReadOnlyList<Mark> Marks) : ImpactEvent(Statement);

    /// <summary>Whoever told says that they feel heard, lets it rest, or takes it up again.</summary>
    public sealed record Settled(Id16 Statement, Settling How) : ImpactEvent(Statement);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("impact.told.1", Reach.Both, ImpactJson.Default.Told),
        new("impact.reflected.1", Reach.Both, ImpactJson.Default.Reflected),
        new("impact.marked.1", Reach.Both, ImpactJson.Default.Marked),
        new("impact.settled.1", Reach.Both, ImpactJson.Default.Settled),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ImpactEvent.Told))]
[JsonSerializable(typeof(ImpactEvent.Reflected))]
[JsonSerializable(typeof(ImpactEvent.Marked))]
[JsonSerializable(typeof(ImpactEvent.Settled))]
internal sealed partial class ImpactJson : JsonSerializerContext;
