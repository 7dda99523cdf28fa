using Bunit;
using Microsoft.Extensions.Time.Testing;
using Troth.Features.Host;
using Troth.Features.Meeting;
using Troth.Features.Profile;
using Troth.Tests;
using Xunit;

namespace Troth.Ui;

public sealed class ExamplePageTests
{
    private readonly SampleCouple couple = new(new FakeTimeProvider(Couple.Morning));

    [Fact]
    public void The_bar_says_that_it_is_an_example_and_whose_seat_it_is()
    {
        using var seat = new Seat(couple.Ana);
        var taken = "";
        var bar = seat.Render<ExampleBar>(bar => bar.Add(b => b.Names, ["Ana", "Ben"]).Add(b => b.Seat, "Ana").Add(b => b.SeatChanged, name => taken = name));

        Assert.Contains("This is an invented example. Nothing is kept or sent.", bar.Markup, StringComparison.Ordinal);
        Assert.Equal(["true", "false"], bar.FindAll("button").Select(b => b.GetAttribute("aria-pressed")));
        bar.FindAll("button")[1].Click();
        Assert.Equal("Ben", taken);
    }

    [Fact]
    public void Settings_offer_nothing_that_an_example_does_not_have()
    {
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<SettingsPage>();

        Assert.Contains("This example has none.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href='/password'], a[href='/kit'], input[type=radio]"));
    }

    [Fact]
    public void Leaving_the_shared_space_is_refused_and_says_why()
    {
        using var seat = new Seat(couple.Ben);
        var page = seat.Render<MeetPage>();
        page.FindAll("button").Single(b => b.TextContent == "Leave the shared space").Click();
        page.FindAll("button").Single(b => b.TextContent.StartsWith("Yes", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Contains("This is an invented example.", page.Markup, StringComparison.Ordinal));
        Assert.IsType<Domain.Ceremony.Connected>(couple.Ben.Ceremony);
    }

    [Fact]
    public void About_this_server_says_that_there_is_none()
    {
        using var seat = new Seat(couple.Ana);

        Assert.Contains("This example has no server.", seat.Render<ServerPage>().Markup, StringComparison.Ordinal);
    }
}
