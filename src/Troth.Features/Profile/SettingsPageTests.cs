using Bunit;
using Troth.Domain;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Profile;

public sealed class SettingsPageTests
{
    [Fact]
    public async Task A_new_name_is_seen_by_the_other_too()
    {
        var couple = await Couple.MetAsync();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<SettingsPage>();
        Assert.Equal("Ana", page.Find("#name").GetAttribute("value"));

        page.Find("#name").Input("Anna");
        page.Find("form").Submit();

        Assert.Equal("Anna", couple.Ben.State.Of<Names>().Other);
    }

    [Fact]
    public void A_name_that_is_refused_stays_in_its_field_with_the_reason()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<SettingsPage>();

        page.Find("#name").Input("  ");
        page.Find("form").Submit();

        Assert.Equal("true", page.Find("#name").GetAttribute("aria-invalid"));
        Assert.Contains("1 to 40", page.Find("#name-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void R47_the_lock_is_two_minutes_until_the_person_chooses_and_stays_on_the_device()
    {
        var ana = new Couple().Ana;
        using var seat = new Seat(ana);
        var page = seat.Render<SettingsPage>();
        Assert.True(page.Find("input[name=lock][value='2']").HasAttribute("checked"));

        page.Find("input[name=lock][value='5']").Change("5");
        page.Find("input[name=theme][value='Dark']").Change("Dark");

        Assert.Equal(new DeviceChoices(5, Theme.Dark), ana.Choices);
        Assert.Empty(ana.Personal);
    }

    [Fact]
    public void Password_and_kit_are_changed_in_the_shell_and_not_on_this_page()
    {
        using var seat = new Seat(new Couple().Ana);
        seat.JSInterop.Mode = JSRuntimeMode.Loose;
        var page = seat.Render<SettingsPage>();

        Assert.Equal(["/password", "/kit", "/password", "/server"], page.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.FindAll("input[type=password]"));
    }

    [Fact]
    public void Another_device_can_be_signed_out_but_not_this_one()
    {
        var ana = new Couple().Ana;
        using var seat = new Seat(ana);
        seat.JSInterop.Mode = JSRuntimeMode.Loose;
        var page = seat.Render<SettingsPage>();

        page.Find("article button").Click();
        page.Find("article [role=group] button").Click();

        Assert.Contains("This device", Assert.Single(page.FindAll("article")).TextContent, StringComparison.Ordinal);
        Assert.True(Assert.Single(ana.Sessions).Current);
        Assert.Contains(page.FindAll("[role=status]"), place => place.TextContent == "That device is signed out.");
    }

    [Fact]
    public void Without_a_connection_the_list_of_devices_says_so()
    {
        var ana = new Couple().Ana;
        ana.Refuses = "port.offline";
        using var seat = new Seat(ana);

        Assert.Contains("no connection", seat.Render<SettingsPage>().Find(".error").TextContent, StringComparison.Ordinal);
    }
}
