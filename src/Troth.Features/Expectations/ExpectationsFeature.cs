using Troth.Domain;

namespace Troth.Features.Expectations;

/// <summary>What each of the two expects of the other.</summary>
public static class ExpectationsFeature
{
    public static Feature<SharedExpectations> Descriptor { get; } = new("expectation", Place.Together, Reach.Both, "/expectations", SharedExpectations.None, ExpectationEvent.Kinds, SharedExpectations.Evolve);
}
