using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Transparency;

public sealed class TransparencyPageTests
{
    private const string Sentence = "Each evening, one sentence about work";

    [Fact]
    public void Before_anything_is_typed_the_form_says_that_only_I_can_see_it()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<PlanFormPage>().Opened();

        Assert.Equal("Only me", page.Find(".marker").TextContent);
        Assert.Equal("2026-06-03", page.Find("#ends").GetAttribute("value"));
        Assert.Equal(4, page.FindAll("#rhythm option").Count);
        Assert.Equal("Both of us", seat.Render<PlanPage>().Find(".marker").TextContent);
        Assert.Contains("no such thing", seat.Render<PlanItemPage>(p => p.Add(x => x.Id, "nonsense")).Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_stays_with_its_author_until_it_is_sent()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var before = couple.Shared.Count;
        Write(ana.Render<PlanFormPage>().Opened(), Sentence);

        Assert.Equal(before, couple.Shared.Count);
        var again = ana.Render<PlanFormPage>().Opened();
        Assert.Equal(Sentence, again.Find("#what").GetAttribute("value"));
        again.Find("form").Submit();
        Assert.Equal(before + 1, couple.Shared.Count);
        Assert.DoesNotContain(couple.Ana.Drafts, d => d.Value.Contains("sentence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R14_a_never_item_is_refused_beside_what_was_typed_with_its_reason_and_nothing_is_sent()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = ana.Render<PlanFormPage>().Opened();
        foreach (var (typed, said) in new[] { ("Share your live position", "knowing where somebody is"), ("Unlock your phone for me", "opening a phone"), ("Read your chats", "what others write") })
        {
            Write(form, typed);
            form.Find("form").Submit();
            Assert.Contains(said, form.Find("#what-error").TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, form.Find("#what").GetAttribute("value"));
        }

        Assert.Empty(couple.Ben.State.Of<TransparencyPlan>().Items);
        Write(form, "I tell you when I come home late");
        Assert.Empty(form.FindAll("[role=alert]"));
        form.Find("form").Submit();
        Assert.Single(couple.Ben.State.Of<TransparencyPlan>().Items);
    }

    [Fact]
    public async Task R14_what_the_purpose_gives_away_is_refused_beside_the_purpose()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = ana.Render<PlanFormPage>().Opened();
        form.Find("#what").Input(Sentence);
        form.Find("#purpose").Input("So that I can read your messages");
        form.Find("form").Submit();

        Assert.Contains("what others write", form.Find("#purpose-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.FindAll("#what-error"));
    }

    [Fact]
    public void R48_one_sided_words_bring_a_suggestion_while_they_are_typed()
    {
        using var seat = new Seat(new Couple().Ana);
        var form = seat.Render<PlanFormPage>().Opened();
        Assert.Empty(form.FindAll(".notice[role=status] p"));
        form.Find("#what").Input("You have to tell me about your day");

        Assert.Contains("account to the other", form.Find(".notice[role=status] p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R12_a_yes_of_the_second_brings_it_into_force_and_either_pauses_or_ends_it_at_once()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = Offer(ana, ben);

        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "Yes to these words");
        Press(bens, "Yes to these words");
        Says(anas, "In force. You and Ben have both said yes.");
        Assert.Contains("What Ana tells me", bens.Markup, StringComparison.Ordinal);

        Press(bens, "Pause it");
        Says(anas, "Paused. Not in force for now.");
        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "End my pause");
        Press(bens, "End my pause");
        Says(anas, "In force.");

        Assert.All(new[] { anas, bens }, page => Assert.DoesNotContain("paused it", page.Find("section:last-of-type ol").TextContent, StringComparison.Ordinal));

        Press(anas, "Take my yes back");
        Says(bens, "Ana took the yes back. From then on it was not in force.");
        Assert.Contains("Not in force.", anas.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_said_aloud_and_the_way_to_help_stands_open_beside_a_yes()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = Offer(ana, ben);
        Assert.DoesNotContain("If you would say yes because you are afraid", anas.Markup, StringComparison.Ordinal);
        foreach (var beside in new[] { bens.Find("p.soft:has(a)"), ana.Render<PlanFormPage>().Opened().Find("form p.soft:has(a)"), ana.Render<PlanPage>().Find("p.soft:has(a)") })
        {
            Assert.Contains("If you would say yes because you are afraid", beside.TextContent, StringComparison.Ordinal);
            Assert.Null(beside.Closest("details"));
        }

        var said = bens.Find(".notice[role=status][tabindex='-1']");
        Assert.Empty(said.TextContent);
        foreach (var (button, words) in new[] { ("Yes to these words", "You said yes."), ("Pause it", "You paused it."), ("End my pause", "You ended your pause."), ("Take my yes back", "You took your yes back.") })
        {
            Press(bens, button);
            Assert.Contains(words, bens.Find(".notice[role=status][tabindex='-1']").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pause_hides_the_button_for_more_days_until_it_ends()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (_, bens) = Offer(ana, ben);
        Press(bens, "Yes to these words");
        couple.Clock.Advance(TimeSpan.FromDays(25));
        var anas = Look(ana, One(couple.Ana).Id);
        Assert.Contains("Yes, 30 more days", Buttons(anas));

        Press(Look(ben, One(couple.Ben).Id), "Pause it");
        anas.WaitForAssertion(() => Assert.DoesNotContain("Yes, 30 more days", Buttons(anas)));
        Assert.False(One(couple.Ana).MayRenew(couple.Today));
    }

    [Theory]
    [InlineData("Each evening, one sentence about work", true)]
    [InlineData("Once a week we look at it", true)]
    [InlineData("One sentence about work", false)]
    public void Words_that_say_how_often_bring_a_hint_that_it_is_chosen_below(string typed, bool hinted)
    {
        using var seat = new Seat(new Couple().Ana);
        var form = seat.Render<PlanFormPage>().Opened();
        Write(form, typed);

        Assert.Equal(hinted, form.Markup.Contains("Your words say how often", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R13_only_the_one_who_tells_is_offered_more_days_and_only_in_the_last_week()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (_, bens) = Offer(ana, ben);
        Press(bens, "Yes to these words");
        Assert.DoesNotContain(Buttons(Look(ana, One(couple.Ana).Id)), b => b.StartsWith("Yes,", StringComparison.Ordinal));

        couple.Clock.Advance(TimeSpan.FromDays(25));
        Assert.DoesNotContain(Buttons(Look(ben, One(couple.Ben).Id)), b => b.StartsWith("Yes,", StringComparison.Ordinal));
        Press(Look(ana, One(couple.Ana).Id), "Yes, 30 more days");

        Assert.Equal(couple.Today.AddDays(30), One(couple.Ben).Until);
        Assert.DoesNotContain(Buttons(Look(ana, One(couple.Ana).Id)), b => b.StartsWith("Yes,", StringComparison.Ordinal));
        couple.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Contains("nothing is asked any more", Look(ben, One(couple.Ben).Id).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ladder_goes_down_with_both_and_what_has_done_its_work_is_said_quietly()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = Offer(ana, ben);
        Press(bens, "Yes to these words");
        Assert.Equal("Every day (here now)", anas.Find("[aria-current=step]").TextContent.Trim());
        foreach (var rung in new[] { "Three times a week", "Once a week", "When asked", "No longer needed" })
        {
            Press(bens, $"Suggest the next step: {rung}");
            anas.WaitForAssertion(() => Assert.Contains("Yes to these words", Buttons(anas)));
            Press(anas, "Yes to these words");
            bens.WaitForAssertion(() => Assert.Null(One(couple.Ben).Open));
        }

        Says(bens, "This has done its work.");
        Assert.Equal(["Done its work"], ana.Render<PlanPage>().FindAll("h2").Select(h => h.TextContent));
        Assert.DoesNotContain("Take my yes back", Buttons(anas));
    }

    [Fact]
    public async Task R15_the_list_says_the_same_whether_the_other_has_looked_or_not()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Offer(ana, ben, look: false);
        var list = ana.Render<PlanPage>();
        var before = list.Markup;

        ben.Render<PlanPage>();
        Look(ben, One(couple.Ben).Id);

        Assert.Equal(before, list.Markup);
        Assert.Equal(["Waiting for Ben"], list.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["Waiting for your answer"], ben.Render<PlanPage>().FindAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Other_words_keep_who_tells_whom_and_answer_what_waits()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, _) = Offer(ana, ben);
        var form = ben.Render<PlanFormPage>(p => p.Add(x => x.Id, $"{One(couple.Ben).Id}")).Opened();
        Assert.Equal(Sentence, form.Find("#what").GetAttribute("value"));
        Assert.Contains("What Ana tells me", form.Markup, StringComparison.Ordinal);
        Assert.Empty(form.FindAll("input[type=radio]"));

        form.Find("#what").Input("On Sundays, one sentence about work");
        form.Find("form").Submit();

        Says(anas, "Ben suggested other words.");
        Assert.True(One(couple.Ana).Open!.ShownByMe);
    }

    [Fact]
    public void R47_a_kept_draft_is_not_in_the_document_before_it_is_opened()
    {
        using var seat = new Seat(new Couple().Ana);
        var closed = seat.Render<PlanFormPage>().Markup;
        seat.Render<PlanFormPage>().Opened().Find("#what").Input("half a sentence");

        seat.Render<PlanFormPage>().MarkupMatches(closed);
        Assert.Equal("half a sentence", seat.Render<PlanFormPage>().Opened().Find("#what").GetAttribute("value"));
    }

    private static (IRenderedComponent<PlanItemPage> Anas, IRenderedComponent<PlanItemPage> Bens) Offer(Seat ana, Seat ben, bool look = true)
    {
        var form = ana.Render<PlanFormPage>().Opened();
        Write(form, Sentence);
        form.Find("form").Submit();
        Assert.True(Id16.TryParse(ana.Services.GetRequiredService<NavigationManager>().Uri.Split('/')[^1], out var id));
        return look ? (Look(ana, id), Look(ben, id)) : default;
    }

    private static IRenderedComponent<PlanItemPage> Look(Seat seat, Id16 id) => seat.Render<PlanItemPage>(p => p.Add(x => x.Id, $"{id}"));

    private static void Write(IRenderedComponent<PlanFormPage> form, string what)
    {
        form.Find("#what").Input(what);
        form.Find("#purpose").Input("calm evenings");
    }

    private static PlanItem One(Person person) => Assert.Single(person.State.Of<TransparencyPlan>().Items);

    private static void Says(IRenderedComponent<PlanItemPage> page, string text) => page.WaitForAssertion(() => Assert.Contains(text, page.Markup, StringComparison.Ordinal));

    private static IReadOnlyList<string> Buttons(IRenderedComponent<PlanItemPage> page) => [.. page.FindAll("button").Select(b => b.TextContent)];

    private static void Press(IRenderedComponent<PlanItemPage> page, string button) => page.FindAll("button").Single(b => b.TextContent == button).Click();
}
