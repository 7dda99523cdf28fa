using Bunit;
using Microsoft.AspNetCore.Components;
using Troth.Features.Commitments;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Amends;

public sealed class AmendsPageTests
{
    [Fact]
    public async Task R27_the_form_needs_three_parts_and_asks_for_forgiveness_only_when_that_is_switched_on()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        var form = Opened(ben.Render<ApologyFormPage>());
        Assert.Empty(form.FindAll("#part-Asking"));
        Assert.Contains("asks the other for something", form.Markup, StringComparison.Ordinal);

        form.Find("#part-Did").Input("I told your sister half of it.");
        Send(form);
        Assert.Contains("what it did", form.Find("#part-Harm-error").TextContent, StringComparison.Ordinal);
        form.Find("#part-Harm").Input("You heard it at a table.");
        form.Find("#part-Repair").Input("I go to her.");
        form.Find("input[name=asks]").Change(true);
        Assert.Single(form.FindAll("#part-Asking"));
        form.Find("input[name=asks]").Change(false);
        Send(form);

        Assert.Equal(Apology.Needed, Assert.Single(couple.Ana.State.Of<SharedAmends>().Apologies).Parts.Keys);
    }

    [Fact]
    public async Task R27_hints_stay_with_the_writer_and_stop_nothing()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        using var ana = new Seat(couple.Ana);
        var form = Opened(ben.Render<ApologyFormPage>());
        form.Find("#part-Did").Input("I lied, but I was tired.");
        form.Find("#part-Harm").Input("You stopped sleeping.");
        form.Find("#part-Repair").Input("I tell the rest.");
        Assert.Contains("takes back what stood before it", form.Markup, StringComparison.Ordinal);
        Send(form);

        var page = ana.Render<ApologyPage>(p => p.Add(x => x.Id, $"{couple.Ana.State.Of<SharedAmends>().Apologies[0].Id}"));
        Assert.Contains("I lied, but I was tired.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("takes back", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_owes_no_answer_and_may_say_not_yet_and_later_heard()
    {
        var (couple, id) = await ApologisedAsync();
        using var ben = new Seat(couple.Ben);
        using var ana = new Seat(couple.Ana);
        var (anas, bens) = (ana.Render<ApologyPage>(p => p.Add(x => x.Id, id)), ben.Render<ApologyPage>(p => p.Add(x => x.Id, id)));
        var (before, written) = (bens.Markup, couple.Shared.Count);
        Assert.Contains("You owe Ben no answer", anas.Markup, StringComparison.Ordinal);
        Assert.Equal((before, written), (bens.Markup, couple.Shared.Count)); // R15: looking says nothing

        Press(anas, "Not yet");
        bens.WaitForAssertion(() => Assert.Contains("Ana says: not yet.", bens.Markup, StringComparison.Ordinal));
        Press(anas, "I have heard it");
        bens.WaitForAssertion(() => Assert.Contains("Ana says: I have heard it.", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R28_an_offer_gets_other_words_before_both_say_yes_and_is_a_promise_then()
    {
        var (couple, id) = await ApologisedAsync();
        using var ben = new Seat(couple.Ben);
        using var ana = new Seat(couple.Ana);
        var form = Opened(ben.Render<AmendFormPage>(p => p.Add(x => x.Apology, id)));
        Assert.Equal("I go to her.", form.Find("#text").GetAttribute("value"));
        Send(form);
        var offer = $"{Assert.Single(couple.Ana.State.Of<SharedAmends>().Offers).Id}";
        var bens = ben.Render<AmendPage>(p => p.Add(x => x.Id, offer));
        Assert.DoesNotContain("Say yes to these words", bens.Markup, StringComparison.Ordinal);

        var change = Opened(ana.Render<AmendFormPage>(p => p.Add(x => x.Id, offer)));
        Assert.Contains("What Ben would do", change.Markup, StringComparison.Ordinal);
        change.Find("#text").Input("We go to her together.");
        Send(change);
        bens.WaitForAssertion(() => Assert.Equal("We go to her together.", bens.Find("h1").TextContent));
        Assert.Empty(couple.Ben.State.Of<SharedCommitments>().All);
        Press(bens, "Say yes to these words");

        var promise = Assert.Single(couple.Ana.State.Of<SharedCommitments>().All);
        Assert.Equal(("We go to her together.", false), (promise.Promise.Text, promise.Mine));
        bens.WaitForAssertion(() => Assert.Equal($"/commitments/{offer}", bens.Find("a.button").GetAttribute("href")));
    }

    [Fact]
    public async Task R14_what_would_be_watching_is_refused_at_the_field()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        var form = Opened(ben.Render<AmendFormPage>());
        form.Find("#text").Input("I share my live location with you.");
        Send(form);

        Assert.Contains("Being followed brings no calm", form.Find("#text-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(couple.Ana.State.Of<SharedAmends>().Offers);
    }

    [Fact]
    public async Task R47_both_forms_are_closed_each_time()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        var (apology, offer) = (ben.Render<ApologyFormPage>().Markup, ben.Render<AmendFormPage>().Markup);
        Opened(ben.Render<ApologyFormPage>()).Find("#part-Did").Input("I lied.");
        Opened(ben.Render<AmendFormPage>()).Find("#text").Input("I go to her.");

        ben.Render<ApologyFormPage>().MarkupMatches(apology);
        ben.Render<AmendFormPage>().MarkupMatches(offer);
        Assert.Equal("I lied.", Opened(ben.Render<ApologyFormPage>()).Find("#part-Did").GetAttribute("value"));
    }

    [Fact]
    public async Task The_list_shows_what_waits_first()
    {
        var (couple, _) = await ApologisedAsync();
        using var ana = new Seat(couple.Ana);
        var promise = Promise.Blank(couple.Today) with { Text = "I cook on this day." };
        await couple.Ben.WriteAsync([new(Id16.New(), new AmendEvent.Offered(new(5), new(6), promise)), new(Id16.New(), new AmendEvent.Offered(new(7), new(8), promise)), new(Id16.New(), new AmendEvent.Rested(new(7)))]);

        Assert.Equal(["Apologies", "Offered to you", "At rest"], ana.Render<AmendsPage>().FindAll("h2").Select(h => h.TextContent));
    }

    private static async Task<(Couple Couple, string Id)> ApologisedAsync()
    {
        var couple = await Couple.SharingAsync();
        var id = Id16.New();
        var parts = Apology.Blank.Add(Part.Did, "I told your sister half of it.").Add(Part.Harm, "You heard it at a table.").Add(Part.Repair, "I go to her.");
        await couple.Ben.WriteAsync([new(Id16.New(), new AmendEvent.Apologised(id, parts))]);
        return (couple, $"{id}");
    }

    private static IRenderedComponent<T> Opened<T>(IRenderedComponent<T> page)
        where T : IComponent
    {
        Press(page, "Open");
        return page;
    }

    private static void Send<T>(IRenderedComponent<T> page)
        where T : IComponent
    {
        page.FindAll("button").First(b => b.TextContent.StartsWith("Send it to", StringComparison.Ordinal)).Click();
        if (page.FindAll("[role=group]").Count > 0)
        {
            Press(page, "Yes, send it"); // nothing is asked while something is refused
        }
    }

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent =>
        page.Button(button).Click();
}
