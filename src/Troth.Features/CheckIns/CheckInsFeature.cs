using Troth.Domain;

namespace Troth.Features.CheckIns;

/// <summary>The emotional check-in.</summary>
public static class CheckInsFeature
{
    public static Feature<CheckInDays> Descriptor { get; } = new("check-in", Place.Today, Reach.OnlyMe, "/check-in", CheckInDays.None, Kinds(Reach.Both), CheckInDays.Evolve);

    /// <summary>My own answers, over time.</summary>
    public static Feature<MyAnswers> Mine { get; } = new("check-in-trend", Place.Today, Reach.OnlyMe, "/check-in/trend", MyAnswers.None, Kinds(Reach.OnlyMe), MyAnswers.Evolve);

    private static IReadOnlyList<EventKind> Kinds(Reach reach) => [.. CheckInEvent.Kinds.Where(kind => kind.Reach == reach)];
}
