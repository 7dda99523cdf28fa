using Troth.Domain;

namespace Troth.Features.Openness;

/// <summary>A small note for each day, and telling at once what the other needs to know.</summary>
public static class OpennessFeature
{
    public static Feature<Candour> Descriptor { get; } = new("openness", Place.Me, Reach.OnlyMe, "/openness", Candour.None, OpennessEvent.Kinds, Candour.Evolve) { Elsewhere = [("/openness/told", Place.Together)] };
}
