using Troth.Domain;

namespace Troth.Features.Transparency;

/// <summary>What one tells the other for a while, and how it becomes less.</summary>
public static class TransparencyFeature
{
    public static Feature<TransparencyPlan> Descriptor { get; } = new("transparency", Place.Together, Reach.Both, "/transparency", TransparencyPlan.None, TransparencyEvent.Kinds, TransparencyPlan.Evolve);
}
