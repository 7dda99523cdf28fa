using Troth.Domain;
using Troth.Features.Catalog;

namespace Troth.Sample;

/// <summary>Two people with a device each, in one memory: the real fold and the real decisions, and seals that only look like seals. Nothing is sent or stored.</summary>
public class TwoPeople
{
    private readonly List<Written> shared = [];

    /// <summary>Two people who have not met.</summary>
    public TwoPeople(TimeProvider clock)
    {
        Time = clock;
        Ana = new(this, Author.Ana);
        Ben = new(this, Author.Ben);
    }

    /// <summary>One of the two.</summary>
    public Person Ana { get; }

    /// <summary>The other.</summary>
    public Person Ben { get; }

    /// <summary>The words both compare when they meet.</summary>
    public IReadOnlyList<string> Words { get; } = ["lamp", "river", "stone", "apple", "north", "paper"];

    /// <summary>Every fact that ever went to the shared log, as it went.</summary>
    public IReadOnlyList<Written> Shared => shared;

    internal TimeProvider Time { get; }

    /// <summary>The one whom this person has met.</summary>
    public Person OtherThan(Person person) => person == Ana ? Ben : Ana;

    internal async Task TellAsync(Person author, Written written)
    {
        shared.Add(written);
        Person[] members = [.. new[] { author, OtherThan(author) }.Where(p => p.Ceremony is Ceremony.Connected)];
        foreach (var person in members)
        {
            person.Hear(Reach.Both, written);
        }

        foreach (var person in members)
        {
            await Owed.SettleAsync(person);
        }
    }

    /// <summary>Puts a story into both lives at once, as if it had been lived.</summary>
    protected void Remember(IReadOnlyList<Told> story)
    {
        shared.AddRange(story.Where(told => told.Reach == Reach.Both).Select(told => told.Written));
        Ana.Remember(story);
        Ben.Remember(story);
    }
}
