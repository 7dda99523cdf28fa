using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Ui;

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

    [Fact]
    public void In_a_list_the_button_and_its_question_say_what_they_are_about()
    {
        using var seat = new Seat(new Couple().Ana);
        var part = seat.Render<ConfirmButton>(b => b.Add(p => p.Label, "Erase").Add(p => p.About, "the first").Add(p => p.Question, "For good?").Add(p => p.Yes, "Yes, erase it"));
        Assert.Equal("Erase: the first", part.Find("button").TextContent);
        Assert.Equal("Erase", part.Find("button").Seen());

        part.Find("button").Click();

        Assert.Equal("Erase: the first. For good?", part.Find("[role=group]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Where_there_is_nothing_to_ask_about_nothing_is_asked()
    {
        using var seat = new Seat(new Couple().Ana);
        var may = false;
        var part = seat.Render<ConfirmButton>(b => b.Add(p => p.Label, "Send").Add(p => p.Question, "For good?").Add(p => p.Yes, "Yes").Add(p => p.May, () => may));
        part.Find("button").Click();
        Assert.Empty(part.FindAll("[role=group]"));

        may = true;
        part.Find("button").Click();
        Assert.NotNull(part.Find("[role=group]"));
    }
}
