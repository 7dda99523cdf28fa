using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Kindness;

public sealed class NoticedPageTests
{
    [Fact]
    public async Task R30_what_one_noticed_stands_for_both_and_no_number_stands_beside_it()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var page = ana.Render<NoticedPage>();
        Assert.Equal("Both of us", page.Find(".marker").TextContent);
        foreach (var text in new[] { "tea in the morning", "the bins", "a joke" })
        {
            page.Find("#text").Input(text);
            page.Find("form").Submit();
        }

        Assert.Equal("", page.Find("#text").GetAttribute("value"));
        Assert.Equal("You told Ben.", page.Find(".notice[role=status]").TextContent);
        page.HaveNamesOfTheirOwn();
        var seen = ben.Render<NoticedPage>();
        Assert.Equal(3, seen.FindAll("article").Count);
        Assert.StartsWith("Ana noticed", seen.Find("article h2").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(seen.Find("h1").ParentElement!.TextContent, char.IsDigit);
        Assert.Single(seen.FindAll("button")); // only to tell what Ben noticed: there is nothing to claim
    }

    [Fact]
    public async Task What_was_told_can_be_taken_back_by_the_one_who_told_it()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var page = ana.Render<NoticedPage>();
        page.Find("#text").Input("tea");
        page.Find("form").Submit();

        page.Button("Take it back").Click();
        page.Button("Yes, take it back").Click();
        Assert.Contains("You took it back.", page.Find(".notice[role=status]").TextContent, StringComparison.Ordinal);

        Assert.Empty(ben.Render<NoticedPage>().FindAll("article"));
    }

    [Fact]
    public void Alone_nothing_is_told_and_what_was_typed_stays()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<NoticedPage>();
        page.Find("#text").Input("tea");
        page.Find("form").Submit();

        Assert.Equal("tea", page.Find("#text").GetAttribute("value"));
        Assert.Contains("nobody to share with", page.Find("#text-error").TextContent, StringComparison.Ordinal);
    }
}
