using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Troth.Protocol;
using Troth.Tests;
using Troth.Ui;
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
        var page = Open<OpennessPage>(ana);
        Assert.Equal("Only me", page.Find(".marker").TextContent);
        page.Find("#did").Input("Lunch with the team");
        Assert.Equal("Lunch with the team", Open<OpennessPage>(ana).Find("#did").GetAttribute("value"));
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
        Assert.Contains("Taken back.", anas.Find("[role=status]").TextContent, StringComparison.Ordinal);
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
        var tell = Open<TellPage>(ben);
        Assert.Equal("Only me", tell.Find(".marker").TextContent);
        Write(tell, "A message came.", "");
        Press(tell, "Send to Ana");
        Assert.Contains("what you do next", tell.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        tell.Find("#next").Input("I have blocked the number.");
        Press(tell, "Send to Ana");
        Assert.Contains("you cannot take it back", tell.Find("[role=group]").TextContent, StringComparison.Ordinal);
        Assert.Empty(couple.Ana.State.Of<Candour>().Told);
        Press(tell, "Yes, send it");

        Assert.EndsWith("/openness/told", ben.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Contains("Ben told you something", ana.Render<TodayPage>().Markup, StringComparison.Ordinal);
        var anas = ana.Render<ToldPage>();
        Assert.Equal("Ben told you about a contact", anas.Find("article h2").TextContent);
        Assert.Contains("Friday, 1 May at 12:10", anas.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Equal("Thank you for telling me.", anas.Find("textarea").GetAttribute("value"));
        anas.Find("form").Submit();
        Assert.Contains("Thank you for telling me.", ben.Render<ToldPage>().Find("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Empty(anas.FindAll("form"));
        Assert.Contains("Ben can read your thanks now.", anas.Find("article [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Sent. Ana can read it now.", ben.Render<ToldPage>().Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(new(2026, 5, 1, 12, 10, 0, TimeSpan.Zero), couple.Ana.State.Of<Candour>().Told[0].Telling.Happened);
    }

    [Fact]
    public async Task R48_a_defence_is_pointed_out_to_the_writer_and_stops_nothing()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        var tell = Open<TellPage>(ben);
        Write(tell, "I rang, but you were away.", "I say so at once.");
        Assert.Contains("may be heard as a defence", tell.Find(".notice").TextContent, StringComparison.Ordinal);

        Press(tell, "Send to Ana");
        Press(tell, "Yes, send it");

        Assert.DoesNotContain("defence", new Seat(couple.Ana).Render<ToldPage>().Markup, StringComparison.Ordinal);
        Assert.Single(couple.Ana.State.Of<Candour>().Told);
    }

    [Fact]
    public async Task R44_in_the_day_of_quiet_nothing_is_told_and_what_was_typed_stays()
    {
        var couple = await Couple.MetAsync();
        using var ben = new Seat(couple.Ben);
        var tell = Open<TellPage>(ben);
        Write(tell, "A message came.", "Blocked.");
        Press(tell, "Send to Ana");

        Assert.Contains("day of quiet", tell.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("A message came.", Open<TellPage>(ben).Find("#what").GetAttribute("value"));
    }

    [Fact]
    public async Task R15_the_pace_stands_on_its_authors_page_alone_until_the_sentence_is_shared()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Assert.Contains("neither good nor bad", Open<OpennessPage>(ben).Markup, StringComparison.Ordinal);
        for (var n = 0; n < 3; n++)
        {
            await couple.Ben.WriteAsync([new(Id16.New(), new OpennessEvent.Told(Id16.New(), new(Matter.Slip, "what", couple.Clock.GetUtcNow().AddHours(-2), "next")))]);
        }

        var mine = Open<OpennessPage>(ben);
        Assert.Contains("Mostly told within a few hours.", mine.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Mostly told", ana.Render<ToldPage>().Markup + Open<OpennessPage>(ana).Markup, StringComparison.Ordinal);

        Press(mine, "Share this sentence");
        Press(mine, "Yes, share it");
        Assert.Contains("Mostly told within a few hours.", ana.Render<ToldPage>().Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Mostly told", Open<OpennessPage>(ana).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anything_told_the_page_says_so_and_judges_nothing()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Contains("neither good nor bad", seat.Render<ToldPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R47_notes_and_a_telling_are_closed_with_and_without_words_in_them()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var anaLater = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var notes = Open<OpennessPage>(ana);
        notes.Find("#did").Input("Lunch with the team");
        notes.Find("form").Submit();
        notes.Find("#did").Input("half a n");
        Open<TellPage>(ana).Find("#what").Input("half a word");

        Assert.Equal(ben.Render<OpennessPage>().Markup, anaLater.Render<OpennessPage>().Markup);
        Assert.Equal(ben.Render<TellPage>().Markup.Replace("Ana", "Ben", StringComparison.Ordinal), anaLater.Render<TellPage>().Markup);
        Assert.Equal("half a word", Open<TellPage>(ana).Find("#what").GetAttribute("value"));
    }

    [Fact]
    public async Task A_telling_begins_with_nothing_chosen_and_asks_nothing_before_it_is_whole()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        var tell = Open<TellPage>(ben);

        Assert.Empty(tell.FindAll("input[checked]"));
        Assert.All(tell.FindAll("#day, #time"), field => Assert.True(string.IsNullOrEmpty(field.GetAttribute("value"))));
        foreach (var (fill, why, at) in new (Action, string, string)[]
        {
            (() => { }, "choose one of those", ""),
            (() => tell.FindAll("input[type=radio]")[1].Change(true), "write what happened", "what"),
            (() => tell.Find("#what").Input("A message came."), "on which day", "day"),
            (() => tell.Find("#day").Change("2026-05-01"), "on which day", "time"),
            (() => tell.Find("#time").Change("12:10"), "what you do next", "next"),
            (() =>
            {
                tell.Find("#next").Input("I do not answer.");
                tell.Find("#day").Change("2036-05-01");
            }, "the day and the hour again", "day"),
        })
        {
            fill();
            Press(tell, "Send to Ana");
            Assert.Contains(why, tell.Find("[role=alert]").TextContent, StringComparison.Ordinal);
            Assert.Equal(at, string.Concat(tell.FindAll("[aria-invalid=true]").Select(field => field.Id)));
            Assert.Empty(tell.FindAll("[role=group]"));
        }
    }

    [Fact]
    public async Task My_notes_have_a_heading_and_buttons_of_their_own_and_the_older_ones_lie_folded()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        for (var n = 0; n < 5; n++)
        {
            await couple.Ana.WriteAsync([new(Id16.New(), new OpennessEvent.Noted(couple.Today.AddDays(-n), new($"day {n}")))]);
        }

        var page = Open<OpennessPage>(ana);

        Assert.Equal(["Today", "My notes"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["Today", "Yesterday"], page.FindAll("article h3").Select(h => h.TextContent).Take(2));
        Assert.Equal(2, page.FindAll("section details article").Count);
        page.HaveNamesOfTheirOwn();
    }

    [Fact]
    public async Task Wherever_something_is_sent_it_says_in_plain_sight_that_nobody_has_to_and_where_help_is()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        await couple.Ana.WriteAsync([new(Id16.New(), new OpennessEvent.Told(Id16.New(), new(Matter.Slip, "what", couple.Clock.GetUtcNow().AddHours(-2), "next")))]);

        Assert.Contains("Nobody has to tell", ben.Render<OpennessPage>().Find("h1 ~ p:has(a)").TextContent, StringComparison.Ordinal);
        Assert.Contains("If you are afraid", ben.Render<TellPage>().Find("h1 ~ p:has(a)").TextContent, StringComparison.Ordinal);
        Assert.Contains("You owe nobody thanks.", ben.Render<ToldPage>().Find("form p:has(a)").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<TPage> Open<TPage>(Seat seat)
        where TPage : IComponent
    {
        var page = seat.Render<TPage>();
        Press(page, "Open");
        return page;
    }

    private static void Write(IRenderedComponent<TellPage> tell, string what, string next)
    {
        tell.FindAll("input[type=radio]")[1].Change(true);
        tell.Find("#what").Input(what);
        tell.Find("#day").Change("2026-05-01");
        tell.Find("#time").Change("12:10");
        tell.Find("#next").Input(next);
    }

    private static void Press<TPage>(IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        page.Button(button).Click();
}
