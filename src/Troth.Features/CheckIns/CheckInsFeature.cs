using Troth.Domain;

namespace Troth.Features.CheckIns;

/// <summary>The emotional check-in.</summary>
public static class CheckInsFeature
{
    public static Feature<CheckInDays> Descriptor { get; } = new("check-in", Place.Today, Reach.OnlyMe, "/check-in", CheckInDays.None, CheckInEvent.Kinds, CheckInDays.Evolve);
}
