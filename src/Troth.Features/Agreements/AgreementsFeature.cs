using Troth.Domain;

namespace Troth.Features.Agreements;

/// <summary>What two people agree on, in force only while both say yes.</summary>
public static class AgreementsFeature
{
    public static Feature<SharedAgreements> Descriptor { get; } = new("agreement", Place.Together, Reach.Both, "/agreements", SharedAgreements.None, AgreementEvent.Kinds, SharedAgreements.Evolve);
}
