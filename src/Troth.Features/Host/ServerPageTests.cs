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
    [InlineData(1, "The server had lost an entry. This device gave it back as it was.")]
    [InlineData(3, "The server had lost 3 entries. This device gave them back as they were.")]
    public void The_page_keeps_what_the_server_had_lost(int entries, string said)
    {
        var ana = new Couple().Ana;
        ana.GivenBack = new(entries, Couple.Morning, Read: true);
        using var seat = new Seat(ana);
        var page = seat.Render<ServerPage>();

        Assert.Contains(said, page.Markup, StringComparison.Ordinal);
        Assert.Contains("Today at 09:00", page.Find("h2 + p").ParentElement!.TextContent, StringComparison.OrdinalIgnoreCase);
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
