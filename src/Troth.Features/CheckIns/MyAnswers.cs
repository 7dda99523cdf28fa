using System.Collections.Immutable;
using Troth.Domain;

namespace Troth.Features.CheckIns;

/// <summary>My answers by day, for me alone. Apart from what the shared log says of a day (<see cref="CheckInDays"/>): most pages ask for that alone.</summary>
public sealed record MyAnswers(ImmutableSortedDictionary<DateOnly, Answers> Days)
{
    /// <summary>Nothing answered yet.</summary>
    public static MyAnswers None { get; } = new(ImmutableSortedDictionary<DateOnly, Answers>.Empty);

    /// <summary>What I answered on a day, or null.</summary>
    public Answers? this[DateOnly day] => Days.GetValueOrDefault(day);

    /// <summary>The answers after one more fact. A later draft of a day replaces it.</summary>
    public static MyAnswers Evolve(MyAnswers mine, Fact fact, LifeEvent happened) =>
        happened is CheckInEvent.Drafted drafted && drafted.Answers.WhyNot() is null ? new(mine.Days.SetItem(drafted.Day, drafted.Answers)) : mine;
}
