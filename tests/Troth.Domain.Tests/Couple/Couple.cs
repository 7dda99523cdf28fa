using Microsoft.Extensions.Time.Testing;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Protocol;

namespace Troth.Tests;

/// <summary>Two people with a device each, in one memory: the real fold and the real decisions, and seals that only look like seals.</summary>
internal sealed class Couple
{
    public static readonly DateTimeOffset Morning = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public Couple()
    {
        Ana = new(this, "Ana", new Id16(0xA));
        Ben = new(this, "Ben", new Id16(0xB));
    }

    public FakeTimeProvider Clock { get; } = new(Morning);

    public Person Ana { get; }

    public Person Ben { get; }

    public IReadOnlyList<string> Words { get; } = ["lamp", "river", "stone", "apple", "north", "paper"];

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().Date);

    /// <summary>Every fact that ever went to the shared log, as it went.</summary>
    public List<Written> Shared { get; } = [];

    /// <summary>Two people who have just met.</summary>
    public static async Task<Couple> MetAsync()
    {
        var couple = new Couple();
        await couple.Ana.StartMeetingAsync("Ana");
        await couple.Ben.ClaimAsync(Person.Ticket, "Ben");
        await couple.Ana.AgreeAsync();
        await couple.Ben.AgreeAsync();
        return couple;
    }

    /// <summary>Two people for whom the day of quiet is over.</summary>
    public static async Task<Couple> SharingAsync()
    {
        var couple = await MetAsync();
        couple.Clock.Advance(TimeSpan.FromHours(25));
        return couple;
    }

    public Person OtherThan(Person person) => person == Ana ? Ben : Ana;

    public async Task TellAsync(Person author, Written written)
    {
        Shared.Add(written);
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
}

/// <summary>An entry of a log in memory.</summary>
internal sealed record Written(Id16 Entry, Id16 Author, DateTimeOffset At, string Name, byte[] Json);
