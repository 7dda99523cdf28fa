using Bunit;
using Troth.Domain;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Meeting;

public sealed class MeetPageTests
{
    [Fact]
    public void R44_a_private_screen_comes_first_the_same_for_who_invites_and_who_joins()
    {
        var couple = new Couple();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        couple.Ben.TicketInLink = Person.Ticket;

        var first = ana.Render<MeetPage>();
        Assert.Equal(first.Markup, ben.Render<MeetPage>().Markup);
        Assert.Equal("Only me", first.Find(".marker").TextContent);
        Assert.Empty(first.FindAll("input"));
        Assert.Equal(["Not now", "Go on"], first.FindAll("button").Select(b => b.TextContent));
        Assert.All(first.FindAll("button"), b => Assert.Equal("quiet", b.ClassName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("port.words-unknown")]
    public async Task Where_the_record_has_stopped_one_can_go_on_from_what_the_other_has_and_nowhere_else(string? refusal)
    {
        var couple = await Couple.SharingAsync();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<MeetPage>();
        Assert.DoesNotContain("If the four words differ", page.Markup, StringComparison.Ordinal);

        (couple.Ana.SharedStopped, couple.Ana.Refuses) = (true, refusal);
        page = seat.Render<MeetPage>();
        page.Find("#other-words").Input("one two three four");
        Press(page, "Start again from what the other has");
        Assert.Empty(couple.Ana.Followed);
        Press(page, "Yes, start again");

        Assert.Equal(["one two three four"], couple.Ana.Followed);
        Assert.Equal(refusal is not null, page.Markup.Contains("does not show this device a record with these four words", StringComparison.Ordinal));
    }

    [Fact]
    public void Not_now_starts_nothing_and_tells_nobody()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<MeetPage>();

        Press(page, "Not now");

        Assert.Contains("Nothing was started", page.Markup, StringComparison.Ordinal);
        Assert.IsType<Ceremony.Alone>(couple.Ana.Ceremony);
        Assert.Empty(couple.Ana.Personal);
        Assert.Empty(couple.Ana.Drafts);
    }

    [Fact]
    public void Two_people_meet_compare_words_and_are_connected()
    {
        var couple = new Couple();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var hers = ana.Render<MeetPage>();
        Press(hers, "Go on");
        hers.Find("#my-name").Input("Ana");
        hers.FindAll("form")[1].Submit();
        Assert.NotNull(hers.Find("svg.qr"));
        Assert.Equal(Person.Ticket, hers.Find(".ticket").TextContent);

        couple.Ben.TicketInLink = Person.Ticket;
        var his = ben.Render<MeetPage>();
        Press(his, "Go on");
        Assert.Contains("This invitation is from Ana", his.Markup, StringComparison.Ordinal);
        his.Find("#join-name").Input("Ben");
        his.Find("form").Submit();

        Assert.Equal(couple.Words, hers.FindAll(".words li").Select(w => w.TextContent));
        Assert.Equal(couple.Words, his.FindAll(".words li").Select(w => w.TextContent));
        Press(hers, "Yes, the same");
        Assert.Equal("Compare the words", hers.Find("h2").TextContent);
        Assert.Contains("Until then nothing can be shared", hers.Markup, StringComparison.Ordinal);
        Press(his, "Yes, the same");

        Assert.Equal("You and Ben are connected", hers.Find("h2").TextContent);
        Assert.Equal("You and Ana are connected", his.Find("h2").TextContent);
        Assert.Contains("tomorrow at 09:00", his.Find("section").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_words_undo_everything()
    {
        var couple = new Couple();
        await couple.Ana.StartMeetingAsync("Ana");
        await couple.Ben.ClaimAsync(Person.Ticket, "Ben");
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<MeetPage>();

        Press(page, "No, undo everything");

        Assert.IsType<Ceremony.Alone>(couple.Ana.Ceremony);
        Assert.Empty(couple.Shared);
    }

    [Fact]
    public async Task R44_the_day_of_quiet_ends_early_only_when_both_say_so()
    {
        var couple = await Couple.MetAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var hers = Loose(ana).Render<MeetPage>();
        var his = Loose(ben).Render<MeetPage>();

        Waive(hers);
        Assert.Contains("It ends early if Ben says so too", hers.Markup, StringComparison.Ordinal);
        Assert.NotNull(couple.Ben.State.Of<Bond>().WhyNotShare(couple.Clock.GetUtcNow()));
        Waive(his);

        Assert.Contains("You can share now", hers.Markup, StringComparison.Ordinal);
        Assert.Contains("You can share now", his.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R44_undoing_in_the_day_of_quiet_leaves_no_word_behind()
    {
        var couple = await Couple.MetAsync();
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var his = ben.Render<MeetPage>();
        var before = his.Markup;
        var hers = Loose(ana).Render<MeetPage>();

        Press(hers, "Undo the meeting");
        Press(hers, "Yes, undo it");

        Assert.IsType<Ceremony.Alone>(couple.Ana.Ceremony);
        Assert.Equal(before, his.Markup);
    }

    [Fact]
    public void A_ticket_that_cannot_be_read_stays_in_its_field_with_the_reason()
    {
        using var seat = new Seat(new Couple().Ana);
        var page = seat.Render<MeetPage>();
        Press(page, "Go on");

        page.Find("#ticket").Input("half a link");
        page.Find("form").Submit();

        Assert.Equal("half a link", page.Find("#ticket").GetAttribute("value"));
        Assert.Contains("cannot be read", page.Find("#ticket-error").TextContent, StringComparison.Ordinal);
    }

    private static Seat Loose(Seat seat)
    {
        seat.JSInterop.Mode = JSRuntimeMode.Loose;
        return seat;
    }

    private static void Waive(IRenderedComponent<MeetPage> page)
    {
        Press(page, "I do not need the day");
        Press(page, "Yes, I do not need it");
    }

    private static void Press(IRenderedComponent<MeetPage> page, string label) => page.FindAll("button").Single(b => b.TextContent == label).Click();
}
