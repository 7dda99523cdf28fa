using Bunit;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Features.Goals;
using Troth.Features.Milestones;
using Troth.Features.Transparency;
using Troth.Protocol;
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
        var form = ana.Render<SetbackFormPage>().Opened();
        Assert.Equal("Only me", form.Find(".marker").TextContent);

        form.Find("#text").Input("I was silent for two days.");
        form.FindAll("input[name=around]")[0].Change(true);
        Assert.Empty(couple.Ben.State.Of<SharedSetbacks>().All);
        var again = ana.Render<SetbackFormPage>().Opened();
        Assert.Equal("I was silent for two days.", again.Find("#text").GetAttribute("value"));
        again.Find("form").Submit();

        Assert.Equal([Around.Tired], Assert.Single(couple.Ben.State.Of<SharedSetbacks>().All).Account!.Around);
        Assert.Contains("I was silent for two days.", ben.Render<SetbacksPage>().Find("a.card").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(couple.Ana.Drafts, d => d.Value.Contains("silent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_written_is_said_at_the_field()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = ana.Render<SetbackFormPage>().Opened();

        form.Find("form").Submit();

        Assert.Contains("a few words", form.Find("#text-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_can_say_that_they_see_it_differently_and_both_read_it()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = await NamedAsync(couple, ana, ben);
        Assert.DoesNotContain("differently", anas.Markup, StringComparison.Ordinal);

        Press(bens, "I see this differently");
        Assert.False(couple.Ana.State.Of<SharedSetbacks>().All[0].Differently);
        Press(bens, "Yes, say so");

        Assert.Contains("Ben sees this differently.", anas.Find(".card [role=status]").TextContent, StringComparison.Ordinal);
        Press(bens, "Take that back");
        Assert.DoesNotContain("differently", anas.Find(".card [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_voices_stand_under_a_step_and_both_put_it_away()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = await NamedAsync(couple, ana, ben);

        bens.Find("#words-Tell").Input("I did not know where I stood.");
        bens.FindAll("form")[1].Submit();
        anas.WaitForAssertion(() => Assert.Contains("I did not know where I stood.", anas.Find("blockquote").TextContent, StringComparison.Ordinal));
        Assert.Contains("Ben wrote", anas.Markup, StringComparison.Ordinal);

        var before = bens.Markup;
        Press(anas, "Close it for me");
        anas.WaitForAssertion(() => Assert.Contains("For you this is over", anas.Markup, StringComparison.Ordinal));
        Assert.Equal(before, bens.Markup); // what one would like asks nothing of the other
        Press(bens, "Close it for me");
        anas.WaitForAssertion(() => Assert.Contains("You have both closed this", anas.Markup, StringComparison.Ordinal));
        Assert.Empty(anas.FindAll("form"));
        Press(anas, "Open it again");
        bens.WaitForAssertion(() => Assert.NotEmpty(bens.FindAll("form")));
    }

    [Fact]
    public async Task R41_own_words_are_taken_back_and_both_see_plainly_that_they_were()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = await NamedAsync(couple, ana, ben);
        bens.Find("#words-Tell").Input("I did not know where I stood.");
        bens.FindAll("form")[1].Submit();
        Assert.Equal("Shared with Ana.", bens.FindAll("section:not(.card) .notice")[1].TextContent);
        anas.Find("#words-Ground").Input("A walk.");
        anas.FindAll("form")[0].Submit();
        anas.WaitForAssertion(() => Assert.Contains("A walk.", anas.Markup, StringComparison.Ordinal));

        Press(anas, "Take my words back: Get calm first");
        Press(anas, "Yes, take them back");
        bens.WaitForAssertion(() => Assert.Contains("Ana took these words back.", bens.Markup, StringComparison.Ordinal));
        Assert.Contains("You took your words back.", anas.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("A walk.", bens.Markup + anas.Markup, StringComparison.Ordinal);

        Assert.DoesNotContain(bens.FindAll("button"), b => b.TextContent == "Take this back");
        Press(anas, "Take this back");
        Press(anas, "Yes, take it back");
        bens.WaitForAssertion(() => Assert.Equal("Taken back", bens.Find("h1").TextContent));
        Assert.Contains("I did not know where I stood.", anas.Markup, StringComparison.Ordinal);
        Assert.Empty(bens.FindAll("form"));
        Assert.Contains("Taken back", ben.Render<SetbacksPage>().Find("details a.card").TextContent, StringComparison.Ordinal);
        Press(bens, "Take my words back: Say what happened"); // and so may the other, of the own words
        Press(bens, "Yes, take them back");
        anas.WaitForAssertion(() => Assert.Contains("Ben took these words back.", anas.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setback_leads_to_whatever_it_touched()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (promise, goal, plan, milestone) = (new Id16(0xA1), new Id16(0xA2), new Id16(0xA3), new Id16(0xA4));
        await couple.Ana.WriteAsync([New(new CommitmentEvent.Made(promise, new("I call by six", new(Pace.Daily), couple.Today))), New(new GoalEvent.Set(goal, new("Run", "twice", couple.Today.AddDays(2)))), New(new MilestoneEvent.Suggested(milestone, "We laughed."))]);
        await couple.Ana.WriteAsync([New(new TransparencyEvent.Suggested(plan, PlanTerms.Blank(couple.Today) with { What = "A hard day", Purpose = "calm" }))]);
        await couple.Ben.WriteAsync([New(new MilestoneEvent.Confirmed(milestone)), New(new TransparencyEvent.Accepted(plan, couple.Ben.State.Of<TransparencyPlan>()[plan]!.Open!.Hash))]);
        var form = ana.Render<SetbackFormPage>().Opened();
        form.Find("#text").Input("Late.");
        Assert.Equal(["Promise: I call by six", "Transparency plan: A hard day", "Goal: Run", "Milestone: We laughed."], form.FindAll("details label").Select(l => l.TextContent.Trim()));
        for (var i = 0; i < 4; i++)
        {
            form.FindAll("input[name=touches]")[i].Change(true);
        }

        form.Find("form").Submit();
        var links = ben.Render<SetbackPage>(p => p.Add(x => x.Id, $"{couple.Ben.State.Of<SharedSetbacks>().All[0].Id}")).FindAll(".card li a");

        Assert.Equal([$"/commitments/{promise}", $"/transparency/{plan}", $"/goals/{goal}", "/milestones"], links.Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Beside_whatever_sends_words_stands_that_nobody_has_to_and_every_button_has_a_name_of_its_own()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, _) = await NamedAsync(couple, ana, ben);

        Assert.All(anas.FindAll("form"), form => Assert.Contains("you do not have to", form.TextContent, StringComparison.Ordinal));
        Assert.Contains("you do not have to", ana.Render<SetbackFormPage>().Opened().Find("form").TextContent, StringComparison.Ordinal);
        Assert.Distinct(anas.FindAll("button, summary").Select(b => b.TextContent));
        Assert.Equal(1, anas.Markup.Split("I was silent for two days.").Length - 1); // said once
    }

    [Fact]
    public async Task R15_the_page_says_the_same_whether_the_other_has_looked_or_not()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<SetbackFormPage>().Opened();
        form.Find("#text").Input("I was silent for two days.");
        form.Find("form").Submit();
        var id = $"{couple.Ana.State.Of<SharedSetbacks>().All[0].Id}";
        var page = ana.Render<SetbackPage>(p => p.Add(x => x.Id, id));
        var before = page.Markup;

        ben.Render<SetbackPage>(p => p.Add(x => x.Id, id));

        Assert.Equal(before, page.Markup);
    }

    [Fact]
    public void R47_a_kept_draft_is_not_in_the_document_before_it_is_opened()
    {
        using var seat = new Seat(new Couple().Ana);
        var closed = seat.Render<SetbackFormPage>().Markup;
        seat.Render<SetbackFormPage>().Opened().Find("#text").Input("half a sentence");

        seat.Render<SetbackFormPage>().MarkupMatches(closed);
        Assert.Equal("half a sentence", seat.Render<SetbackFormPage>().Opened().Find("#text").GetAttribute("value"));
    }

    private static async Task<(IRenderedComponent<SetbackPage> Anas, IRenderedComponent<SetbackPage> Bens)> NamedAsync(Couple couple, Seat ana, Seat ben)
    {
        var id = Id16.New();
        await couple.Ana.WriteAsync([New(new SetbackEvent.Named(id, Account.Blank(couple.Today) with { Text = "I was silent for two days." }))]);
        return (ana.Render<SetbackPage>(p => p.Add(x => x.Id, $"{id}")), ben.Render<SetbackPage>(p => p.Add(x => x.Id, $"{id}")));
    }

    private static NewFact New(LifeEvent happened) => new(Id16.New(), happened);

    private static void Press(IRenderedComponent<SetbackPage> page, string button) => page.FindAll("button").Single(b => b.TextContent == button).Click();
}
