using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Troth.Domain;
using Troth.Protocol;
using Troth.Tests;
using Troth.Ui;
using Xunit;

namespace Troth.Features.Questions;

public sealed class QuestionsPageTests
{
    [Fact]
    public async Task R5_a_question_rests_with_its_author_and_the_shared_log_knows_nothing_of_it()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var before = couple.Shared.Count;
        var page = Write(ana, "Who of our friends knew?", "to stop guessing");

        Assert.Equal("Only me", page.Find(".marker").TextContent);
        Assert.Contains("You can send it from", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.Seen() == "Send to Ben");
        Assert.Equal(before, couple.Shared.Count);

        couple.Clock.Advance(TimeSpan.FromHours(24));
        page = Mine(ana);
        Send(page);

        Assert.EndsWith("/questions", ana.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.StartsWith("{\"text\":\"Who of our friends knew?\",\"need\":\"\",\"question\":", Encoding.UTF8.GetString(Assert.Single(couple.Shared.Skip(before)).Json), StringComparison.Ordinal);
        Assert.Equal(["A question from Ana"], new Seat(couple.Ben).Render<TodayPage>().FindAll("h2").Select(h => h.TextContent).Skip(1));
    }

    [Fact]
    public async Task The_need_stands_under_the_question_for_its_author_alone()
    {
        var (couple, id) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);

