using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Troth.Domain;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Agreements;

public sealed class AgreementsPageTests
{
    [Fact]
    public void Before_anything_is_typed_the_form_says_that_only_I_can_see_it()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<AgreementFormPage>().Opened();

        Assert.Equal("Only me", page.Find(".marker").TextContent);
        Assert.Equal("2026-06-03", page.Find("#review").GetAttribute("value"));
        Assert.Contains("There is no penalty", page.Find("#missed").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("Both of us", seat.Render<AgreementsPage>().Find(".marker").TextContent);
    }

    [Fact]
    public void An_agreement_can_be_about_any_of_seven_things()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Equal(
            ["Phones and screens", "Contact with somebody", "Money", "Time", "Closeness and sex", "Friends and family", "Something of our own"],
            seat.Render<AgreementFormPage>().Opened().FindAll("#category option").Select(option => option.TextContent));
    }

    [Fact]
    public async Task A_day_that_is_out_of_reach_is_said_beside_it()
    {
        var couple = await Couple.SharingAsync();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<AgreementFormPage>().Opened();
        Write(page, "We call by noon", "calm evenings");
        foreach (var (day, why) in new[] { ("2036-01-01", "within 180 days"), ("2016-01-01", "look at the days again") })
        {
            page.Find("#review").Change(day);
            page.Find("form").Submit();

            Assert.Equal("true", page.Find("#review").GetAttribute("aria-invalid"));
            Assert.Contains(why, page.Find("#review-error[role=alert]").TextContent, StringComparison.Ordinal);
            Assert.Single(page.FindAll("[role=alert]:not(:empty)"));
        }
    }

    [Fact]
    public void R48_the_words_that_a_form_begins_with_get_no_advice()
    {
        using var seat = new Seat(new Couple().Ana);
        Assert.Empty(seat.Render<AgreementFormPage>().Opened().FindAll(".notice:not(:empty)"));
    }

    [Fact]
    public async Task R12_a_yes_that_waits_on_the_device_is_not_called_in_force()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (_, bens) = Propose(ana, ben, "We call by noon");
        var hash = One(couple.Ben).Latest.Hash;
        Press(bens, "Yes to these words");
        couple.Ben.Wait(new NewFact(couple.Shared[^1].Entry, new AgreementEvent.Accepted(One(couple.Ben).Id, hash)));

        Assert.Contains("That counts once Ana has it too", bens.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("both have agreed", bens.Markup, StringComparison.Ordinal);
        var list = ben.Render<AgreementsPage>();
        Assert.Contains("That counts once Ana has it too.", list.Find("a.card").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Waiting for Ana"], list.FindAll("h2").Select(h => h.TextContent));

        couple.Ben.Wait();
        Assert.Contains("In force. You and Ana have both said yes.", bens.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_stays_with_its_author_until_it_is_sent()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var before = couple.Shared.Count;
        Write(ana.Render<AgreementFormPage>().Opened(), "We call by noon", "calm evenings");

        Assert.Equal(before, couple.Shared.Count);
        var again = ana.Render<AgreementFormPage>().Opened();
        Assert.Equal("We call by noon", again.Find("#text").GetAttribute("value"));
        Assert.Contains("calm evenings", again.Find("section.card").TextContent, StringComparison.Ordinal);

        again.Find("form").Submit();
        Assert.Equal(before + 1, couple.Shared.Count);
        Assert.DoesNotContain(couple.Ana.Drafts, d => d.Value.Contains("noon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R44_in_the_day_of_quiet_nothing_is_sent_and_what_was_typed_stays()
    {
        var couple = await Couple.MetAsync();
        using var ana = new Seat(couple.Ana);
        var page = ana.Render<AgreementFormPage>().Opened();
        Write(page, "We call by noon", "calm evenings");

        page.Find("form").Submit();

        Assert.Contains("day of quiet", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("We call by noon", page.Find("#text").GetAttribute("value"));
        Assert.DoesNotContain(couple.Shared, w => w.Name.StartsWith("agreement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R12_a_yes_of_the_second_brings_it_into_force_for_both_and_either_ends_it_at_once()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = Propose(ana, ben, "We call by noon");

        Assert.Contains("Not in force", anas.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(anas.FindAll("button"), b => b.TextContent == "Yes to these words");
        Press(bens, "Yes to these words");
        anas.WaitForAssertion(() => Assert.Contains("In force. You and Ben have both said yes.", anas.Markup, StringComparison.Ordinal));
        Assert.Contains("In force. You and Ana have both said yes.", bens.Markup, StringComparison.Ordinal);

        bens.Find("#words").Input("I need time");
        Press(bens, "Take it back now");
        anas.WaitForAssertion(() => Assert.Contains("Not in force.", anas.Markup, StringComparison.Ordinal));
        Assert.Contains("Ben took the yes back", anas.Markup, StringComparison.Ordinal);
        Assert.Contains("I need time", anas.Find("blockquote").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_words_are_shown_before_and_after_in_the_story()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (anas, bens) = Propose(ana, ben, "We call by noon");
        var form = ben.Render<AgreementFormPage>(p => p.Add(x => x.Id, $"{One(couple.Ben).Id}").Add(x => x.Seen, $"{One(couple.Ben).Latest.Entry}")).Opened();
        Assert.Equal("We call by noon", form.Find("#text").GetAttribute("value"));

        form.Find("#text").Input("We call by two");
        form.Find("form").Submit();

        anas.WaitForAssertion(() => Assert.Contains("Ben suggested other words", anas.Markup, StringComparison.Ordinal));
        var change = anas.Find("ol > li:last-child dl");
        Assert.Equal(["Before: We call by noon", "Now: We call by two"], change.QuerySelectorAll("dd").Select(dd => string.Join(' ', dd.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("You suggest", bens.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_into_force_while_somebody_wrote_is_to_be_read_before_sending()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (_, bens) = Propose(ana, ben, "We call by noon");
        var form = ana.Render<AgreementFormPage>(p => p.Add(x => x.Id, $"{One(couple.Ana).Id}").Add(x => x.Seen, $"{One(couple.Ana).Latest.Entry}")).Opened();
        form.Find("#text").Input("We call by ten");
        Press(bens, "Yes to these words");

        form.Find("form").Submit();
        Assert.Contains("Something changed meanwhile", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Press(form, "I have read it");
        form.Find("form").Submit();

        Assert.Equal("We call by noon", One(couple.Ben).Agreed!.Terms.Text);
        Assert.Equal("We call by ten", Assert.Single(One(couple.Ben).Pending).Terms.Text);
    }

    [Fact]
    public async Task R15_the_list_says_the_same_whether_the_other_has_looked_or_not()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Propose(ana, ben, "We call by noon", look: false);
        var list = ana.Render<AgreementsPage>();
        var before = list.Markup;

        ben.Render<AgreementsPage>();
        ben.Render<AgreementPage>(p => p.Add(x => x.Id, $"{One(couple.Ben).Id}"));

        Assert.Equal(before, list.Markup);
        Assert.Equal(["Waiting for Ben"], list.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["Waiting for your answer"], ben.Render<AgreementsPage>().FindAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task A_review_that_is_due_offers_to_keep_to_change_and_to_end()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (_, bens) = Propose(ana, ben, "We call by noon");
        Press(bens, "Yes to these words");
        var review = One(couple.Ana).Agreed!.Terms.ReviewOn.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
        Assert.Contains($"You look at it again on {review}.", ana.Render<AgreementsPage>().Find("a.card").TextContent, StringComparison.Ordinal);
        couple.Clock.Advance(TimeSpan.FromDays(29));

        var anas = ana.Render<AgreementPage>(p => p.Add(x => x.Id, $"{One(couple.Ana).Id}"));
        Press(anas, "Keep it as it is");
        Assert.Contains("In force", anas.Markup, StringComparison.Ordinal);
        Press(ben.Render<AgreementPage>(p => p.Add(x => x.Id, $"{One(couple.Ben).Id}")), "Keep it as it is");

        Assert.Equal(couple.Today.AddDays(Terms.UsualDays), One(couple.Ana).Agreed!.Terms.ReviewOn);
    }

    [Fact]
    public async Task R48_a_suggestion_is_shown_to_the_writer_only_and_stops_nothing()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var page = ana.Render<AgreementFormPage>().Opened();
        Write(page, "You must report each evening", "calm");

        Assert.Contains("For both it could be", page.Find(".notice").TextContent, StringComparison.Ordinal);
        page.Find("form").Submit();
        Assert.DoesNotContain("For both it could be", new Seat(couple.Ben).Render<AgreementsPage>().Markup, StringComparison.Ordinal);
        Assert.Single(couple.Ben.State.Of<SharedAgreements>().All);
    }

    [Fact]
    public async Task R48_where_the_app_is_not_read_in_English_no_suggestion_is_guessed_from_foreign_words()
    {
        var (couple, before) = (await Couple.SharingAsync(), CultureInfo.CurrentUICulture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            using var ana = new Seat(couple.Ana);
            var page = ana.Render<AgreementFormPage>().Opened();
            Write(page, "La location de la voiture est payée par nous deux", "calme");

            Assert.Empty(page.FindAll(".notice p"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void An_agreement_that_is_not_there_is_said_to_be_so()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Contains("no such agreement", seat.Render<AgreementPage>(p => p.Add(x => x.Id, "nonsense")).Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void R47_a_kept_draft_is_not_in_the_document_before_it_is_opened()
    {
        using var seat = new Seat(new Couple().Ana);
        var closed = seat.Render<AgreementFormPage>().Markup;
        seat.Render<AgreementFormPage>().Opened().Find("#text").Input("half a sentence");

        seat.Render<AgreementFormPage>().MarkupMatches(closed);
        Assert.Equal("half a sentence", seat.Render<AgreementFormPage>().Opened().Find("#text").GetAttribute("value"));
    }

    private static (IRenderedComponent<AgreementPage> Anas, IRenderedComponent<AgreementPage> Bens) Propose(Seat ana, Seat ben, string text, bool look = true)
    {
        var form = ana.Render<AgreementFormPage>().Opened();
        Write(form, text, "calm evenings");
        form.Find("form").Submit();
        var id = ana.Services.GetRequiredService<NavigationManager>().Uri.Split('/')[^1];
        return look ? (ana.Render<AgreementPage>(p => p.Add(x => x.Id, id)), ben.Render<AgreementPage>(p => p.Add(x => x.Id, id))) : default;
    }

    private static void Write(IRenderedComponent<AgreementFormPage> form, string text, string purpose)
    {
        form.Find("#text").Input(text);
        form.Find("#purpose").Input(purpose);
    }

    private static Agreement One(Person person) => Assert.Single(person.State.Of<SharedAgreements>().All);

    private static void Press<TPage>(IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        page.FindAll("button").Single(b => b.TextContent == button).Click();
}
