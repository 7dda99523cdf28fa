using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Troth.Domain;
using Troth.Features.Journal;
using Troth.Features.Notes;
using Troth.Protocol;
using Troth.Tests;
using Troth.Ui;
using Xunit;

namespace Troth.Features.Home;

public sealed class HomePageTests
{
    [Fact]
    public async Task Today_shows_at_most_three_things_each_with_its_reason()
    {
        var couple = await Couple.MetAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), new NoteEvent.Shared("early"))]);
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<TodayPage>();

        Assert.InRange(page.FindAll("a.card").Count, 1, Today.Most);
        Assert.All(page.FindAll("a.card"), card => Assert.True(card.QuerySelector("p")!.TextContent.Length > 20));
        Assert.Contains("A note from Ben", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/calm", page.Find(".actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task R47_me_shows_the_same_control_whether_there_are_private_pages_or_not()
    {
        var couple = new Couple();
        using var empty = new Seat(couple.Ben);
        using var full = new Seat(couple.Ana);
        await couple.Ana.WriteAsync([new(Id16.New(), new JournalEvent.Written(Id16.New(), "secret"))]);

        var page = full.Render<MePage>();
        Assert.Equal(empty.Render<MePage>().Markup, page.Markup);
        Assert.Equal("Open my private pages", page.Find("a[href='/journal']").TextContent);
    }

    [Fact]
    public void Me_locks_when_asked()
    {
        var ana = new Couple().Ana;
        using var seat = new Seat(ana);
        seat.Render<MePage>().Find("button").Click();
        Assert.True(ana.Locked);
    }

    [Fact]
    public async Task Together_is_a_place_for_two_only_once_there_are_two()
    {
        using var alone = new Seat(new Couple().Ana);
        using var met = new Seat((await Couple.MetAsync()).Ana);

        Assert.Equal(["/meet"], alone.Render<TogetherPage>().FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["/check-in", "/questions", "/openness/told", "/disclosure", "/impact", "/amends", "/notes", "/agreements", "/transparency", "/commitments", "/goals", "/expectations", "/weekly-talk", "/noticed", "/milestones", "/setbacks", "/meet"], met.Render<TogetherPage>().FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Guides_and_care_say_plainly_what_is_not_built()
    {
        using var seat = new Seat(new Couple().Ana);

        Assert.Contains("not built yet", seat.Render<GuidesPage>().Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("not built yet", seat.Render<CarePage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_places_stand_at_the_foot_of_every_page_and_the_one_I_am_in_is_marked()
    {
        using var seat = new Seat(new Couple().Ana);
        seat.Services.GetRequiredService<NavigationManager>().NavigateTo("/check-in/trend");

        var frame = seat.Render<MainLayout>();

        Assert.Equal(["Today", "Together", "Me", "Guides", "Care"], frame.FindAll("nav a span").Select(a => a.TextContent));
        Assert.Equal("Today", Assert.Single(frame.FindAll("nav a[aria-current=page] span")).TextContent);
    }

    [Fact]
    public void A_running_recovery_is_shown_on_every_page_and_can_be_stopped()
    {
        var couple = new Couple();
        couple.Ana.RecoveryAt = couple.Clock.GetUtcNow().AddHours(24);
        using var seat = new Seat(couple.Ana);
        var frame = seat.Render<MainLayout>();
        Assert.Contains("tomorrow at 09:00", frame.Find(".notice:not(:empty)").TextContent, StringComparison.Ordinal);

        frame.Find(".notice button").Click();

        Assert.Empty(frame.FindAll(".notice:not(:empty)"));
    }

    [Fact]
    public void What_a_newer_app_wrote_and_what_bears_no_seal_is_said_not_hidden()
    {
        var couple = new Couple();
        couple.Ana.Hear(Reach.OnlyMe, new(Id16.New(), new(1), Couple.Morning, "promise.made.1", Encoding.UTF8.GetBytes("{}")));
        couple.Ana.Hear(Reach.Both, new(Id16.New(), new(2), Couple.Morning, "note.shared.1", Encoding.UTF8.GetBytes("{\"text\":\"x\"}")), verified: false);
        using var seat = new Seat(couple.Ana);

        Assert.Equal(2, seat.Render<MainLayout>().FindAll(".notice:not(:empty)").Count);
    }

    [Theory]
    [InlineData(true, "The details are copied.")]
    [InlineData(false, "This browser did not copy them.")]
    public void Where_a_record_has_stopped_it_is_said_why_what_stays_and_what_to_hand_to_whoever_helps(bool copies, string said)
    {
        var couple = new Couple();
        (couple.Ana.Trouble, couple.Ana.Diagnosis, couple.Ana.Copies) = ("port.history", "place 7", copies);
        using var seat = new Seat(couple.Ana);
        var notice = seat.Render<MainLayout>().FindComponent<StoppedNotice>();

        Assert.Contains("another past than the one this device has seen", notice.Markup, StringComparison.Ordinal);
        Assert.Contains("was checked and stays readable", notice.Markup, StringComparison.Ordinal);
        Assert.Contains("place 7", notice.Find("details").TextContent, StringComparison.Ordinal);
        notice.Find("button").Click();
        Assert.Contains(said, notice.Find("details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void That_the_server_had_lost_something_is_said_until_it_was_read()
    {
        var couple = new Couple();
        couple.Ana.GivenBack = new(3, Couple.Morning, Read: false);
        using var seat = new Seat(couple.Ana);
        var layout = seat.Render<MainLayout>();

        Assert.Contains("The server had lost 3 entries.", layout.Find(".notice:not(:empty)").TextContent, StringComparison.Ordinal);
        Assert.Equal("/server", layout.Find(".notice a").GetAttribute("href"));
        layout.Find(".notice button").Click();
        Assert.Empty(layout.FindAll(".notice:not(:empty)"));
        Assert.True(couple.Ana.GivenBack.Read);
    }

    [Theory]
    [InlineData(1, "Something you wrote stood only in the copy", "Send again")]
    [InlineData(2, "2 things you wrote stood only in the copy", "Do not send")]
    public void What_was_rescued_waits_for_a_word(int count, string said, string button)
    {
        var couple = new Couple();
        couple.Ana.Rescued = count;
        using var seat = new Seat(couple.Ana);
        var layout = seat.Render<MainLayout>();

        Assert.Contains(said, layout.Find(".notice:not(:empty)").TextContent, StringComparison.Ordinal);
        layout.FindAll(".notice button").Single(found => found.TextContent == button).Click();
        foreach (var yes in layout.FindAll(".notice .card button").Take(1))
        {
            yes.Click();
        }

        Assert.Empty(layout.FindAll(".notice:not(:empty)"));
    }

    [Theory]
    [InlineData("port.keys", true, true)]
    [InlineData("port.keys", false, false)]
    [InlineData("port.history", true, false)]
    public void Where_only_a_new_meeting_helps_it_is_said_and_the_way_there_for_every_shared_record(string reason, bool shared, bool expected)
    {
        var couple = new Couple();
        (couple.Ana.Trouble, couple.Ana.Diagnosis, couple.Ana.SharedStopped) = (reason, "place 7", shared);
        using var seat = new Seat(couple.Ana);
        var notice = seat.Render<MainLayout>().FindComponent<StoppedNotice>();

        Assert.Equal(expected, notice.Markup.Contains("go on in a new shared record", StringComparison.Ordinal));
        Assert.Equal(shared ? ["/meet"] : [], notice.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("port.full")]
    [InlineData("port.history")]
    [InlineData("port.contents")]
    [InlineData("port.keys")]
    [InlineData("port.damaged")]
    public void Each_reason_to_stop_has_a_sentence_of_its_own(string reason)
    {
        var couple = new Couple();
        (couple.Ana.Trouble, couple.Ana.Diagnosis) = (reason, "place 7");
        using var seat = new Seat(couple.Ana);

        Assert.DoesNotContain("port.", seat.Render<MainLayout>().Markup, StringComparison.Ordinal);
    }
}
