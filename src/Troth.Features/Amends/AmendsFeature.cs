using Troth.Domain;

namespace Troth.Features.Amends;

/// <summary>Apologies, and what is done to make amends.</summary>
public static class AmendsFeature
{
    public static Feature<SharedAmends> Descriptor { get; } = new("amends", Place.Together, Reach.Both, "/amends", SharedAmends.None, AmendEvent.Kinds, SharedAmends.Evolve);
}
