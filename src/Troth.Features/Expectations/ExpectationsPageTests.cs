using Bunit;
using Microsoft.AspNetCore.Components;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Expectations;

public sealed class ExpectationsPageTests
{
    private const string Plans = "That you tell me on the same day when plans change.";

    [Fact]
    public async Task What_one_expects_is_sent_after_a_second_question_answered_and_taken_back()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<ExpectationFormPage>();
        Press(form, "Open");
        form.Find("#words").Input(Plans);
        Press(form, "Send it to Ben");
        Assert.Empty(couple.Ben.State.Of<SharedExpectations>().All);
        Press(form, "Yes, send it");

        var (anas, bens) = (ana.Render<ExpectationsPage>(), ben.Render<ExpectationsPage>());
        Assert.Contains(Plans, bens.Find("article").TextContent, StringComparison.Ordinal);
        bens.HaveNamesOfTheirOwn();
        Press(bens, "I will not do this");
        anas.WaitForAssertion(() => Assert.Contains("Ben says: I will not do this.", anas.Find("article [role=status]").TextContent, StringComparison.Ordinal));
        Press(bens, "I cannot do this now");
        anas.WaitForAssertion(() => Assert.Contains("Ben says: I cannot do this now.", anas.Find("article [role=status]").TextContent, StringComparison.Ordinal));
        Press(bens, "I can do this");
        anas.WaitForAssertion(() => Assert.Contains("Ben says: I can do this.", anas.Find("article").TextContent, StringComparison.Ordinal));

        Press(anas, "I do not expect this any more");
        Press(anas, "Yes, take it back");
        bens.WaitForAssertion(() => Assert.Contains("Ana has written nothing here.", bens.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R48_what_sounds_one_sided_is_pointed_out_to_the_writer_alone()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var form = ana.Render<ExpectationFormPage>();
        Press(form, "Open");
        form.Find("#words").Input("You must tell me first.");
        Assert.Contains("account to the other", form.Markup, StringComparison.Ordinal);
        Press(form, "Send it to Ben");
        Press(form, "Yes, send it");

        Assert.DoesNotContain("account to the other", ben.Render<ExpectationsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R15_nothing_tells_that_it_was_read_and_the_form_is_closed_each_time()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        await couple.Ana.WriteAsync([new(Troth.Protocol.Id16.New(), new ExpectationEvent.Said(new(3), Plans))]);
        var (page, form) = (ana.Render<ExpectationsPage>(), ana.Render<ExpectationFormPage>().Markup);
        var before = page.Markup;
        ben.Render<ExpectationsPage>();
        var typed = ana.Render<ExpectationFormPage>();
        Press(typed, "Open");
        typed.Find("#words").Input("words");

        Assert.Equal(before, page.Markup);
        ana.Render<ExpectationFormPage>().MarkupMatches(form);
    }

    private static void Press<T>(IRenderedComponent<T> page, string button)
        where T : IComponent =>
        page.Button(button).Click();
}
