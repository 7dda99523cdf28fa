using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Design;

public sealed class DesignPageTests
{
    [Fact]
    public void Every_part_stands_on_the_page_and_every_control_has_a_label()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<DesignPage>();

        Assert.All(page.FindAll("input:not([type=radio], [type=checkbox]), textarea"), control => Assert.NotNull(page.Find($"label[for='{control.Id}']")));
        Assert.All(page.FindAll("input[type=radio], input[type=checkbox]"), control => Assert.NotNull(control.Closest("label")));
        Assert.All(page.FindAll("fieldset"), group => Assert.NotEmpty(group.QuerySelector("legend")!.TextContent));
        Assert.All(page.FindAll("[aria-describedby]"), control => Assert.All(control.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.Find($"[id='{id}']"))));
    }

    [Fact]
    public void The_page_is_closed_outside_development()
    {
        var ana = new Couple().Ana;
        ana.Development = false;
        using var seat = new Seat(ana);

        Assert.Empty(seat.Render<DesignPage>().FindAll("input"));
    }
}
