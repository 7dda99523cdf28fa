using Bunit;
using Troth.Domain;
using Troth.Tests;
using Xunit;

namespace Troth.Features.CheckIns;

public sealed class CheckInPageTests
{
    [Fact]
    public void Before_anything_is_typed_the_page_says_that_only_I_can_see_it()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<CheckInPage>();

        Assert.Equal("Only me", page.Find(".marker").TextContent);
        Assert.Equal("How is today?", page.Find("h1").TextContent);
        Assert.Equal(5, page.FindAll("fieldset").Count);
        Assert.DoesNotMatch("[0-9]", page.Find("form").TextContent);
    }

    [Fact]
    public void A_person_alone_keeps_a_check_in_and_finds_it_again()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<CheckInPage>();

        page.Find("input[name=Hope][value='4']").Change("4");
        page.Find("#line").Input("quiet evening");
        page.Find("form").Submit();

        Assert.Contains("Only you can see it", page.Find("form + [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Answers.None with { Hope = 4, Line = "quiet evening" }, couple.Ana.State.Of<MyAnswers>()[couple.Today]);
        Assert.Empty(couple.Shared);
        Assert.Equal("quiet evening", seat.Render<CheckInPage>().Find("#line").GetAttribute("value"));
    }

    [Fact]
    public void What_was_typed_stays_when_it_is_refused_and_the_reason_is_tied_to_the_field()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<CheckInPage>();

        page.Find("#line").Input("   ");
        page.Find("form").Submit();

        Assert.Equal("   ", page.Find("#line").GetAttribute("value"));
        Assert.Equal("line-hint line-error", page.Find("#line").GetAttribute("aria-describedby"));
        Assert.Contains("at least one word", page.Find("#line-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_loses_nothing_that_was_typed()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<CheckInPage>();
        page.Find("input[name=Safe][value='2']").Change("2");
        page.Find("#line").Input("half a sent");

        var again = seat.Render<CheckInPage>();

        Assert.True(again.Find("input[name=Safe][value='2']").HasAttribute("checked"));
        Assert.Equal("half a sent", again.Find("#line").GetAttribute("value"));
        Assert.Empty(couple.Ana.Personal);
    }

    [Fact]
    public async Task Words_open_side_by_side_for_both_once_both_are_ready()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var hers = ana.Render<CheckInPage>();
        var his = ben.Render<CheckInPage>();

        Say(hers, "5");
        Assert.Contains("Your side is sealed", hers.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", his.Markup, StringComparison.Ordinal);
        Say(his, "1");

        Assert.Equal(["You", "Ben"], hers.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["You", "Ana"], his.FindAll("h2").Select(h => h.TextContent));
        Assert.Contains("swept away", hers.FindAll("section")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("steady", his.FindAll("section")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Both of us", hers.Find(".marker").TextContent);
    }

    [Fact]
    public async Task R44_opening_together_is_not_offered_during_the_day_of_quiet()
    {
        var couple = await Couple.MetAsync();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<CheckInPage>();

        page.Find("input[name=Cope][value='3']").Change("3");
        page.Find("form").Submit();

        Assert.Empty(page.FindAll("section"));
    }

    [Fact]
    public void R17_leaving_today_out_hides_it_here_and_writes_nothing()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<CheckInPage>();

        page.FindAll("button").Single(b => b.TextContent == "Leave today out").Click();

        Assert.Empty(page.FindAll("form"));
        Assert.Empty(seat.Render<CheckInPage>().FindAll("form"));
        Assert.Empty(couple.Ana.Personal);

        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(seat.Render<CheckInPage>().FindAll("form"));
    }

    [Fact]
    public async Task A_trend_shows_words_a_sentence_and_a_table()
    {
        var couple = new Couple();
        await couple.Ana.WriteAsync([new(new(1), new CheckInEvent.Drafted(couple.Today.AddDays(-1), Answers.None with { Cope = 2 })), new(new(2), new CheckInEvent.Drafted(couple.Today, Answers.None with { Cope = 5 }))]);
        using var seat = new Seat(couple.Ana);

        var page = seat.Render<CheckInTrendPage>();

        Assert.Equal("10,70 290,10", page.Find("polyline").GetAttribute("points"));
        Assert.Equal("What you chose most often: “struggling” and “steady”.", page.Find("figcaption p").TextContent);
        Assert.Equal(["struggling", "steady"], page.FindAll("td").Select(c => c.TextContent));
    }

    private static void Say(IRenderedComponent<CheckInPage> page, string word)
    {
        page.Find($"input[name=Cope][value='{word}']").Change(word);
        page.Find("form").Submit();
        page.Find("section.card button").Click();
    }
}
