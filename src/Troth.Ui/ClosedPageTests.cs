using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Ui;

public sealed class ClosedPageTests
{
    [Fact]
    public void R47_what_is_closed_is_not_in_the_document_and_one_button_opens_and_closes_it()
    {
        using var seat = new Seat(new Couple().Ana);
        var part = seat.Render<Closed>(c => c.AddChildContent("<p>for me alone</p>"));
        Assert.DoesNotContain("for me alone", part.Markup, StringComparison.Ordinal);

        part.Button("Open").Click();
        Assert.Contains("for me alone", part.Markup, StringComparison.Ordinal);
        part.Button("Close").Click();

        Assert.DoesNotContain("for me alone", part.Markup, StringComparison.Ordinal);
        Assert.Contains("for everybody", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_closed_does_not_promise_more_than_it_keeps()
    {
        using var seat = new Seat(new Couple().Ana);

        var part = seat.Render<Closed>(c => c.AddChildContent("<p>for me alone</p>"));

        Assert.Contains("not somebody who holds your unlocked phone", part.Markup, StringComparison.Ordinal);
    }
}
