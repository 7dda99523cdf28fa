using Troth.Domain;

namespace Troth.Features.Commitments;

/// <summary>Small promises, made by the one who keeps them.</summary>
public static class CommitmentsFeature
{
    public static Feature<SharedCommitments> Descriptor { get; } = new("commitment", Place.Together, Reach.Both, "/commitments", SharedCommitments.None, CommitmentEvent.Kinds, SharedCommitments.Evolve);
}
