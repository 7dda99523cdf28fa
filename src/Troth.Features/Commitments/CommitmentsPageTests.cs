using Bunit;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Commitments;

public sealed class CommitmentsPageTests
{
    [Fact]
    public async Task A_promise_is_for_its_author_alone_until_it_is_given_and_then_stands_for_both()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var before = couple.Shared.Count;
        var form = ana.Render<CommitmentFormPage>().Opened();
        Assert.Equal("Only me", form.Find(".marker").TextContent);
        form.Find("#text").Input("I water the beans");

        Assert.Equal(before, couple.Shared.Count);
        Assert.Equal("I water the beans", ana.Render<CommitmentFormPage>().Opened().Find("#text").GetAttribute("value"));
        form.Find("form").Submit();

        Assert.Equal(before + 1, couple.Shared.Count);
        Assert.DoesNotContain(couple.Ana.Drafts, d => d.Value.Contains("beans", StringComparison.Ordinal));
        Assert.Equal(["Yours, today"], Headings(ana.Render<CommitmentsPage>()));
        Assert.Equal(["What Ana promised"], Headings(ben.Render<CommitmentsPage>()));
        Assert.Equal("Both of us", ben.Render<CommitmentsPage>().Find(".marker").TextContent);
    }

    [Fact]
    public async Task A_rhythm_is_chosen_by_weekday_and_said_in_words()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = ana.Render<CommitmentFormPage>().Opened();
        form.Find("#text").Input("I walk with you");
        form.Find("input[value=Weekly]").Change("Weekly");
        form.Find("form").Submit();
        Assert.Contains("choose the days again", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        form.FindAll("input[name=on]")[0].Change(true);
        form.FindAll("input[name=on]")[4].Change(true);
        form.Find("#weeks").Change("2");
        form.Find("#by").Change("18:30");
        form.Find("form").Submit();

        Assert.Contains("Every second week on Monday and Friday, by 18:30", One(ana, couple.Ana).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R28_not_kept_is_said_with_a_few_words_and_becomes_a_talk_on_both_sides()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        await GiveAsync(couple, new(Pace.Daily));
        var (anas, bens) = (One(ana, couple.Ana), One(ben, couple.Ben));
        Assert.DoesNotContain(bens.FindAll("button"), b => b.TextContent.Contains("kept it", StringComparison.Ordinal));

        Press(anas, "I did not keep it");
        anas.Find("textarea[name^=words]").Input("I forgot the time");
        Press(anas, "Say that it was not kept");

        bens.WaitForAssertion(() => Assert.Contains("Ana did not keep it, and said so.", bens.Markup, StringComparison.Ordinal));
        Assert.Contains("I forgot the time", bens.Find("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no penalty", anas.Markup, StringComparison.Ordinal);
        Assert.Contains("There is no penalty", bens.Markup, StringComparison.Ordinal);
        Assert.Equal(["Something to talk about"], Headings(ben.Render<CommitmentsPage>()));

        bens.Find("textarea[name^=lesson]").Input("A bell at six");
        Press(bens, "Save that we talked");
        anas.WaitForAssertion(() => Assert.Contains("What Ben takes from the talk:", anas.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("no penalty", bens.Markup, StringComparison.Ordinal);
        Assert.Contains("no penalty", anas.Markup, StringComparison.Ordinal); // until Ana says so too
        Press(anas, "Save that we talked");
        anas.WaitForAssertion(() => Assert.DoesNotContain("no penalty", anas.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_moves_only_with_the_others_yes()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        await GiveAsync(couple, new(Pace.Once));
        var (anas, bens) = (One(ana, couple.Ana), One(ben, couple.Ben));

        anas.Find("input[name^=to-]").Change(couple.Today.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Press(anas, "Ask Ben");

        bens.WaitForAssertion(() => Assert.Contains("Ana asks about this day", bens.Markup, StringComparison.Ordinal));
        Assert.Equal(["Ana asks to move a day"], Headings(ben.Render<CommitmentsPage>()));
        Press(bens, "Yes, that is fine");
        anas.WaitForAssertion(() => Assert.Contains("You asked in time, and Ben said yes.", anas.Markup, StringComparison.Ordinal));
        Assert.True(couple.Ana.State.Of<SharedCommitments>().All[0].Has(couple.Today.AddDays(2)));
    }

    [Fact]
    public async Task The_other_notices_what_was_kept_or_lets_a_day_go()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        await GiveAsync(couple, new(Pace.Daily));
        var (anas, bens) = (One(ana, couple.Ana), One(ben, couple.Ben));
        Press(anas, "I kept it");
        bens.WaitForAssertion(() => Assert.Contains("Ana kept it.", bens.Markup, StringComparison.Ordinal));
        Press(bens, "I noticed it");
        anas.WaitForAssertion(() => Assert.Contains("Ben noticed it.", anas.Markup, StringComparison.Ordinal));

        couple.Clock.Advance(TimeSpan.FromDays(1));
        bens = One(ben, couple.Ben);
        Press(bens, "Leave this day out");
        Assert.DoesNotContain("Ben left this day out.", anas.Markup, StringComparison.Ordinal);
        Press(bens, "Yes, leave it out");
        anas = One(ana, couple.Ana);
        Assert.Contains("Ben left this day out.", anas.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(anas.FindAll("button"), b => b.Seen() == "Leave this day out");
    }

    [Fact]
    public async Task R29_the_page_says_how_it_went_in_words_before_the_number_and_not_before_five_days()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        await GiveAsync(couple, new(Pace.Daily));
        for (var day = 0; day < KeptRate.Fewest; day++)
        {
            Assert.DoesNotContain("How it went", One(ana, couple.Ana).FindAll("h2").Select(h => h.TextContent));
            Press(One(ana, couple.Ana), "I kept it");
            couple.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Contains("Kept each time. In the last four weeks you told how 5 days went. You kept it on 5 of them.", One(ana, couple.Ana).Find("figcaption").TextContent, StringComparison.Ordinal);
        Assert.Contains("Kept each time", ana.Render<CommitmentsPage>().Find("figcaption").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R38_how_it_went_over_weeks_is_shown_to_the_one_who_promised_alone()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        await GiveAsync(couple, new(Pace.Daily));
        for (var day = 0; day < KeptRate.Fewest; day++)
        {
            Press(One(ana, couple.Ana), "I kept it");
            couple.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Contains("How it went", One(ana, couple.Ana).Markup, StringComparison.Ordinal);
        Assert.Contains("Earlier days", One(ana, couple.Ana).Markup, StringComparison.Ordinal);
        var bens = One(ben, couple.Ben);
        Assert.DoesNotContain("How it went", bens.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Earlier days", bens.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("How it went", ben.Render<CommitmentsPage>().FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(3, bens.FindAll("section.card").Count); // today, yesterday and the next time
    }

    [Fact]
    public async Task Buttons_of_several_days_have_names_of_their_own_and_the_focus_goes_to_what_became_of_the_day()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        await GiveAsync(couple, new(Pace.Daily));
        couple.Clock.Advance(TimeSpan.FromDays(1));
        var anas = One(ana, couple.Ana);
        Assert.Equal(2, anas.FindAll("button").Count(b => b.Seen() == "I kept it"));
        anas.HaveNamesOfTheirOwn();

        Press(anas, "I kept it");
        Assert.Contains("You kept it.", anas.Find("[role=status][tabindex='-1']:not(.notice)").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R17_days_that_are_past_are_folded_away_in_one_line_each_without_anything_to_press()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        await GiveAsync(couple, new(Pace.Daily));
        Press(One(ana, couple.Ana), "I kept it");
        couple.Clock.Advance(TimeSpan.FromDays(3));

        var earlier = One(ana, couple.Ana).Find("details:has(summary:contains('Earlier days'))");
        Assert.Contains("You kept it.", Assert.Single(earlier.QuerySelectorAll("li")).TextContent, StringComparison.Ordinal);
        Assert.Empty(earlier.QuerySelectorAll("button"));
    }

    [Fact]
    public async Task A_promise_of_the_other_can_be_ended_without_a_reason()
    {
        var couple = await Couple.SharingAsync();
        using var ben = new Seat(couple.Ben);
        await GiveAsync(couple, new(Pace.Daily));
        var bens = One(ben, couple.Ben);

        Press(bens, "Let it end");
        Press(bens, "Yes, let it end");

        Assert.Contains("It is over.", bens.Markup, StringComparison.Ordinal);
        Assert.Equal("Over", ben.Render<CommitmentsPage>().Find("details:first-of-type summary").TextContent);
    }

    [Fact]
    public async Task R14_words_that_sound_like_watching_bring_a_suggestion_and_are_not_given()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var form = ana.Render<CommitmentFormPage>().Opened();
        form.Find("#text").Input("I share my location every hour");
        Assert.Contains("may sound like watching", form.Find(".notice[role=status] p").TextContent, StringComparison.Ordinal);

        form.Find("form").Submit();
        Assert.Contains("knowing where somebody is", form.Find("#text-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(couple.Ben.State.Of<SharedCommitments>().All);
    }

    [Theory]
    [InlineData("You must tell me", "account to the other")]
    [InlineData("I am not allowed to be late", "gave leave")]
    [InlineData("or else I sleep elsewhere", "like a penalty")]
    public void R48_a_promise_brings_every_kind_of_suggestion(string typed, string said)
    {
        using var seat = new Seat(new Couple().Ana);
        var form = seat.Render<CommitmentFormPage>().Opened();
        form.Find("#text").Input(typed);

        Assert.Contains(said, form.Find(".notice[role=status] p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_says_so()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Contains("no such promise", seat.Render<CommitmentPage>(p => p.Add(x => x.Id, "nonsense")).Markup, StringComparison.Ordinal);
        Assert.NotEmpty(seat.Render<CommitmentsPage>().FindAll(".empty"));
    }

    [Fact]
    public void R47_a_kept_draft_is_not_in_the_document_before_it_is_opened()
    {
        using var seat = new Seat(new Couple().Ana);
        var closed = seat.Render<CommitmentFormPage>().Markup;
        seat.Render<CommitmentFormPage>().Opened().Find("#text").Input("half a sentence");

        seat.Render<CommitmentFormPage>().MarkupMatches(closed);
        Assert.Equal("half a sentence", seat.Render<CommitmentFormPage>().Opened().Find("#text").GetAttribute("value"));
    }

    private static Task GiveAsync(Couple couple, Rhythm rhythm) =>
        couple.Ana.WriteAsync([new(Protocol.Id16.New(), new CommitmentEvent.Made(Protocol.Id16.New(), new("I call by six", rhythm, couple.Today)))]);

    private static IRenderedComponent<CommitmentPage> One(Seat seat, Person person) =>
        seat.Render<CommitmentPage>(p => p.Add(x => x.Id, $"{person.State.Of<SharedCommitments>().All[0].Id}"));

    private static void Press(IRenderedComponent<CommitmentPage> page, string button) => page.Button(button).Click();

    private static IEnumerable<string> Headings(IRenderedComponent<CommitmentsPage> page) => page.FindAll("section > h2").Select(h => h.TextContent);
}
