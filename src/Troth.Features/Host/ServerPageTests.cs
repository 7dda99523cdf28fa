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
}
