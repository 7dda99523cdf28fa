using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Commitments;

/// <summary>What the shared log says about promises.</summary>
public abstract record CommitmentEvent(Id16 Commitment) : LifeEvent
{
    /// <summary>A member makes a promise, and is the one who keeps it.</summary>
    public sealed record Made(Id16 Commitment, Promise Promise) : CommitmentEvent(Commitment);

    /// <summary>Either lets a promise end: it does not come round from a day on.</summary>
    public sealed record Ended(Id16 Commitment, DateOnly From) : CommitmentEvent(Commitment);

    /// <summary>Something about one of its days.</summary>
    public abstract record OfDay(Id16 Commitment, DateOnly Day) : CommitmentEvent(Commitment);

    /// <summary>Whoever made it says how it went; a later word replaces an earlier one.</summary>
    /// <param name="Words">A few words if the member likes; empty without.</param>
    public sealed record Told(Id16 Commitment, DateOnly Day, bool Kept, string Words = "") : OfDay(Commitment, Day);

    /// <summary>Whoever made it asks, before it is due, to move it to another day, or to leave it out.</summary>
    /// <param name="To">The other day, or null to leave it out.</param>
    public sealed record Asked(Id16 Commitment, DateOnly Day, DateOnly? To = null) : OfDay(Commitment, Day);

    /// <summary>The other says yes to exactly that.</summary>
    public sealed record Moved(Id16 Commitment, DateOnly Day, DateOnly? To = null) : OfDay(Commitment, Day);

    /// <summary>The other lets a day go, whatever became of it.</summary>
    public sealed record Excused(Id16 Commitment, DateOnly Day) : OfDay(Commitment, Day);

    /// <summary>The other says that it was noticed that it was kept.</summary>
    public sealed record Acknowledged(Id16 Commitment, DateOnly Day) : OfDay(Commitment, Day);

    /// <summary>One of both says, for that one alone, that they have talked about a day on which it was not kept.</summary>
    /// <param name="Words">What the member takes from it; may be empty.</param>
    public sealed record TalkedOver(Id16 Commitment, DateOnly Day, string Words = "") : OfDay(Commitment, Day);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("commitment.made.1", Reach.Both, CommitmentJson.Default.Made),
        new("commitment.ended.1", Reach.Both, CommitmentJson.Default.Ended),
        new("commitment.told.1", Reach.Both, CommitmentJson.Default.Told),
        new("commitment.asked.1", Reach.Both, CommitmentJson.Default.Asked),
        new("commitment.moved.1", Reach.Both, CommitmentJson.Default.Moved),
        new("commitment.excused.1", Reach.Both, CommitmentJson.Default.Excused),
        new("commitment.acknowledged.1", Reach.Both, CommitmentJson.Default.Acknowledged),
        new("commitment.talked-over.1", Reach.Both, CommitmentJson.Default.TalkedOver),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CommitmentEvent.Made))]
[JsonSerializable(typeof(CommitmentEvent.Ended))]
[JsonSerializable(typeof(CommitmentEvent.Told))]
[JsonSerializable(typeof(CommitmentEvent.Asked))]
[JsonSerializable(typeof(CommitmentEvent.Moved))]
[JsonSerializable(typeof(CommitmentEvent.Excused))]
[JsonSerializable(typeof(CommitmentEvent.Acknowledged))]
[JsonSerializable(typeof(CommitmentEvent.TalkedOver))]
[JsonSerializable(typeof(Promise))]
internal sealed partial class CommitmentJson : JsonSerializerContext;
