using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Disclosure;

public sealed class DisclosurePageTests
{
    [Fact]
    public async Task An_account_is_written_alone_closed_handed_over_and_read_as_deep_as_was_chosen()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Write(ana);
        Assert.Empty(ben.Render<DisclosurePage>().FindAll("a.card"));
        var account = ana.Render<AccountPage>();
        Press(account, "It is whole: close it");
        Press(account, "Close it and say that I am ready");
        var id = $"{couple.Ana.State.Of<Disclosures>().All[0].Id}";
        Assert.Contains("offers it to you", ben.Render<DisclosurePage>().Find("a.card").TextContent, StringComparison.Ordinal);

        Choose(ben, 2);
        var (anas, bens) = (At(ana, id), At(ben, id));
        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "Hand it over");
        Press(bens, "I am ready");
        anas.WaitForAssertion(() => Assert.Contains("You are both ready", anas.Markup, StringComparison.Ordinal));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);

        bens.WaitForAssertion(() => Assert.Contains("It is here and closed", bens.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("four months", bens.Markup, StringComparison.Ordinal);
        var before = anas.Markup;
        Press(bens, "Open what I chose");
        Press(bens, "Open it");
        bens.WaitForAssertion(() => Assert.Contains("1 of 6", bens.Markup, StringComparison.Ordinal));
        Assert.Contains("four months", bens.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(couple.Ben.State.Of<Disclosures>().All[0].Private.Opened.Values, p => p.What.Contains("hotel", StringComparison.Ordinal));
        Assert.Equal(before, anas.Markup);

        Press(bens, "Pause");
        Assert.DoesNotContain("four months", bens.Markup, StringComparison.Ordinal);
        Press(bens, "Fold it away");
        Assert.Contains("You folded this away", bens.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_in_a_session_it_opens_after_both_have_started()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 4);
        var (anas, bens) = (At(ana, id), At(ben, id));
        bens.FindAll("input[name=mode]")[1].Change(true);
        Press(bens, "I am ready");
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        bens.WaitForAssertion(() => Assert.Contains("in a session that you both start", bens.Markup, StringComparison.Ordinal));
        Press(bens, "Start the session");
        Assert.DoesNotContain(bens.FindAll("button"), b => b.TextContent == "Open what I chose");
        Press(anas, "Start the session");
        Press(anas, "Let it open now");
        bens.WaitForState(() => bens.FindAll("button").Any(b => b.TextContent == "Open what I chose"));
        Press(bens, "Open what I chose");
        Press(bens, "Open it");
        bens.WaitForAssertion(() => Assert.Contains("1 of 7", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R4_what_is_added_is_handed_over_with_its_date()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 4);
        var (anas, bens) = (At(ana, id), At(ben, id));
        Press(bens, "I am ready");
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        anas.Find("form").Submit();
        Assert.Contains("a few words", anas.Find("#what-error").TextContent, StringComparison.Ordinal);
        anas.Find("#what").Input("One more evening.");
        anas.Find("form").Submit();

        Press(bens, "Open what I chose");
        Press(bens, "Open it");
        bens.WaitForAssertion(() => Assert.Contains("1 of 8", bens.Markup, StringComparison.Ordinal));
        for (var i = 0; i < 7; i++)
        {
            Press(bens, "Next piece");
        }

        Assert.Contains("One more evening.", bens.Markup, StringComparison.Ordinal);
        Assert.Contains("Added later", bens.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R1b_explicit_detail_asks_for_a_reason_at_the_field()
    {
        var (couple, _) = await OfferedAsync();
        using var ben = new Seat(couple.Ben);
        var page = ben.Render<LevelsPage>();
        Assert.Equal("Only me", page.Find(".marker").TextContent);
        page.FindAll("input[name=level-Somebody]")[4].Change(true);
        page.Find("form").Submit();
        Assert.Contains("why you want explicit detail", page.Find("#reason-error").TextContent, StringComparison.Ordinal);
        page.Find("#reason").Input("I need to know this one thing.");
        page.Find("form").Submit();
        Assert.Contains("Kept, for you alone.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_the_five_answers_says_what_is_missing()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var page = ana.Render<AccountPage>();
        Assert.Equal("Only me", page.Find(".marker").TextContent);
        page.Find("#what").Input("It went on for four months.");
        Assert.Equal("It went on for four months.", ana.Render<AccountPage>().Find("#what").GetAttribute("value"));
        page.Find("form").Submit();
        Press(page, "It is whole: close it");
        Press(page, "Close it and say that I am ready");
        Assert.Contains("each of the five", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private static async Task<(Couple Couple, string Id)> OfferedAsync()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        Write(ana);
        var account = ana.Render<AccountPage>();
        Press(account, "It is whole: close it");
        Press(account, "Close it and say that I am ready");
        return (couple, $"{couple.Ana.State.Of<Disclosures>().All[0].Id}");
    }

    private static void Write(Seat ana)
    {
        var page = ana.Render<AccountPage>();
        page.Find("#what").Input("It went on for four months.");
        page.Find("form").Submit();
        page.Find("#what").Input("We met in a hotel.");
        page.FindAll("input[name=level]")[2].Change(true);
        page.Find("form").Submit();
        for (var i = 0; i < 5; i++)
        {
            page.FindAll("button").Where(b => b.TextContent == "Nothing to tell.").ElementAt(i).Click();
        }
    }

    private static void Choose(Seat ben, int level)
    {
        var page = ben.Render<LevelsPage>();
        page.FindAll("input[name=level-Somebody]")[level - 1].Change(true);
        page.Find("form").Submit();
    }

    private static IRenderedComponent<TellingPage> At(Seat seat, string id) => seat.Render<TellingPage>(p => p.Add(x => x.Id, id));

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent => Press(page.FindAll("button").First(b => b.TextContent == button));

    private static void Press(IElement button) => button.Click();
}
