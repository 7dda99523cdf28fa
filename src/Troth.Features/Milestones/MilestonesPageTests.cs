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
        Write(anas, "We laughed.");
        bens.WaitForAssertion(() => Assert.Equal("Ana suggests", bens.Find("article h2").TextContent));
        Press(bens, "Yes, that got better");
        anas.WaitForAssertion(() => Assert.Contains("We laughed.", anas.Find("section article").TextContent, StringComparison.Ordinal));

        Write(anas, "We slept.");
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
        Write(anas, "The fine.");
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
        Write(anas, "We laughed.");
        Write(anas, "We slept.");
        Says(anas, "You suggested it to Ben.");
        anas.HaveNamesOfTheirOwn();
        bens.WaitForAssertion(() => Assert.Equal(2, bens.FindAll("article button").Count));
        bens.HaveNamesOfTheirOwn();
        Press(bens, "Yes, that got better");
        Says(bens, "Now it stands with what got better.");

        var (hers, theirs) = (ana.Render<LettingGoPage>(), ben.Render<LettingGoPage>());
        Write(hers, "The fine.");
        Write(hers, "The coat.");
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

        page.Find("form").Submit();

        Assert.Contains("a few words", page.Find("#text-error").TextContent, StringComparison.Ordinal);
    }

    private static void Write<T>(IRenderedComponent<T> page, string words)
        where T : IComponent
    {
        page.Find("#text").Input(words);
        page.Find("form").Submit();
    }

    private static void Says<T>(IRenderedComponent<T> page, string words)
        where T : IComponent =>
        Assert.Equal(words, page.Find(".notice[role=status][tabindex='-1']").TextContent);

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent =>
        page.Button(button).Click();
}
