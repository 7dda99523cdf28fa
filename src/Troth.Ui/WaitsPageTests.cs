using Bunit;
using Microsoft.Extensions.Time.Testing;
using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.CheckIns;
using Troth.Features.Journal;
using Troth.Features.Notes;
using Troth.Features.Profile;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Ui;

public sealed class WaitsPageTests
{
    private const string Here = "Only on this device so far. It waits to be sent.";

    [Fact]
    public async Task A_note_says_that_it_waits_until_it_is_sent_and_only_on_the_screen_of_its_author()
    {
        var couple = await Couple.SharingAsync();
        NewFact sent = new(Id16.New(), new NoteEvent.Shared("sent")), waiting = new(Id16.New(), new NoteEvent.Shared("waiting"));
        await couple.Ana.WriteAsync([sent, waiting]);
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (mine, theirs) = (ana.Render<NotesPage>(), ben.Render<NotesPage>());
        Assert.Empty(mine.FindAll(".waits"));

        couple.Ana.Wait(waiting);
        Assert.Equal(Here, Assert.Single(mine.FindAll(".waits")).TextContent);
        Assert.Contains("waiting", mine.Find("article:has(.waits)").TextContent, StringComparison.Ordinal);
        Assert.Empty(theirs.FindAll(".waits"));

        couple.Ana.Wait();
        Assert.Empty(mine.FindAll(".waits"));
    }

    [Fact]
    public async Task A_private_page_waits_while_its_newest_version_does()
    {
        var couple = new Couple();
        var page = Id16.New();
        NewFact first = new(Id16.New(), new JournalEvent.Written(page, "first")), second = new(Id16.New(), new JournalEvent.Written(page, "second"));
        await couple.Ana.WriteAsync([first, second]);
        using var seat = new Seat(couple.Ana);
        var pages = seat.Render<JournalPage>();
        couple.Ana.Wait(second);
        Assert.Empty(pages.FindAll(".waits")); // a closed page says nothing, waiting or not

        pages.Find("button").Click();
        Assert.Equal(Here, pages.Find("article .waits").TextContent);
    }

    [Fact]
    public async Task An_agreement_waits_with_whatever_step_of_it_was_not_sent()
    {
        var couple = await Couple.SharingAsync();
        var other = Id16.New();
        var terms = Terms.Blank(couple.Today) with { Text = "We call by noon", Purpose = "calm evenings" };
        var proposed = new NewFact(Id16.New(), new AgreementEvent.Proposed(other, terms));
        await couple.Ana.WriteAsync([proposed, new(Id16.New(), new AgreementEvent.Proposed(Id16.New(), terms with { Text = "We call by six" }))]);
        using var ana = new Seat(couple.Ana);
        using var ben = new Seat(couple.Ben);
        var (list, page) = (ana.Render<AgreementsPage>(), Open(ana, other));

        couple.Ana.Wait(proposed);
        Assert.Contains("by noon", list.Find(".card:has(.waits)").TextContent, StringComparison.Ordinal);
        Assert.Single(list.FindAll(".waits"));
        Assert.Equal(Here, page.Find(".waits").TextContent);

        var yes = new NewFact(Id16.New(), new AgreementEvent.Accepted(other, couple.Ben.State.Of<SharedAgreements>()[other]!.Latest.Hash));
        await couple.Ben.WriteAsync([yes]);
        couple.Ben.Wait(yes);
        couple.Ana.Wait();
        Assert.Equal(Here, Open(ben, other).Find(".waits").TextContent);
        Assert.Empty(page.FindAll(".waits"));
    }

    [Fact]
    public async Task A_check_in_waits_on_its_own_day_only()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<CheckInPage>();
        var answers = Answers.None with { Hope = 4 };

        couple.Ana.Wait(new NewFact(Id16.New(), new CheckInEvent.Drafted(couple.Today.AddDays(-1), answers)));
        Assert.Empty(page.FindAll(".waits"));

        foreach (var happened in new CheckInEvent[] { new CheckInEvent.Drafted(couple.Today, answers), new CheckInEvent.Sealed(couple.Today, ""), new CheckInEvent.Opened(couple.Today, "") })
        {
            couple.Ana.Wait(new NewFact(Id16.New(), happened));
            Assert.Equal(Here, page.Find(".waits").TextContent);
        }

        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, answers))]);
        couple.Ana.Wait();
        Assert.Empty(page.FindAll(".waits"));
    }

    [Fact]
    public void A_name_waits_until_it_is_sent()
    {
        var couple = new Couple();
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<SettingsPage>();
        Assert.Empty(page.FindAll(".waits"));

        couple.Ana.Wait(new NewFact(Id16.New(), new ProfileEvent.Named("Ana")));
        Assert.Equal(Here, page.Find(".waits").TextContent);
    }

    [Fact]
    public void Nothing_waits_in_the_example()
    {
        var couple = new SampleCouple(new FakeTimeProvider(Couple.Morning));
        using var seat = new Seat(couple.Ana);
        var page = seat.Render<NotesPage>();
        page.Find("#text").Input("a word more");
        page.Find("form").Submit();

        Assert.Contains("a word more", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".waits"));
    }

    private static IRenderedComponent<AgreementPage> Open(Seat seat, Id16 agreement) => seat.Render<AgreementPage>(page => page.Add(p => p.Id, $"{agreement}"));
}
