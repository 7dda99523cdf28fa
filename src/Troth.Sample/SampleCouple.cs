namespace Troth.Sample;

/// <summary>The two invented people of the example, after twelve weeks. What they write now stands in this memory, and in the other's life, and nowhere else.</summary>
public sealed class SampleCouple : TwoPeople
{
    /// <summary>Tells the twelve weeks up to now.</summary>
    public SampleCouple(TimeProvider clock)
        : base(clock)
    {
        Remember(SampleStory.TwelveWeeks(clock.GetLocalNow()));
        foreach (var person in new[] { Ana, Ben })
        {
            (person.Example, person.Refuses) = (true, "port.example");
        }
    }
}
