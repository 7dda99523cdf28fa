using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Protocol;

namespace Troth.Features.Amends;

/// <summary>What the shared log says about apologies, and about what is done to make amends.</summary>
public abstract record AmendEvent : LifeEvent
{
    /// <summary>A member apologises. Nothing here asks for an answer.</summary>
    public sealed record Apologised(Id16 Apology, IReadOnlyDictionary<Part, string> Parts) : AmendEvent;

    /// <summary>The other says something to an apology, or says something else to it; nothing is an answer too, and leaves nothing here.</summary>
    public sealed record ApologyAnswered(Id16 Apology, Reaction Reaction) : AmendEvent;

    /// <summary>A member offers to do something, or either puts other words in the place of an offer; it is also a yes to these words. Whoever offered first is the one who keeps it.</summary>
    /// <param name="Wording">New for every wording, so that a yes names exactly one.</param>
    /// <param name="Apology">The apology it belongs to, or null.</param>
    public sealed record Offered(Id16 Amend, Id16 Wording, Promise Promise, Id16? Apology = null) : AmendEvent;

    /// <summary>A member says yes to exactly these words.</summary>
    public sealed record Accepted(Id16 Amend, Id16 Wording) : AmendEvent;

    /// <summary>Either lets an offer rest.</summary>
    public sealed record Rested(Id16 Amend) : AmendEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("amends.apologised.1", Reach.Both, AmendJson.Default.Apologised),
        new("amends.apology-answered.1", Reach.Both, AmendJson.Default.ApologyAnswered),
        new("amends.offered.1", Reach.Both, AmendJson.Default.Offered),
        new("amends.accepted.1", Reach.Both, AmendJson.Default.Accepted),
        new("amends.rested.1", Reach.Both, AmendJson.Default.Rested),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AmendEvent.Apologised))]
[JsonSerializable(typeof(AmendEvent.ApologyAnswered))]
[JsonSerializable(typeof(AmendEvent.Offered))]
[JsonSerializable(typeof(AmendEvent.Accepted))]
[JsonSerializable(typeof(AmendEvent.Rested))]
internal sealed partial class AmendJson : JsonSerializerContext;
