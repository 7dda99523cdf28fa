using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Draws the pictures in docs/pictures anew, when asked: <c>dotnet artifacts/bin/Troth.Browser.Tests/release/Troth.Browser.Tests.dll -class '*PictureTests' -explicit only</c>.</summary>
public sealed class PictureTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("desk", 1280, 800)];

    private readonly List<string> _drawn = [];

    [Fact(Explicit = true)]
    public async Task The_pictures_show_the_app_as_it_is()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("guest");
        await guest.OpensAsync("");
        await guest.ReadsTitleAsync("A private place to rebuild trust");
        await DrawAsync(guest, "start");
        await guest.LooksAtTheExampleAsync();
        await guest.ChecksInAsync("at ease", "We cooked together. I said when it got too loud.");
        await guest.IsReadyAsync();
        await guest.SeesAsync("Today is open for both of you.");
        await DrawAsync(guest, "opened");
        await guest.OpensAgreementsAsync();
        await guest.OpensTheAgreementAtAsync((await guest.AgreementsThereAsync())[0]);
        await DrawAsync(guest, "agreement");

        var (ana, _) = await street.ComparingAsync("ana", "ben");
        await DrawAsync(ana, "compare");
        var cleo = await street.NeighbourAsync("cleo");
        await cleo.LosesTheNetworkAsync();
        await cleo.OpensPrivatePagesAsync();
        await cleo.WritesAsync("Written in the train, under the hill.");
        await cleo.SeesAsync("Only on this device so far.");
        await cleo.Page.Locator(".waits").ScrollIntoViewIfNeededAsync();
        await DrawAsync(cleo, "waiting");
        Assert.All(_drawn, file => Assert.True(new FileInfo(file).Length > 0, file));
    }

    private async Task DrawAsync(Person person, string view)
    {
        var size = person.Page.ViewportSize!;
        foreach (var (name, width, height) in Sizes)
        {
            await person.Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                var file = Path.Combine(Repository.Root, "docs", "pictures", $"{view}-{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png");
                await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await person.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
                _drawn.Add(file);
            }
        }

        await person.Page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
