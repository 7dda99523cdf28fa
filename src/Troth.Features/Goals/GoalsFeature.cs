using Troth.Domain;

namespace Troth.Features.Goals;

/// <summary>Goals with a day and a way to tell, of one or of both.</summary>
public static class GoalsFeature
{
    public static Feature<SharedGoals> Descriptor { get; } = new("goal", Place.Together, Reach.Both, "/goals", SharedGoals.None, GoalEvent.Kinds, SharedGoals.Evolve);
}
