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
        var account = Account(ana);
        Press(account, "It is whole: close it");
        Press(account, "Close it and say that I am ready");
        var id = $"{couple.Ana.State.Of<Disclosures>().All[0].Id}";
        Assert.Contains("offers it to you", ben.Render<DisclosurePage>().Find("a.card").TextContent, StringComparison.Ordinal);

        Choose(ben, 2);
        var (anas, bens) = (At(ana, id), At(ben, id));
        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "Hand it over");
        SayReady(ben, id);
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
        var later = At(ben, id);
        Assert.DoesNotContain("four months", later.Markup, StringComparison.Ordinal); // R47
        Press(later, "Read");
        Assert.Contains("four months", later.Markup, StringComparison.Ordinal);
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
        SayReady(ben, id, OpenMode.Together);
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        bens.WaitForAssertion(() => Assert.Contains("First name a time", bens.Markup, StringComparison.Ordinal));
        Meet(couple, ana, ben, id);
        Assert.DoesNotContain(bens.FindAll("button"), b => b.TextContent == "Open what I chose");
        Press(anas, "Let it open now");
        bens.WaitForState(() => bens.FindAll("button").Any(b => b.TextContent == "Open what I chose"));
        Press(bens, "Open what I chose");
        Press(bens, "Open it");
        bens.WaitForAssertion(() => Assert.Contains("1 of 7", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R21_a_break_hides_it_for_both_and_it_ends_gently_when_its_time_is_over()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 4);
        var (anas, bens) = (At(ana, id), At(ben, id));
        SayReady(ben, id, OpenMode.Together);
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        Meet(couple, ana, ben, id);
        Press(anas, "Take a break");
        bens.WaitForAssertion(() => Assert.Contains("It goes on when", bens.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "Let it open now");
        Press(anas, "Go on");
        Press(anas, "Let it open now");
        bens.WaitForState(() => bens.FindAll("button").Any(b => b.TextContent == "Open what I chose"));
        Press(bens, "Open what I chose");
        Press(bens, "Open it");
        bens.WaitForAssertion(() => Assert.NotEmpty(bens.FindAll(".card h3")));
        Press(bens, "Take a break");
        bens.WaitForAssertion(() => Assert.DoesNotContain("four months", bens.Markup, StringComparison.Ordinal));
        Press(bens, "Go on");

        couple.Clock.Advance(TimeSpan.FromMinutes(20));
        bens.WaitForAssertion(() => Assert.Contains("That is enough for one day", bens.Markup, StringComparison.Ordinal));
        anas.WaitForAssertion(() => Assert.Contains("That is enough for one day", anas.Markup, StringComparison.Ordinal));
        Assert.Contains("What you can open without a session", bens.Find("details summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R6_a_not_now_to_a_session_says_only_that()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 4);
        var anas = At(ana, id);
        SayReady(ben, id, OpenMode.Together);
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        Name(ana, id, couple.Today, "our therapist");
        var bens = At(ben, id);
        Assert.Contains("our therapist", bens.Markup, StringComparison.Ordinal);
        Press(bens, "Not now");
        anas.WaitForAssertion(() => Assert.Contains("“Not now” was said.", anas.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("our therapist", anas.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R6_ticks_and_the_name_of_a_supporter_are_kept_for_one_alone_and_hold_nobody_back()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 2);
        var anas = At(ana, id);
        var before = (anas.Markup, couple.Shared.Count);
        var ready = Ready(ben, id);
        Assert.Equal("Only me", ready.Find(".marker").TextContent);
        ready.FindAll("input[name=check]")[1].Change(true);
        ready.Find("#supporter").Input("my sister");
        ready.Find("#supporter").FocusOut();
        Assert.Equal(before, (anas.Markup, couple.Shared.Count));
        Assert.True(Ready(ben, id).FindAll("input[name=check]")[1].HasAttribute("checked"));
        Assert.Equal("my sister", Ready(ben, id).Find("#supporter").GetAttribute("value"));

        couple.Clock.Advance(TimeSpan.FromDays(1));
        var next = Ready(ben, id);
        Assert.DoesNotContain(next.FindAll("input[name=check]"), box => box.HasAttribute("checked"));
        Press(next, "I am ready");
        anas.WaitForAssertion(() => Assert.Contains("You are both ready", anas.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R1c_what_is_left_to_a_therapist_stays_closed_and_says_so()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var levels = Levels(ben);
        levels.FindAll("input[name=level-Somebody]")[5].Change(true);
        levels.FindAll("input[name=floor]")[0].Change(true);
        Assert.Contains("No therapist is in Troth yet", levels.Markup, StringComparison.Ordinal);
        levels.Find("form").Submit();
        Assert.Contains("checked", Levels(ben).FindAll("input[name=level-Somebody]")[5].OuterHtml, StringComparison.Ordinal);

        var (anas, bens) = (At(ana, id), At(ben, id));
        SayReady(ben, id);
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        bens.WaitForState(() => bens.FindAll("button").Any(b => b.TextContent == "Open what I chose"));
        Press(bens, "Open what I chose");
        Press(bens, "Open it");
        bens.WaitForAssertion(() => Assert.Contains("1 of 4", bens.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(couple.Ben.State.Of<Disclosures>().All[0].Private.Opened.Values, p => p.Floor == Floor.Health || p.Floor is null);
    }

    [Fact]
    public async Task R4_what_is_added_is_handed_over_with_its_date()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 4);
        var (anas, bens) = (At(ana, id), At(ben, id));
        SayReady(ben, id);
        anas.WaitForState(() => anas.FindAll("button").Any(b => b.TextContent == "Hand it over"));
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        anas.FindAll("form")[^1].Submit();
        Assert.Contains("a few words", anas.Find("#what-error").TextContent, StringComparison.Ordinal);
        anas.Find("#what").Input("One more evening.");
        anas.FindAll("form")[^1].Submit();

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
    public async Task R47_whoever_told_opens_the_own_account_once_more_to_see_it_at_every_level()
    {
        var (couple, id) = await OfferedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Choose(ben, 1);
        SayReady(ben, id);
        var anas = At(ana, id);
        Press(anas, "Hand it over");
        Press(anas.FindAll(".card button")[0]);
        anas.WaitForAssertion(() => Assert.Contains("everything you wrote, at every level", anas.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("four months", anas.Markup, StringComparison.Ordinal);

        Press(anas, "Open");

        Assert.All(["four months", "hotel"], words => Assert.Contains(words, anas.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("four months", At(ana, id).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R1b_explicit_detail_asks_for_a_reason_at_the_field()
    {
        var (couple, _) = await OfferedAsync();
        using var ben = new Seat(couple.Ben);
        var page = Levels(ben);
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
        var page = Account(ana);
        Assert.Equal("Only me", page.Find(".marker").TextContent);
        page.Find("#what").Input("It went on for four months.");
        Assert.Equal("It went on for four months.", Account(ana).Find("#what").GetAttribute("value"));
        page.Find("form").Submit();
        Assert.Contains("5 of 5 are left", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent == "It is whole: close it");
        page.Find("form").Submit();
        Assert.Contains("a few words", page.Find("#floor-Health-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thing_is_asked_at_a_time_and_what_is_left_for_now_is_there_again()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        Write(ana);
        var page = Account(ana);
        Assert.Empty(page.FindAll("#what"));
        Press(page, "Write another piece");
        Assert.Single(page.FindAll("form"));
        page.Find("#what").Input("And one more evening.");
        Press(page, "Leave it for now");
        Press(page, "Write another piece");
        Assert.Equal("And one more evening.", page.Find("#what").GetAttribute("value"));
        Press(page, "Leave it for now");

        Press(page, "Change");
        page.Find("#what").Input("It went on for five months.");
        Press(page, "Leave it for now");
        Assert.Contains("It went on for four months.", page.Find("summary").TextContent, StringComparison.Ordinal);
    }

    private static async Task<(Couple Couple, string Id)> OfferedAsync()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        Write(ana);
        var account = Account(ana);
        Press(account, "It is whole: close it");
        Press(account, "Close it and say that I am ready");
        return (couple, $"{couple.Ana.State.Of<Disclosures>().All[0].Id}");
    }

    private static void Write(Seat ana)
    {
        var page = Account(ana);
        page.Find("#what").Input("It went on for four months.");
        page.Find("form").Submit();
        Press(page, "Write another piece");
        page.Find("#what").Input("We met in a hotel.");
        page.FindAll("input[name=level]")[2].Change(true);
        page.Find("form").Submit();
        for (var i = 0; i < 5; i++)
        {
            page.FindAll("button").Last(b => b.Seen() == "Nothing to tell.").Click();
        }

        Assert.Contains("0 of 5 are left", page.Markup, StringComparison.Ordinal);
    }

    private static void Choose(Seat ben, int level)
    {
        var page = Levels(ben);
        page.FindAll("input[name=level-Somebody]")[level - 1].Change(true);
        page.Find("form").Submit();
    }

    // Closed at first, for everybody (R47).
    private static IRenderedComponent<AccountPage> Account(Seat seat) => Opened(seat.Render<AccountPage>());

    private static IRenderedComponent<LevelsPage> Levels(Seat seat) => Opened(seat.Render<LevelsPage>());

    private static IRenderedComponent<TPage> Opened<TPage>(IRenderedComponent<TPage> page)
        where TPage : IComponent
    {
        Assert.Empty(page.FindAll("form"));
        Press(page, "Open");
        return page;
    }

    private static IRenderedComponent<ReadyPage> Ready(Seat seat, string id) => seat.Render<ReadyPage>(p => p.Add(x => x.Id, id));

    private static void SayReady(Seat ben, string id, OpenMode mode = OpenMode.Alone)
    {
        var page = Ready(ben, id);
        page.FindAll("input[name=mode]")[(int)mode].Change(true);
        Press(page, "I am ready");
    }

    private static void Name(Seat seat, string id, DateOnly day, string with = "")
    {
        var page = seat.Render<SessionPage>(p => p.Add(x => x.Id, id));
        Assert.Equal("Both of us", page.Find(".marker").TextContent);
        page.Find("#day").Change($"{day:yyyy-MM-dd}");
        page.Find("#time").Change("19:30");
        page.Find("#with").Input(with);
        page.Find("form").Submit();
    }

    // Twenty minutes, because one of both wants no more.
    private static void Meet(Couple couple, Seat ana, Seat ben, string id)
    {
        Name(ben, id, couple.Today);
        var anas = At(ana, id);
        Assert.Contains("At most 60 minutes.", anas.Markup, StringComparison.Ordinal);
        anas.FindAll("input[name=minutes]")[0].Change(true);
        Press(anas, "Yes to this time");
        Press(Ready(ben, id), "Start the session");
        Assert.Contains("You have started. It goes on when", At(ben, id).Markup, StringComparison.Ordinal);
        Press(Ready(ana, id), "Start the session");
    }

    private static IRenderedComponent<TellingPage> At(Seat seat, string id) => seat.Render<TellingPage>(p => p.Add(x => x.Id, id));

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent => Press(page.Button(button));

    private static void Press(IElement button) => button.Click();
}
