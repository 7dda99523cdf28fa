using Bunit;
using Troth.Features.Notes;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Journal;

public sealed class JournalPageTests
{
    [Fact]
    public async Task R47_the_closed_page_looks_the_same_with_and_without_words_in_it()
    {
        var couple = new Couple();
        using var empty = new Seat(couple.Ben);
        using var full = new Seat(couple.Ana);
        await couple.Ana.WriteAsync([new(Id16.New(), new JournalEvent.Written(Id16.New(), "secret"))]);

        Assert.Equal(empty.Render<JournalPage>().Markup, full.Render<JournalPage>().Markup);
    }

    [Fact]
    public void R47_the_page_is_closed_again_each_time()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        Write(Open(seat), "a page");

        Assert.DoesNotContain("a page", seat.Render<JournalPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("a page", Open(seat).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_can_be_changed_and_its_earlier_versions_read()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = Open(seat);
        Write(page, "first");

        page.Button("Change").Click();
        Assert.Equal("first", page.Find("#text").GetAttribute("value"));
        page.Button("Leave it as it was").Click();
        Assert.Contains("Nothing was changed.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        page.Button("Change").Click();
        Write(page, "second");

        Assert.Equal("second", page.Find("article > p").TextContent);
        Assert.Contains("first", page.Find("article details").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("#text").GetAttribute("value"));
    }

    [Fact]
    public void Erasing_asks_once_more_and_then_nothing_is_left()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        seat.JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Open(seat);
        Write(page, "gone tomorrow");

        Press(page, "Erase");
        Assert.Contains("cannot be brought back", page.Find("[role=group]").TextContent, StringComparison.Ordinal);
        Press(page, "Yes, erase it");

        Assert.Empty(page.FindAll("article"));
        Assert.Empty(couple.Ana.State.Of<PrivatePages>().Pages);
    }

    [Fact]
    public async Task R44_a_copy_is_refused_during_the_day_of_quiet_and_the_page_stays_mine()
    {
        var couple = await Couple.MetAsync();
        using var seat = new Seat(couple.Ana);
        seat.JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Open(seat);
        Write(page, "for us");

        Press(page, "Share a copy");
        Press(page, "Yes, share a copy");

        Assert.Contains("day of quiet", page.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(couple.Shared, w => w.Name == "note.shared.1");
    }

    [Fact]
    public async Task A_shared_copy_stands_with_author_and_day_and_only_the_author_can_take_it_back()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        ana.JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Open(ana);
        Write(page, "for us");
        Press(page, "Share a copy");
        Press(page, "Yes, share a copy");

        var theirs = ben.Render<NotesPage>();
        var mine = ana.Render<NotesPage>();
        Assert.Equal("Ana, today", theirs.Find("article h2").TextContent);
        Assert.Equal("You, today", mine.Find("article h2").TextContent);
        Assert.Empty(theirs.FindAll("article button"));

        mine.Find("article button").Click();
        mine.Find("article [role=group] button").Click();

        Assert.Empty(theirs.FindAll("article"));
        Assert.Single(couple.Ana.State.Of<PrivatePages>().Pages);
    }

    [Fact]
    public void A_card_begins_with_a_capital_and_each_button_says_which_page_it_is_for()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = Open(seat);
        Write(page, "first");
        Write(page, "second");

        Assert.Equal(["Today", "Today"], page.FindAll("article h2").Select(h => h.TextContent));
        Assert.Equal("Erase: second", page.Button("Erase").TextContent);
        page.HaveNamesOfTheirOwn();
    }

    private static IRenderedComponent<JournalPage> Open(Seat seat)
    {
        var page = seat.Render<JournalPage>();
        page.Find("button").Click();
        return page;
    }

    private static void Write(IRenderedComponent<JournalPage> page, string text)
    {
        page.Find("#text").Input(text);
        page.Find("form").Submit();
    }

    private static void Press(IRenderedComponent<JournalPage> page, string label) => page.Button(label).Click();
}
