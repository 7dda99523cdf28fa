using Bunit;
using Microsoft.AspNetCore.Components;
using Troth.Features.Questions;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Disclosure;

/// <summary>Questions wait for an account that is on its way, and for nothing else. Ana writes, Ben asks.</summary>
public sealed class WaitingQuestionsPageTests
{
    [Fact]
    public async Task R3_questions_wait_with_their_author_from_the_day_the_other_says_that_an_account_is_written()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Keep(ben, "Since when?");
        couple.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True(CanSend(ben)); // a couple without an account asks as ever

        var account = Writes(ana);
        Assert.True(CanSend(ben)); // writing tells nobody
        Press(account, "Let Ben know that I write");
        Press(account, "Let it be known");
        account.WaitForAssertion(() => Assert.Contains("Ben knows that you are writing", account.Markup, StringComparison.Ordinal));

        var mine = OpenMine(ben);
        Assert.Contains("What you write now waits with you", mine.Markup, StringComparison.Ordinal);
        Assert.Contains("Only you can see your questions until then", mine.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.FindAll("button"), b => b.TextContent == "Send to Ana");
        Assert.Contains("is writing down a whole account", ben.Render<DisclosurePage>().Markup, StringComparison.Ordinal);

        Press(account, "Not now");
        mine.WaitForState(() => mine.FindAll("button").Any(b => b.TextContent == "Send to Ana"));
    }

    [Fact]
    public async Task R3_whoever_asks_may_choose_not_to_wait_and_the_other_is_not_told()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Keep(ben, "Since when?");
        couple.Clock.Advance(TimeSpan.FromHours(24));
        var account = Writes(ana);
        Press(account, "Let Ben know that I write");
        Press(account, "Let it be known");
        var (shared, mine) = (couple.Shared.Count, OpenMine(ben));

        Press(mine, "I do not want to wait");
        Press(mine, "Do not let them wait");
        Assert.True(CanSend(ben));
        Assert.Equal(shared, couple.Shared.Count);
        Press(mine, "Send to Ana");
        Press(mine, "Yes, send it");
        Assert.Single(couple.Ana.State.Of<Exchanges>().All);
    }

    private static bool CanSend(Seat ben) => OpenMine(ben).FindAll("button").Any(b => b.TextContent == "Send to Ana");

    private static IRenderedComponent<QuestionsMinePage> OpenMine(Seat ben)
    {
        var page = ben.Render<QuestionsMinePage>();
        Press(page, "Open");
        return page;
    }

    private static void Keep(Seat ben, string question)
    {
        var page = OpenMine(ben);
        page.Find("#text").Input(question);
        page.Find("form").Submit();
    }

    private static IRenderedComponent<AccountPage> Writes(Seat ana)
    {
        var page = ana.Render<AccountPage>();
        Press(page, "Open");
        page.Find("#what").Input("It went on for four months.");
        page.Find("form").Submit();
        return page;
    }

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent => page.FindAll("button").First(b => b.TextContent == button).Click();
}
