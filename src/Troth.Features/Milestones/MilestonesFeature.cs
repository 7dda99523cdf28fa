using Troth.Domain;

namespace Troth.Features.Milestones;

/// <summary>What got better, said by both; and old things that are let go.</summary>
public static class MilestonesFeature
{
    public static Feature<Wall> Descriptor { get; } = new("milestone", Place.Together, Reach.Both, "/milestones", Wall.Empty, MilestoneEvent.Kinds, Wall.Evolve);
}
