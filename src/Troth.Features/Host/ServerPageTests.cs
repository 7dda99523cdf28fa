using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Host;

public sealed class ServerPageTests
{
    [Fact]
    public void The_page_says_what_the_host_can_see_and_that_nobody_is_reading()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<ServerPage>();

        Assert.Contains("Elm Street", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["What they cannot see", "What they can see or do", "Nobody is reading"], page.FindAll("h2").Select(h => h.TextContent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_page_names_the_app_and_says_what_that_cannot_prove(bool waits)
    {
        var ana = new Couple().Ana;
        ana.Edition = new("a1B2c3D4", "0a1b 2c3d", waits);
        using var seat = new Seat(ana);
        var page = seat.Render<ServerPage>();

        Assert.Contains("Version a1B2c3D4", page.Markup, StringComparison.Ordinal);
        Assert.Equal("0a1b 2c3d", page.Find("strong").TextContent);
        Assert.Contains("could show a false number here", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/service-worker-assets.js", page.Find("a[target]").GetAttribute("href"));
        Assert.Equal(waits, page.Markup.Contains("It starts once the app has been closed", StringComparison.Ordinal));
    }
}
