using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Goals;

public sealed class GoalsPageTests
{
    [Fact]
    public async Task A_goal_for_both_is_suggested_joined_and_reached_by_both()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<GoalFormPage>().Opened();
        Assert.Equal("Only me", form.Find(".marker").TextContent);
        form.Find("#text").Input("Three evenings together");
        form.Find("#sign").Input("Three a week");
        form.Find("#steps").Input("choose days\nshop");
        form.FindAll("input[name=whose]")[1].Change(true);
        Assert.Equal("choose days\nshop", ana.Render<GoalFormPage>().Opened().Find("#steps").GetAttribute("value"));
        form.Find("form").Submit();

        Assert.Equal("Ana suggests a goal for you both", ben.Render<GoalsPage>().Find("section h2").TextContent);
        var (anas, bens) = (One(ana, couple.Ana), One(ben, couple.Ben));
        Assert.All(bens.FindAll("input[type=checkbox]"), box => Assert.True(box.HasAttribute("disabled")));
        Press(bens, "Yes, let us do this");
        Assert.Equal("You and Ana want to reach this together.", bens.Find(".notice[role=status]").TextContent);
        bens.FindAll("input[type=checkbox]")[0].Change(true);
        anas.WaitForAssertion(() => Assert.True(anas.FindAll("input[type=checkbox]")[0].HasAttribute("checked")));
        bens.Find("#step").Input("tell the children");
        bens.Find("form").Submit();

        Press(anas, "It is reached");
        Assert.Equal("You say that it is reached.", anas.Find(".notice[role=status]").TextContent);
        bens.WaitForAssertion(() => Assert.Contains("Ana says that it is reached.", bens.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "It is reached");
        bens.Find("#words").Input("It was easier than I thought");
        Press(bens, "It is reached");
        anas.WaitForAssertion(() => Assert.Contains("It was easier than I thought", anas.Markup, StringComparison.Ordinal));
        Assert.Equal("Finished", ana.Render<GoalsPage>().Find("section h2").TextContent);
        Assert.Empty(anas.FindAll("button"));
    }

    [Fact]
    public async Task A_goal_of_the_other_is_seen_and_left_alone()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        await couple.Ana.WriteAsync([new(Protocol.Id16.New(), new GoalEvent.Set(Protocol.Id16.New(), new("Run", "Twice a week", couple.Today.AddDays(9))))]);

        var bens = One(ben, couple.Ben);
        Assert.Contains("Ana has set this goal.", bens.Markup, StringComparison.Ordinal);
        Assert.Empty(bens.FindAll("button, input, textarea"));
        Assert.Equal("Goals of Ana", ben.Render<GoalsPage>().Find("section h2").TextContent);
    }

    [Fact]
    public void Without_a_sign_or_another_person_a_goal_is_refused_and_what_was_typed_stays()
    {
        using var seat = new Seat(new Couple().Ana);
        var form = seat.Render<GoalFormPage>().Opened();
        form.Find("#text").Input("Run");
        form.Find("form").Submit();

        Assert.Contains("nobody to share with", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Run", form.Find("#text").GetAttribute("value"));
        Assert.NotEmpty(seat.Render<GoalsPage>().FindAll(".empty"));
        Assert.Contains("no such goal", seat.Render<GoalPage>(p => p.Add(x => x.Id, "nonsense")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void R48_a_goal_and_its_steps_bring_a_suggestion_while_they_are_typed()
    {
        using var seat = new Seat(new Couple().Ana);
        var form = seat.Render<GoalFormPage>().Opened();
        form.Find("#steps").Input("you have to answer to me");

        Assert.Contains("account to the other", form.Find(".notice[role=status] p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void R47_a_kept_draft_is_not_in_the_document_before_it_is_opened()
    {
        using var seat = new Seat(new Couple().Ana);
        var closed = seat.Render<GoalFormPage>().Markup;
        seat.Render<GoalFormPage>().Opened().Find("#text").Input("half a sentence");

        seat.Render<GoalFormPage>().MarkupMatches(closed);
        Assert.Equal("half a sentence", seat.Render<GoalFormPage>().Opened().Find("#text").GetAttribute("value"));
    }

    private static IRenderedComponent<GoalPage> One(Seat seat, Person person) => seat.Render<GoalPage>(p => p.Add(x => x.Id, $"{person.State.Of<SharedGoals>().All[0].Id}"));

    private static void Press(IRenderedComponent<GoalPage> page, string button) => page.FindAll("button").First(b => b.TextContent == button).Click();
}