        Assert.Contains("to stop guessing", Open(ana, id).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("to stop guessing", Open(ben, id).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_can_be_changed_left_out_and_erased_before_it_is_sent()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        var page = Write(ana, "one", "");
        page = Write(ana, "two", "");
        couple.Clock.Advance(TimeSpan.FromHours(25));
        page = Mine(ana);
        page.HaveNamesOfTheirOwn();

        page.FindAll("article input[type=checkbox]")[0].Change(false);
        Send(page);
        Assert.Equal(["two"], couple.Ben.State.Of<Exchanges>().All.Select(e => e.Text));

        Press(page, "Change");
        Assert.Equal("one", page.Find("#text").GetAttribute("value"));
        page.Find("#text").Input("one more time");
        page.Find("form").Submit();
        Assert.False(Assert.Single(couple.Ana.State.Of<Exchanges>().Held).HasRested(couple.Clock.GetUtcNow()));
        Press(page, "Erase");
        Press(page, "Yes, erase it");
        Assert.Empty(couple.Ana.State.Of<Exchanges>().Held);
        Assert.Contains("Nothing of it is left", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R5_each_of_the_four_answers_is_said_in_words_to_both()
    {
        foreach (var (reply, mine, other) in new[]
        {
            (Reply.Answered, "Your answer", "Ben answers"),
            (Reply.NotYet, "You want to answer by", "Ben wants to answer by"),
            (Reply.NotKnown, "You do not know, or do not remember", "Ben does not know, or does not remember"),
            (Reply.Declined, "You do not want to answer this", "Ben does not want to answer this"),
        })
        {
            var (couple, id) = await AskedAsync();
            using var ana = new Seat(couple.Ana);
            using var ben = new Seat(couple.Ben);
            var (anas, bens) = (Open(ana, id), Open(ben, id));
            bens.FindAll("input[type=radio]")[(int)reply].Change(true);
            bens.Find("#words").Input("a word");
            bens.Find("form").Submit();

            Assert.Contains(mine, bens.Markup, StringComparison.Ordinal);
            anas.WaitForAssertion(() => Assert.Contains(other, anas.Markup, StringComparison.Ordinal));
            Assert.Contains("Sent. Ana can read it now.", bens.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_is_added_to_with_its_day_and_a_draft_of_it_stays_on_the_device()
    {
        var (couple, id) = await AskedAsync();
        using var ben = new Seat(couple.Ben);
        var page = Open(ben, id);
        page.Find("form").Submit();
        Assert.Contains("write your answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("#words").Input("Jonas.");
        Assert.Equal("Jonas.", Open(ben, id).Find("#words").GetAttribute("value"));
        page.Find("form").Submit();

        page.Find("#words").Input("From the spring on.");
        page.Find("form").Submit();

        Assert.Equal(["Your answer", "You added"], page.FindAll("article.card h2").Select(h => h.TextContent));
        Assert.Empty(page.FindAll("input[type=radio]"));
        Assert.Equal(["Jonas.", "From the spring on."], couple.Ana.State.Of<Exchanges>().All[0].Replies.Select(r => r.Answer.Words));
    }

    [Fact]
    public async Task R5_a_repeat_shows_the_earlier_answer_to_both_and_the_link_can_be_left_out()
    {
        var (couple, id) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Answer(Open(ben, id), "Jonas, since the spring.");
        var page = Mine(ana);
        page.Find("#text").Input("Friends of ours, who knew?");
        Assert.Contains("This is close to what you asked before", page.Markup, StringComparison.Ordinal);
        page.Find("form").Submit();
        couple.Clock.Advance(TimeSpan.FromHours(25));
        Send(Mine(ana));

        var again = couple.Ben.State.Of<Exchanges>().All[^1];
        Assert.Equal(id, again.Again);
        Assert.Contains("Jonas, since the spring.", Open(ben, again.Id).Find("details").TextContent, StringComparison.Ordinal);
        Assert.Contains("Jonas, since the spring.", Open(ana, again.Id).Find("details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R15_nothing_an_asker_sees_changes_when_the_other_looks_or_types()
    {
        var (couple, id) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (list, page, shared) = (ana.Render<QuestionsPage>(), Open(ana, id), couple.Shared.Count);
        var before = list.Markup + page.Markup;

        ben.Render<QuestionsPage>();
        Open(ben, id).Find("#words").Input("typing");

        Assert.Equal(before, list.Markup + page.Markup);
        Assert.Equal(shared, couple.Shared.Count);
        Assert.Equal(["Waiting for Ben"], list.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["Waiting for you"], ben.Render<QuestionsPage>().FindAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task A_question_taken_back_leaves_that_it_was_and_no_words()
    {
        var (couple, id) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var page = Open(ana, id);
        Press(page, "Take the question back");
        Press(page, "Yes, take it back");

        Assert.Contains("was taken back", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("Taken back. Ben sees", page.Find("[role=status]:not(:empty)").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("friends", Open(ben, id).Markup + ben.Render<QuestionsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("A question that was taken back", ben.Render<QuestionsPage>().Markup, StringComparison.Ordinal);

        await couple.Ben.WriteAsync([new(Id16.New(), new QuestionEvent.Answered(id, new(Reply.Answered, "sent before I knew")))]);
        Assert.Contains("sent before I knew", Open(ben, id).Markup + page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_hour_and_a_fresh_answer_are_said_and_stop_nothing()
    {
        var (couple, id) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Answer(Open(ben, id), "Jonas.");

        Assert.Contains("You do not need to ask more right now", Mine(ana).Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(["How is today?", "An answer from Ben"], ana.Render<TodayPage>().FindAll("h2").Select(h => h.TextContent));
        couple.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Contains("It is late", Write(ana, "one more", "").Markup, StringComparison.Ordinal);
        Assert.Single(couple.Ana.State.Of<Exchanges>().Held);
    }

    [Fact]
    public async Task A_day_that_was_named_and_has_come_is_said_without_blame()
    {
        var (couple, id) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var bens = Open(ben, id);
        bens.FindAll("input[type=radio]")[1].Change(true);
        Assert.Equal("2026-05-09", bens.Find("#by").GetAttribute("value"));
        bens.Find("form").Submit();
        Assert.DoesNotContain("question", Home.Today.Choose(couple.Ben.State, couple.Ben.Ceremony, couple.Clock.GetLocalNow()).Select(i => i.Key));

        couple.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains("The day that was named has come.", Open(ana, id).Markup, StringComparison.Ordinal);
        Assert.Contains("question", Home.Today.Choose(couple.Ben.State, couple.Ben.Ceremony, couple.Clock.GetLocalNow()).Select(i => i.Key));
    }

    [Fact]
    public void A_question_that_is_not_there_is_said_to_be_so()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Contains("no such question", seat.Render<QuestionPage>(p => p.Add(x => x.Id, "nonsense")).Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was asked", seat.Render<QuestionsPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R47_what_I_write_for_myself_is_closed_with_and_without_words_in_it()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        using var anaLater = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        Write(ana, "Who of our friends knew?", "to stop guessing");
        Mine(ana).Find("#text").Input("half a quest");

        var closed = anaLater.Render<QuestionsMinePage>().Markup;

        Assert.DoesNotContain("friends", closed, StringComparison.Ordinal);
        Assert.Equal(ben.Render<QuestionsMinePage>().Markup, closed);
        Assert.Equal("half a quest", Mine(ana).Find("#text").GetAttribute("value"));
    }

    [Fact]
    public async Task Sending_is_said_on_the_page_it_leads_to_once_that_page_stands()
    {
        var (couple, _) = await AskedAsync();
        using var ana = new Seat(couple.Ana);
        Write(ana, "And what did it cost?", "");
        couple.Clock.Advance(TimeSpan.FromHours(25));
        Assert.DoesNotContain("Sent. Ben", ana.Render<QuestionsPage>().Markup, StringComparison.Ordinal);

        Send(Mine(ana));

        Assert.Contains("Sent. Ben can read it now.", ana.Render<QuestionsPage>().Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_answer_is_sent_it_says_that_nobody_has_to_and_where_help_is()
    {
        var (couple, id) = await AskedAsync();
        using var ben = new Seat(couple.Ben);
        var page = Open(ben, id);

        Assert.Contains("You owe nobody an answer.", page.Find("form p:has(a)").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("details p:has(a)"));
    }

    private static async Task<(Couple Couple, Id16 Question)> AskedAsync()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        Write(ana, "Who of our friends knew?", "to stop guessing");
        couple.Clock.Advance(TimeSpan.FromHours(24));
        Send(Mine(ana));
        return (couple, Assert.Single(couple.Ben.State.Of<Exchanges>().All).Id);
    }

    [Fact]
    public async Task Questions_go_out_after_one_more_question_and_not_where_none_is_ticked()
    {
        var couple = await Couple.SharingAsync();
        using var ana = new Seat(couple.Ana);
        Write(ana, "And what did it cost?", "");
        couple.Clock.Advance(TimeSpan.FromHours(25));
        var (page, before) = (Mine(ana), couple.Shared.Count);
        page.Find("article input[type=checkbox]").Change(false);
        Press(page, "Send to Ben");
        Assert.DoesNotContain(page.FindAll("button"), b => b.Seen() == "Yes, send it");
        Assert.NotEmpty(page.Find("[role=alert]").TextContent);

        page.Find("article input[type=checkbox]").Change(true);
        Press(page, "Send to Ben");
        Assert.Contains("Ben can read what is ticked from then on.", page.Markup, StringComparison.Ordinal);
        Press(page, "No, leave it");

        Assert.Equal(before, couple.Shared.Count);
    }

    private static void Send(IRenderedComponent<QuestionsMinePage> page)
    {
        Press(page, "Send to Ben");
        Press(page, "Yes, send it");
    }

    private static IRenderedComponent<QuestionsMinePage> Write(Seat seat, string text, string need)
    {
        var page = Mine(seat);
        page.Find("#text").Input(text);
        page.Find("#need").Input(need);
        page.Find("form").Submit();
        return page;
    }

    private static IRenderedComponent<QuestionsMinePage> Mine(Seat seat)
    {
        var page = seat.Render<QuestionsMinePage>();
        Press(page, "Open");
        return page;
    }

    private static IRenderedComponent<QuestionPage> Open(Seat seat, Id16 id) => seat.Render<QuestionPage>(p => p.Add(x => x.Id, $"{id}"));

    private static void Answer(IRenderedComponent<QuestionPage> page, string words)
    {
        page.Find("#words").Input(words);
        page.Find("form").Submit();
    }

    private static void Press<TPage>(IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        page.Button(button).Click();
}
