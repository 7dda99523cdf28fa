using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Impact;

public sealed class ImpactPageTests
{
    private const string Keys = "I listen for keys in the door.";

    [Fact]
    public async Task R47_the_form_is_closed_each_time_whether_something_is_written_or_not()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var closed = ana.Render<ImpactFormPage>().Markup;
        var form = Opened(ana.Render<ImpactFormPage>());
        form.Find("#words").Input(Keys);

        ana.Render<ImpactFormPage>().MarkupMatches(closed);
        Assert.Equal("Only me", form.Find(".marker").TextContent);
        Assert.Equal(Keys, Opened(ana.Render<ImpactFormPage>()).Find("#words").GetAttribute("value"));
        Assert.DoesNotContain(couple.Shared, w => w.Name.StartsWith("impact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_sent_after_a_second_question_and_the_draft_is_gone()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = Opened(ana.Render<ImpactFormPage>());
        Press(form, "Send it to Ben");
        Assert.Contains("a few words", form.Find("#words-error").TextContent, StringComparison.Ordinal);

        form.Find("#words").Input(Keys);
        Press(form, "Send it to Ben");
        Assert.Empty(couple.Ben.State.Of<SharedImpact>().All);
        Press(form, "Yes, send it");

        Assert.Equal(Keys, Assert.Single(couple.Ben.State.Of<SharedImpact>().All).Words);
        Assert.DoesNotContain(couple.Ana.Drafts, d => d.Value.Contains("keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_says_what_was_heard_and_each_sentence_is_marked()
    {
        var (couple, id) = await ToldAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var answer = Opened(ben.Render<AnswerPage>(p => p.Add(x => x.Id, id)));
        answer.Find("#words").Input("You listen for the door. It was nothing.");
        Assert.Contains("heard as a defence", answer.Markup, StringComparison.Ordinal);
        answer.Find("#words").Input("You listen for the door. You are angry.");
        Assert.DoesNotContain("heard as a defence", answer.Markup, StringComparison.Ordinal);
        Press(answer, "Send it to Ana");
        Press(answer, "Yes, send it");

        var marks = Opened(ana.Render<AnswerPage>(p => p.Add(x => x.Id, id)));
        marks.FindAll("input[name=mark-0]")[0].Change(true);
        marks.FindAll("input[name=mark-1]")[1].Change(true);
        marks.Find("#missing-1").Input("Not angry. Afraid.");
        Assert.Equal("Not angry. Afraid.", Opened(ana.Render<AnswerPage>(p => p.Add(x => x.Id, id))).Find("#missing-1").GetAttribute("value"));
        Assert.Empty(couple.Ben.State.Of<SharedImpact>().All[0].Latest!.Marks);
        Press(marks, "Send it to Ben");
        Press(marks, "Yes, send it");

        var bens = ben.Render<StatementPage>(p => p.Add(x => x.Id, id));
        Assert.Contains("Ana says: you got it.", bens.Markup, StringComparison.Ordinal);
        Assert.Contains("Ana says: not quite.", bens.Markup, StringComparison.Ordinal);
        Assert.Contains("Not angry. Afraid.", bens.Markup, StringComparison.Ordinal);
        Assert.Equal("Try once more", bens.Find("a.button").TextContent);
    }

    [Fact]
    public async Task Whoever_told_feels_heard_and_only_they_can_say_so()
    {
        var (couple, id) = await ToldAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = (ana.Render<StatementPage>(p => p.Add(x => x.Id, id)), ben.Render<StatementPage>(p => p.Add(x => x.Id, id)));
        Assert.Empty(bens.FindAll("button"));

        Press(anas, "I feel heard on this");
        Press(anas, "Yes, I feel heard");

        bens.WaitForAssertion(() => Assert.Contains("Ana feels heard on this.", bens.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Press(anas, "Take it up again");
        bens.WaitForAssertion(() => Assert.DoesNotContain("feels heard", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_are_taken_back_are_gone_for_both()
    {
        var (couple, id) = await ToldAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = (ana.Render<StatementPage>(p => p.Add(x => x.Id, id)), ben.Render<StatementPage>(p => p.Add(x => x.Id, id)));

        Press(anas, "Take my words back");
        Press(anas, "Yes, take them back");

        bens.WaitForAssertion(() => Assert.Contains("not any more", bens.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("keys", bens.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R15_nothing_tells_that_the_other_has_looked()
    {
        var (couple, id) = await ToldAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var page = ana.Render<StatementPage>(p => p.Add(x => x.Id, id));
        var (before, written) = (page.Markup, couple.Shared.Count);

        ben.Render<StatementPage>(p => p.Add(x => x.Id, id));
        Opened(ben.Render<AnswerPage>(p => p.Add(x => x.Id, id))).Find("#words").Input("words");

        Assert.Equal((before, written), (page.Markup, couple.Shared.Count));
    }

    private static async Task<(Couple Couple, string Id)> ToldAsync()
    {
        var couple = await Couple.SharingAsync();
        var id = Troth.Protocol.Id16.New();
        await couple.Ana.WriteAsync([new(Troth.Protocol.Id16.New(), new ImpactEvent.Told(id, Keys))]);
        return (couple, $"{id}");
    }

    private static IRenderedComponent<T> Opened<T>(IRenderedComponent<T> page)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        Press(page, "Open");
        return page;
    }

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.Button(button).Click();
}
