using Troth.Domain;

namespace Troth.Features.Setbacks;

/// <summary>What two people do when something went wrong again: name it, repair it, learn from it. Nothing goes back to zero.</summary>
public static class SetbacksFeature
{
    public static Feature<SharedSetbacks> Descriptor { get; } = new("setback", Place.Together, Reach.Both, "/setbacks", SharedSetbacks.None, SetbackEvent.Kinds, SharedSetbacks.Evolve);
}
