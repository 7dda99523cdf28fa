using Troth.Domain;

namespace Troth.Features.WeeklyTalk;

/// <summary>The talk of two people about the week that was.</summary>
public static class WeeklyTalkFeature
{
    public static Feature<WeeklyTalks> Descriptor { get; } = new("weekly-talk", Place.Together, Reach.Both, "/weekly-talk", WeeklyTalks.None, WeeklyTalkEvent.Kinds, WeeklyTalks.Evolve);
}
