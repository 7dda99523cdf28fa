using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Troth.Features.Home;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Openness;

public sealed class OpennessPageTests
{
    [Fact]
    public async Task A_note_is_kept_for_its_author_and_shared_as_a_copy_that_can_be_taken_back()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var before = couple.Shared.Count;
        var page = ana.Render<OpennessPage>();
        Assert.Equal("Only me", page.Find(".marker").TextContent);
        page.Find("#did").Input("Lunch with the team");
        Assert.Equal("Lunch with the team", ana.Render<OpennessPage>().Find("#did").GetAttribute("value"));
        page.Find("form").Submit();
        Assert.Contains("Kept. Only you can see it.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(before, couple.Shared.Count);

        Press(page, "Share a copy");
        Press(page, "Yes, share it");
        var told = ben.Render<ToldPage>();
        Assert.Contains("Lunch with the team", told.Markup, StringComparison.Ordinal);
        Assert.Contains("Ben can read it", page.Markup, StringComparison.Ordinal);

        var anas = ana.Render<ToldPage>();
        Press(anas, "Take it back");
        Press(anas, "Yes, take it back");
        told.WaitForAssertion(() => Assert.DoesNotContain("Lunch", told.Markup, StringComparison.Ordinal));
        Assert.Contains("Lunch", page.Markup, StringComparison.Ordinal);
        Press(page, "Erase");
        Press(page, "Yes, erase it");
        Assert.Empty(couple.Ana.State.Of<Candour>().Notes);
    }

    [Fact]
    public async Task What_happened_is_told_with_its_time_and_what_comes_next_and_thanked_for_although_late()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var tell = ben.Render<TellPage>();
        Assert.Equal("Only me", tell.Find(".marker").TextContent);
        tell.FindAll("input[type=radio]")[1].Change(true);
        tell.Find("#what").Input("A message came.");
        tell.Find("#day").Change("2026-05-01");
        tell.Find("#time").Change("12:10");
        tell.Find("form").Submit();
        Assert.Contains("what you do next", tell.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        tell.Find("#next").Input("I have blocked the number.");
        tell.Find("form").Submit();

        Assert.EndsWith("/openness/told", ben.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Contains("Ben told you something", ana.Render<TodayPage>().Markup, StringComparison.Ordinal);
        var anas = ana.Render<ToldPage>();
        Assert.Equal("Ben told of a contact", anas.Find("article h2").TextContent);
        Assert.Contains("Friday, 1 May at 12:10", anas.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Equal("Thank you for telling me.", anas.Find("textarea").GetAttribute("value"));
        anas.Find("form").Submit();
        Assert.Contains("Thank you for telling me.", ben.Render<ToldPage>().Find("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Empty(anas.FindAll("form"));
        Assert.Equal(new(2026, 5, 1, 12, 10, 0, TimeSpan.Zero), couple.Ana.State.Of<Candour>().Told[0].Telling.Happened);
    }

    [Fact]
    public async Task R48_a_defence_is_pointed_out_to_the_writer_and_stops_nothing()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        var tell = ben.Render<TellPage>();
        tell.Find("#what").Input("I rang, but you were away.");
        Assert.Contains("may be heard as a defence", tell.Find(".notice").TextContent, StringComparison.Ordinal);

        tell.Find("#next").Input("I say so at once.");
        tell.Find("form").Submit();

        Assert.DoesNotContain("defence", new Seat(couple.Ana).Render<ToldPage>().Markup, StringComparison.Ordinal);
        Assert.Single(couple.Ana.State.Of<Candour>().Told);
    }

    [Fact]
    public async Task R44_in_the_day_of_quiet_nothing_is_told_and_what_was_typed_stays()
    {
        var couple = await Couple.MetAsync();
        using var ben = new Seat(couple.Ben);
        var tell = ben.Render<TellPage>();
        tell.Find("#what").Input("A message came.");
        tell.Find("#next").Input("Blocked.");
        tell.Find("form").Submit();

        Assert.Contains("day of quiet", tell.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("A message came.", ben.Render<TellPage>().Find("#what").GetAttribute("value"));
    }

    [Fact]
    public async Task R15_the_pace_stands_on_its_authors_page_alone_until_the_sentence_is_shared()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Assert.Contains("neither good nor bad", ben.Render<OpennessPage>().Markup, StringComparison.Ordinal);
        for (var n = 0; n < 3; n++)
        {
            await couple.Ben.WriteAsync([new(Id16.New(), new OpennessEvent.Told(Id16.New(), new(Matter.Slip, "what", couple.Clock.GetUtcNow().AddHours(-2), "next")))]);
        }

        var mine = ben.Render<OpennessPage>();
        Assert.Contains("Mostly told within a few hours.", mine.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Mostly told", ana.Render<ToldPage>().Markup + ana.Render<OpennessPage>().Markup, StringComparison.Ordinal);

        Press(mine, "Share this sentence");
        Press(mine, "Yes, share it");
        Assert.Contains("Mostly told within a few hours.", ana.Render<ToldPage>().Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Mostly told", ana.Render<OpennessPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anything_told_the_page_says_so_and_judges_nothing()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Contains("That says nothing, either way.", seat.Render<ToldPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    private static void Press<TPage>(IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        page.FindAll("button").First(b => b.TextContent == button).Click();
}
