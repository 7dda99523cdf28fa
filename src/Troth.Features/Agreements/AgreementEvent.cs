using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>What the shared log says about agreements. A proposal that was not sent leaves nothing here.</summary>
public abstract record AgreementEvent(Id16 Agreement) : LifeEvent
{
    /// <summary>A member proposes a wording, and says yes to it by that.</summary>
    /// <param name="BasedOn">The content hash of the wording that was in force when this was written, or null.</param>
    /// <param name="Answers">The content hash of the proposal that this one replaces, or null.</param>
    public sealed record Proposed(Id16 Agreement, Terms Terms, string? BasedOn = null, string? Answers = null) : AgreementEvent(Agreement);

    /// <summary>A member says yes to exactly these words.</summary>
    /// <param name="Wording">Their content hash.</param>
    public sealed record Accepted(Id16 Agreement, string Wording) : AgreementEvent(Agreement);

    /// <summary>A member takes a proposal of its own back.</summary>
    public sealed record ProposalWithdrawn(Id16 Agreement, string Wording) : AgreementEvent(Agreement);

    /// <summary>A member lets a proposal rest.</summary>
    public sealed record Rested(Id16 Agreement, string Wording) : AgreementEvent(Agreement);

    /// <summary>A member takes every yes to this agreement back. It names no wording, so that it ends whatever is in force at its place in the log (R12).</summary>
    /// <param name="Words">A few words if the member likes; empty without.</param>
    public sealed record ConsentWithdrawn(Id16 Agreement, string Words) : AgreementEvent(Agreement);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("agreement.proposed.1", Reach.Both, AgreementJson.Default.Proposed),
        new("agreement.accepted.1", Reach.Both, AgreementJson.Default.Accepted),
        new("agreement.proposal-withdrawn.1", Reach.Both, AgreementJson.Default.ProposalWithdrawn),
        new("agreement.rested.1", Reach.Both, AgreementJson.Default.Rested),
        new("agreement.consent-withdrawn.1", Reach.Both, AgreementJson.Default.ConsentWithdrawn),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AgreementEvent.Proposed))]
[JsonSerializable(typeof(AgreementEvent.Accepted))]
[JsonSerializable(typeof(AgreementEvent.ProposalWithdrawn))]
[JsonSerializable(typeof(AgreementEvent.Rested))]
[JsonSerializable(typeof(AgreementEvent.ConsentWithdrawn))]
[JsonSerializable(typeof(Proposal))]
internal sealed partial class AgreementJson : JsonSerializerContext;
