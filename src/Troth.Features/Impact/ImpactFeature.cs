using Troth.Domain;

namespace Troth.Features.Impact;

/// <summary>What something did to one of the two, and hearing it.</summary>
public static class ImpactFeature
{
    public static Feature<SharedImpact> Descriptor { get; } = new("impact", Place.Together, Reach.Both, "/impact", SharedImpact.None, ImpactEvent.Kinds, SharedImpact.Evolve);
}
