using Troth.Domain;

namespace Troth.Features.Kindness;

/// <summary>Small acts of kindness, told by the one who received them.</summary>
public static class KindnessFeature
{
    public static Feature<KindActs> Descriptor { get; } = new("kindness", Place.Together, Reach.Both, "/noticed", KindActs.None, KindnessEvent.Kinds, KindActs.Evolve);
}
