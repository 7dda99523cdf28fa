using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Setbacks;

public sealed class SetbacksPageTests
{
    [Fact]
    public async Task What_is_typed_stays_with_its_author_until_it_is_sent()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<SetbackFormPage>();
        Assert.Equal("Only me", form.Find(".marker").TextContent);

        form.Find("#text").Input("I was silent for two days.");
        form.FindAll("input[name=around]")[0].Change(true);
        Assert.Empty(couple.Ben.State.Of<SharedSetbacks>().All);
        var again = ana.Render<SetbackFormPage>();
        Assert.Equal("I was silent for two days.", again.Find("#text").GetAttribute("value"));
        again.Find("form").Submit();

        Assert.Equal([Around.Tired], Assert.Single(couple.Ben.State.Of<SharedSetbacks>().All).Account.Around);
        Assert.Contains("I was silent for two days.", ben.Render<SetbacksPage>().Find("a.card").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(couple.Ana.Drafts, d => d.Value.Contains("silent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_written_is_said_at_the_field()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = ana.Render<SetbackFormPage>();

        form.Find("form").Submit();

        Assert.Contains("a few words", form.Find("#text-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_voices_stand_under_a_step_and_both_put_it_away()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<SetbackFormPage>();
        form.Find("#text").Input("I was silent for two days.");
        form.Find("form").Submit();
        var id = $"{couple.Ana.State.Of<SharedSetbacks>().All[0].Id}";
        var (anas, bens) = (ana.Render<SetbackPage>(p => p.Add(x => x.Id, id)), ben.Render<SetbackPage>(p => p.Add(x => x.Id, id)));

        bens.Find("#words-Tell").Input("I did not know where I stood.");
        bens.FindAll("form")[1].Submit();
        anas.WaitForAssertion(() => Assert.Contains("I did not know where I stood.", anas.Find("blockquote").TextContent, StringComparison.Ordinal));
        Assert.Contains("Ben wrote", anas.Markup, StringComparison.Ordinal);

        Press(anas, "Put it away");
        bens.WaitForAssertion(() => Assert.Contains("Ana would put this away", bens.Markup, StringComparison.Ordinal));
        Press(bens, "Put it away");
        anas.WaitForAssertion(() => Assert.Contains("You have both put this away", anas.Markup, StringComparison.Ordinal));
        Assert.Empty(anas.FindAll("form"));
        Press(anas, "Take it up again");
        bens.WaitForAssertion(() => Assert.NotEmpty(bens.FindAll("form")));
    }

    [Fact]
    public async Task R15_the_page_says_the_same_whether_the_other_has_looked_or_not()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<SetbackFormPage>();
        form.Find("#text").Input("I was silent for two days.");
        form.Find("form").Submit();
        var id = $"{couple.Ana.State.Of<SharedSetbacks>().All[0].Id}";
        var page = ana.Render<SetbackPage>(p => p.Add(x => x.Id, id));
        var before = page.Markup;

        ben.Render<SetbackPage>(p => p.Add(x => x.Id, id));

        Assert.Equal(before, page.Markup);
    }

    private static void Press(IRenderedComponent<SetbackPage> page, string button) => page.FindAll("button").Single(b => b.TextContent == button).Click();
}
