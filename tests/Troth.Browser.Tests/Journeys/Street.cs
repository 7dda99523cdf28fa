using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Where people of one test live: each with browsers of their own, all in front of one server and under the same eyes.</summary>
public sealed class Street(Browser browser, RunningServer server) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _browsers = [];

    /// <summary>They watch every browser here.</summary>
    public Eyes Eyes { get; } = new();

    /// <summary>Somebody in front of a new browser the size of a phone.</summary>
    /// <param name="scripts">Whether the browser runs scripts at all.</param>
    /// <param name="keeps">Whether it keeps the app's files. What a test puts in the place of a file is only seen by a browser that does not.</param>
    public async Task<Person> PersonAsync(string handle, bool scripts = true, bool keeps = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            JavaScriptEnabled = scripts,
            ServiceWorkers = keeps ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        _browsers.Add(context);
        Eyes.Watch(context);
        return new(handle, await context.NewPageAsync(), server.Address);
    }

    /// <summary>Somebody who has an account already.</summary>
    public async Task<Person> NeighbourAsync(string handle, string wait = "No kit", bool keeps = true)
    {
        var person = await PersonAsync(handle, keeps: keeps);
        await person.BeginsAsync(wait);
        return person;
    }

    /// <summary>Two people who look at the words on both screens: who invited, and who asked to be let in.</summary>
    public async Task<(Person Inviter, Person Joiner)> ComparingAsync(string inviter, string joiner)
    {
        var (one, other) = (await NeighbourAsync(inviter), await NeighbourAsync(joiner));
        await other.TakesUpAsync(await one.InvitesAsync());
        await one.SeesAsync("Look at both screens together");
        return (one, other);
    }

    /// <summary>Two people in their day of quiet.</summary>
    public async Task<(Person Inviter, Person Joiner)> QuietAsync(string inviter, string joiner)
    {
        var (one, other) = await ComparingAsync(inviter, joiner);
        await one.PressesAsync("Yes, the same");
        await other.PressesAsync("Yes, the same");
        await one.SeesAsync("Nothing can be shared for a day");
        await other.SeesAsync("Nothing can be shared for a day");
        return (one, other);
    }

    /// <summary>Two people who share: neither needed the day of quiet.</summary>
    public async Task<(Person Inviter, Person Joiner)> SharingAsync(string inviter, string joiner)
    {
        var (one, other) = await QuietAsync(inviter, joiner);
        await one.WaivesTheDayAsync();
        await other.WaivesTheDayAsync();
        await one.SeesAsync("You can share now");
        await other.SeesAsync("You can share now");
        return (one, other);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _browsers)
        {
            await context.CloseAsync();
        }
    }
}
