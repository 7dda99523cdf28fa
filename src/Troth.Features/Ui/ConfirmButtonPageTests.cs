using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Ui;

public sealed class ConfirmButtonPageTests
{
    [Fact]
    public void Escape_leaves_the_question_and_nothing_is_done()
    {
        using var seat = new Seat(new Couple().Ana);
        seat.JSInterop.Mode = JSRuntimeMode.Loose;
        var done = false;
        var part = seat.Render<ConfirmButton>(b => b.Add(p => p.Label, "Erase").Add(p => p.Question, "For good?").Add(p => p.Yes, "Yes, erase it").Add(p => p.OnConfirm, () => done = true));
        part.Find("button").Click();

        part.Find("[role=group]").KeyDown(Key.Tab);
        Assert.NotNull(part.Find("[role=group]"));
        part.Find("[role=group]").KeyDown(Key.Escape);

        Assert.Empty(part.FindAll("[role=group]"));
        Assert.Equal("Erase", part.Find("button").TextContent);
        Assert.False(done);
    }
}
