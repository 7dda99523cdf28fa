using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>The invented example: one click, two seats, no trace.</summary>
public sealed class SampleTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    // What the page draws in a colour between orange and magenta that is not near grey.
    private const string Reds = """
        () => [...document.querySelectorAll('#app *')].flatMap((element) => {
          const style = getComputedStyle(element);
          return ['color', 'backgroundColor', 'borderTopColor', 'borderBottomColor', 'borderInlineStartColor', 'borderInlineEndColor', 'outlineColor', 'fill', 'stroke']
            .filter((name) => {
              const [red, green, blue, alpha = 1] = style[name].match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
              return alpha > 0 && red > 1.6 * green && red > 1.6 * blue;
            })
            .map((name) => `${element.localName}.${element.className} ${name} ${style[name]}`);
        })
        """;

    private const string Start = "A private place to rebuild trust";
    private const string HersAlone = "I have not decided. I said so on";
    private const string HisAlone = "I can live in a house with an open question in it.";

    [Fact]
    public async Task One_click_shows_twelve_weeks_from_both_seats()
    {
        await using var street = new Street(browser, server);
        var guest = await EntersAsync(street, "larch");
        await guest.OpensPrivatePagesAsync();
        await guest.SeesAsync(HersAlone);
        await guest.DoesNotSeeAsync(HisAlone);
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.DoesNotSeeAsync(HersAlone);
        await guest.PressesAsync("Open");
        await guest.SeesAsync(HisAlone);
        await guest.DoesNotSeeAsync(HersAlone);

        await guest.TakesTheSeatOfAsync("Ana");
        await guest.ChecksInAsync("at ease", "a line of the guest");
        await guest.PressesAsync("I am ready to open it together");
        await guest.SeesAsync("A good tired. Looking forward to the river.");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.SeesAsync("a line of the guest");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task What_is_written_in_one_seat_stands_in_the_other_and_leaves_no_trace()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("elder");
        await guest.OpensAsync("");
        await guest.HasTheAppAtHandAsync();
        var before = await guest.AllThatIsKeptAsync();
        var asked = Listen(guest);

        await guest.LooksAtTheExampleAsync();
        await guest.OpensSharedNotesAsync();
        await guest.SharesAsync("canary under the stairs");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.SeesAsync("canary under the stairs");
        await guest.GoesToAsync("Together");
        await guest.FollowsAsync("Your connection");
        await guest.SeesAsync("You can share now");
        await guest.OpensAboutThisServerAsync();
        await guest.SeesAsync("This example has no server.");

        Assert.Equal(before, await guest.AllThatIsKeptAsync());
        Assert.DoesNotContain(asked, path => path.StartsWith("/api", StringComparison.Ordinal));
        Assert.Empty(street.Eyes.WhereIs("canary under the stairs"));
        await guest.Page.ReloadAsync();
        await guest.ReadsTitleAsync(Start);
        await guest.DoesNotSeeAsync("canary under the stairs");
        Assert.Equal(before, await guest.AllThatIsKeptAsync());
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Leaving_locking_and_going_back_all_end_the_example()
    {
        await using var street = new Street(browser, server);
        var guest = await EntersAsync(street, "medlar");
        await guest.FollowsAsync("Leave the example");
        await guest.ReadsTitleAsync(Start);

        await guest.LooksAtTheExampleAsync();
        await guest.GoesToAsync("Me");
        await guest.PressesAsync("Lock now");
        await guest.ReadsTitleAsync(Start);

        await guest.LooksAtTheExampleAsync();
        await guest.Page.GoBackAsync();
        await guest.ReadsTitleAsync(Start);

        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();
        await guest.OpensCalmAsync();
        await guest.PressesAsync("Close");
        await guest.ReadsTitleAsync("Today");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_in_the_example_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await EntersAsync(street, "quince");
        foreach (var width in new[] { 390, 1280 })
        {
            await guest.Page.SetViewportSizeAsync(width, 844);
            var inspection = new Inspection(guest.Page);
            foreach (var place in new[] { "Today", "Together", "Me" })
            {
                await guest.GoesToAsync(place);
                await guest.ReadsTitleAsync(place);
                await inspection.LookAsync($"{place} at {width}");
            }

            await guest.OpensSharedNotesAsync();
            await guest.SeesAsync("The heron was ridiculous.");
            await inspection.LookAsync($"notes at {width}");
            inspection.FindsNothing();
        }
    }

    [Fact]
    public async Task Today_shows_three_things_at_most_and_never_anything_red()
    {
        await using var street = new Street(browser, server);
        var guest = await EntersAsync(street, "sorrel");
        foreach (var seat in new[] { "Ben", "Ana" })
        {
            await guest.TakesTheSeatOfAsync(seat);
            await guest.GoesToAsync("Today");
            await guest.ReadsTitleAsync("Today");
            Assert.InRange(await guest.Page.Locator("#app h1 ~ a.card").CountAsync(), 1, 3);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await guest.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                Assert.Empty(await guest.Page.EvaluateAsync<string[]>(Reds));
            }
        }
    }

    [Fact]
    public async Task The_example_is_opened_and_left_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("tansy");
        await guest.OpensAsync("");
        await guest.ReadsTitleAsync(Start);
        await guest.Page.Keyboard.PressAsync("Tab");
        await guest.TabsAndFollowsAsync("Look at an example");
        await guest.IsInTheExampleAsync();
        await guest.TabsAndPressesAsync("See it as Ben", "Space");
        await guest.Page.Locator("[aria-pressed='true']", new() { HasText = "Ben" }).WaitForAsync();
        await guest.StandsAtAsync("Today");
        await guest.TabsAndFollowsAsync("Together");
        await guest.StandsAtAsync("Together");
        await guest.TabsOutOfTheExampleAsync();
        await guest.ReadsTitleAsync(Start);
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task<Person> EntersAsync(Street street, string handle)
    {
        var guest = await street.PersonAsync(handle);
        await guest.OpensAsync("");
        await guest.LooksAtTheExampleAsync();
        return guest;
    }

    private static List<string> Listen(Person guest)
    {
        List<string> asked = [];
        guest.Page.Context.Request += (_, request) =>
        {
            lock (asked)
            {
                asked.Add(new Uri(request.Url).AbsolutePath);
            }
        };
        return asked;
    }
}
