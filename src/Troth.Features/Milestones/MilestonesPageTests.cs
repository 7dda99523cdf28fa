using Bunit;
using Microsoft.AspNetCore.Components;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Milestones;

public sealed class MilestonesPageTests
{
    [Fact]
    public async Task R30b_the_wall_shows_what_both_say_and_its_author_takes_a_suggestion_back()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = (ana.Render<MilestonesPage>(), ben.Render<MilestonesPage>());
        Write(anas, "We laughed.", "Suggest it to Ben", "Yes, suggest it");
        bens.WaitForAssertion(() => Assert.Equal("Ana suggests", bens.Find("article h2").TextContent));
        Press(bens, "Yes, that got better");
        anas.WaitForAssertion(() => Assert.Contains("We laughed.", anas.Find("section article").TextContent, StringComparison.Ordinal));

        Write(anas, "We slept.", "Suggest it to Ben", "Yes, suggest it");
        Press(anas, "Take it back");
        Press(anas, "Yes, take it back");
        bens.WaitForAssertion(() => Assert.DoesNotContain("We slept.", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_thing_is_folded_away_by_both_and_only_its_owner_has_a_way_to_bring_it_back()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = (ana.Render<LettingGoPage>(), ben.Render<LettingGoPage>());
        Write(anas, "The fine.", "Offer it to Ben", "Yes, offer it");
        bens.WaitForAssertion(() => Press(bens, "Yes, let it go"));

        anas.WaitForAssertion(() => Assert.Contains("The fine.", anas.Find("details").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(bens.FindAll("button"), b => b.Seen() == "Bring it back");
        Press(anas, "Bring it back");
        bens.WaitForAssertion(() => Assert.Contains("Ana brought this back.", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_done_is_said_and_no_two_buttons_have_one_name()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = (ana.Render<MilestonesPage>(), ben.Render<MilestonesPage>());
        Write(anas, "We laughed.", "Suggest it to Ben", "Yes, suggest it");
        Write(anas, "We slept.", "Suggest it to Ben", "Yes, suggest it");
        Says(anas, "You suggested it to Ben.");
        anas.HaveNamesOfTheirOwn();
        bens.WaitForAssertion(() => Assert.Equal(2, bens.FindAll("article button").Count));
        bens.HaveNamesOfTheirOwn();
        Press(bens, "Yes, that got better");
        Says(bens, "Now it stands with what got better.");

        var (hers, theirs) = (ana.Render<LettingGoPage>(), ben.Render<LettingGoPage>());
        Write(hers, "The fine.", "Offer it to Ben", "Yes, offer it");
        Write(hers, "The coat.", "Offer it to Ben", "Yes, offer it");
        Says(hers, "It waits for Ben.");
        hers.HaveNamesOfTheirOwn();
        theirs.WaitForAssertion(() => Assert.Equal(2, theirs.FindAll("article button").Count));
        theirs.HaveNamesOfTheirOwn();
        Assert.Contains("you can leave this here", theirs.Find("article").TextContent, StringComparison.Ordinal);
        Press(hers, "Take the offer back");
        Says(hers, "You took the offer back.");
        theirs.WaitForAssertion(() => Assert.Single(theirs.FindAll("article")));
    }

    [Fact]
    public async Task Nothing_written_is_said_at_the_field()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var page = ana.Render<MilestonesPage>();

        Press(page, "Suggest it to Ben");

        Assert.Contains("a few words", page.Find("#text-error").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.Seen() == "Yes, suggest it");
    }

    [Fact]
    public async Task Nothing_goes_to_the_other_before_a_second_question_was_answered()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var (wall, old, before) = (ana.Render<MilestonesPage>(), ana.Render<LettingGoPage>(), couple.Shared.Count);
        wall.Find("#text").Input("We laughed.");
        Press(wall, "Suggest it to Ben");
        old.Find("#text").Input("The fine.");
        Press(old, "Offer it to Ben");
        Assert.All([wall.Markup, old.Markup], asked => Assert.Contains("Ben can read it from then on.", asked, StringComparison.Ordinal));

        Press(wall, "No, leave it");
        Press(old, "No, leave it");

        Assert.Equal(before, couple.Shared.Count);
        Assert.Equal(["We laughed.", "The fine."], [wall.Find("#text").GetAttribute("value"), old.Find("#text").GetAttribute("value")]);
    }

    private static void Write<T>(IRenderedComponent<T> page, string words, string button, string yes)
        where T : IComponent
    {
        page.Find("#text").Input(words);
        Press(page, button);
        Press(page, yes);
    }

    private static void Says<T>(IRenderedComponent<T> page, string words)
        where T : IComponent =>
        Assert.Equal(words, page.Find(".notice[role=status][tabindex='-1']").TextContent);

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent =>
        page.Button(button).Click();
}
