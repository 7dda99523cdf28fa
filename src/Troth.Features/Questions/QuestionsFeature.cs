using Troth.Domain;

namespace Troth.Features.Questions;

/// <summary>Questions that rest for a day before they are asked, and their answers.</summary>
public static class QuestionsFeature
{
    public static Feature<Exchanges> Descriptor { get; } = new("question", Place.Together, Reach.Both, "/questions", Exchanges.None, QuestionEvent.Kinds, Exchanges.Evolve);
}
