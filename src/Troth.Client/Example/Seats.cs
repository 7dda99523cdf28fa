using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Sample;

namespace Troth.Client.Example;

/// <summary>The two seats of the example, of which one is on screen. Both live in this document's memory and die with it.</summary>
internal sealed class Seats
{
    private Seats(IReadOnlyList<(string Name, ILife Life)> all) => (All, Current) = (all, all[0]);

    /// <summary>Both, by name.</summary>
    public IReadOnlyList<(string Name, ILife Life)> All { get; }

    /// <summary>The one on screen.</summary>
    public (string Name, ILife Life) Current { get; private set; }

    /// <summary>Makes the two people. Called once their assembly is there, and not put into a caller that runs before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Seats Open(TimeProvider clock, NavigationManager navigation)
    {
        var couple = new SampleCouple(clock);
        foreach (var person in new[] { couple.Ana, couple.Ben })
        {
            person.Changed += () =>
            {
                if (person.Locked)
                {
                    navigation.NavigateTo("/", forceLoad: true, replace: true); // there is no password to come back with: the example ends
                }
            };
        }

        return new([("Ana", couple.Ana), ("Ben", couple.Ben)]);
    }

    /// <summary>Takes the seat of that name.</summary>
    public void Take(string name) => Current = All.Single(seat => seat.Name == name);
}
