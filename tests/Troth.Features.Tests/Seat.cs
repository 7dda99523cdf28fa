using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Troth.Domain;

namespace Troth.Tests;

/// <summary>One person in front of a screen.</summary>
internal sealed class Seat : BunitContext
{
    public Seat(Person person)
    {
        Services.AddLocalization();
        Services.AddSingleton<ILife>(person);
    }
}
