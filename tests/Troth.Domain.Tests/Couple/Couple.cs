using Microsoft.Extensions.Time.Testing;
using Troth.Protocol;

namespace Troth.Tests;

/// <summary>The two people of every test, whose time goes on only when the test says so.</summary>
internal sealed class Couple(FakeTimeProvider clock) : TwoPeople(clock)
{
    public static readonly DateTimeOffset Morning = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public Couple()
        : this(new(Morning))
    {
        foreach (var person in new[] { Ana, Ben })
        {
            (person.ServerName, person.Development) = ("Elm Street", true);
            person.Sessions.Add(new(new Id16(1), new(2026, 5, 1), true));
            person.Sessions.Add(new(new Id16(2), new(2026, 4, 2), false));
        }
    }

    public FakeTimeProvider Clock => clock;

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().Date);

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
}
