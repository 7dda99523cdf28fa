namespace Troth.Browser.Tests.Journeys;

/// <summary>One tells a whole account once; the other chooses how deep to hear it, and when.</summary>
public sealed class DisclosureTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Months = "It went on for four months";
    private const string Hotel = "We met in a hotel by the sea";

    [Fact]
    public async Task R2_an_account_opens_by_the_hearers_act_as_deep_as_was_chosen_and_the_teller_sees_nothing_of_it()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("saxifrage", "blackthorn");

        await ben.WritesAnAccountAsync((Months, 2), (Hotel, 3));
        await ben.DecidesAsync("It is whole: close it", "Close it and say that I am ready");
        await ben.SeesAsync("This account is closed");
        await ben.FollowsAsync("Where things stand");
        await ben.SeesAsync("and may never want it");

        await ana.OpensDisclosureAsync();
        await ana.FollowsAsync("Blackthorn has written down a whole account");
        await ana.FollowsAsync("How much to hear");
        await ana.ReadsTitleAsync("How much to hear");
        await ana.PressesAsync("Open");
        await ana.UnfoldsAsync("Meeting somebody");
        await ana.Page.Locator("input[name=level-Somebody]").Nth(1).CheckAsync();
        await ana.PressesAsync("Keep this");
        await ana.SeesAsync("Kept, for you alone.");
        await ana.FollowsAsync("Where things stand");
        await ana.SaysToBeReadyAsync();
        await ben.SeesAsync("You are both ready");
        await ben.HandsItOverAsync();
        await ben.SeesAsync("You will not be told");

        await ana.SeesAsync("It is here and closed");
        Assert.DoesNotContain(Months, await ana.EverythingInTheDocumentAsync(), StringComparison.Ordinal);
        var before = await ben.ShownAsync();
        await ana.DecidesAsync("Open what I chose", "Open it");
        await ana.SeesAsync(Months);
        Assert.DoesNotContain(Hotel, await ana.EverythingInTheDocumentAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await ben.ShownAsync());
        await ana.PressesAsync("Pause");
        await ana.DoesNotSeeAsync(Months);

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All([Months, Hotel, "disclosure.opened", "disclosure.levels"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task R21_it_is_heard_in_a_session_that_both_agreed_to_with_a_break_and_an_end()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("meadowrue", "hornbeam");
        await ben.WritesAnAccountAsync((Months, 1));
        await ben.DecidesAsync("It is whole: close it", "Close it and say that I am ready");
        await ben.FollowsAsync("Where things stand");
        await ana.OpensDisclosureAsync();
        await ana.FollowsAsync("Hornbeam has written down a whole account");
        await ana.FollowsAsync("How much to hear");
        await ana.PressesAsync("Open");
        await ana.PressesAsync("Keep this");
        await ana.SeesAsync("Kept, for you alone.");
        await ana.FollowsAsync("Where things stand");
        await ana.SaysToBeReadyAsync(together: true);
        await ben.SeesAsync("You are both ready");
        await ben.HandsItOverAsync();
        await ana.SeesAsync("First name a time");

        await ben.NamesATimeTodayAsync("our therapist");
        await ben.PressesAsync("Ask Meadowrue");
        await ben.SeesAsync("You named a time");
        await ana.SeesAsync("our therapist");
        await ana.TabsAndUnfoldsAsync("Make it shorter");
        await ana.KeysAsync("Tab", "ArrowUp");
        await ana.TabsAndPressesAsync("Yes to this time");
        await ana.HearsAsync("It is today.");
        await ben.SeesAsync("At most 40 minutes.");
        await StartsByKeyboardAsync(ana);
        await ana.HearsAsync("You have started. It goes on when Hornbeam has started too.");
        await ben.FollowsAsync("Get ready to start");
        await ben.PressesAsync("Start the session");
        await ana.HearsAsync("You have both started.");

        await ana.TabsAndPressesAsync("Take a break");
        await ana.HearsAsync("A break. Nothing runs on.");
        await ben.SeesAsync("It goes on when Meadowrue says so.");
        await ana.KeysAsync("Enter");
        await ben.PressesAsync("Let it open now");
        await ana.TabsAndPressesAsync("Open what I chose");
        await ana.KeysAsync("Enter");
        await ana.SeesAsync(Months);
        await ben.PressesAsync("Take a break");
        await ana.SeesAsync("A break. Nothing runs on.");
        await ana.DoesNotSeeAsync(Months);
        await ben.PressesAsync("Go on");
        await ana.SeesAsync(Months);
        await ben.PressesAsync("End it for today");
        await ana.SeesAsync("The session has ended for today.");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All([Months, "our therapist", "my sister", "disclosure.prepared"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task R3_two_people_tell_and_hear_by_keyboard_alone_and_questions_wait_meanwhile()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("bistort", "whitebeam");
        await WritesByKeyboardAsync(ben);
        await ana.TabsAndFollowsAsync("Together");
        await ana.TabsAndFollowsAsync("Questions");
        await ana.StandsAtAsync("Questions");
        await ana.TabsAndFollowsAsync("Write a question");
        await ana.StandsAtAsync("Write questions");
        await ana.TabsAndPressesAsync("Open");
        await ana.SeesAsync("What you write now waits with you");
        await ana.TabsAndFollowsAsync("Where things stand");
        await ana.StandsAtAsync("What Whitebeam tells");
        await ana.HearsAsync("Whitebeam is writing down a whole account.");

        await ben.TabsAndPressesAsync("It is whole: close it");
        await ben.KeysAsync("Enter");
        await ben.HearsAsync("This account is closed.");
        await ben.TabsAndFollowsAsync("Where things stand");
        await ben.StandsAtAsync("What you tell");
        await ana.TabsAndFollowsAsync("How much to hear");
        await ana.StandsAtAsync("How much to hear");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsAndUnfoldsAsync("Meeting somebody");
        await ana.KeysAsync("Tab", "ArrowDown");
        await ana.TabsAndPressesAsync("Keep this");
        await ana.HearsAsync("Kept, for you alone.");
        await ana.TabsAndFollowsAsync("Where things stand");
        await ana.StandsAtAsync("What Whitebeam tells");
        await ana.TabsAndFollowsAsync("Get ready");
        await ana.StandsAtAsync("Am I ready?");
        await ana.KeysAsync("Tab", "Space");
        await ana.TabsToFieldAsync("Whom can I call afterwards?");
        await ana.TypesAsync("my sister");
        await ana.TabsAndPressesAsync("I am ready");
        await ana.StandsAtAsync("What Whitebeam tells");

        await ben.HearsAsync("You are both ready.");
        await ben.TabsAndPressesAsync("Hand it over");
        await ben.KeysAsync("Enter");
        await ben.HearsAsync("You will not be told.");
        await ana.HearsAsync("It is here and closed.");
        await ana.TabsAndPressesAsync("Open what I chose");
        await ana.KeysAsync("Enter");
        await ana.SeesAsync(Months);
        await ana.TabsAndPressesAsync("Pause");
        await ana.SeesAsync("Paused. Nothing runs on.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task WritesByKeyboardAsync(Person ben)
    {
        await ben.TabsAndFollowsAsync("Together");
        await ben.StandsAtAsync("Together");
        await ben.TabsAndFollowsAsync("Tell it once, whole");
        await ben.StandsAtAsync("Tell it once, whole");
        await ben.TabsAndFollowsAsync("Write an account");
        await ben.StandsAtAsync("Your account");
        await ben.TabsAndPressesAsync("Open");
        await ben.TabsToFieldAsync("What happened?");
        await ben.TypesAsync(Months);
        await ben.KeysAsync("Tab", "ArrowDown");
        await ben.TabsAndPressesAsync("Keep this piece");
        await ben.HearsAsync("5 of 5 are left.");
        for (var left = 4; left >= 0; left--)
        {
            await ben.TabsAndPressesAsync("Nothing to tell.");
            await ben.HearsAsync($"{left} of 5 are left.");
        }

        await ben.TabsAndUnfoldsAsync("What Bistort knows");
        await ben.TabsAndPressesAsync("Let Bistort know that I write");
        await ben.KeysAsync("Enter");
        await ben.HearsAsync("Bistort knows that you are writing");
        await ben.HasSentEverythingAsync();
    }

    private static async Task StartsByKeyboardAsync(Person ana)
    {
        await ana.TabsAndFollowsAsync("Get ready to start");
        await ana.StandsAtAsync("Am I ready?");
        await ana.KeysAsync("Tab", "Space");
        await ana.TabsToFieldAsync("Whom can I call afterwards?");
        await ana.TypesAsync("my sister");
        await ana.TabsAndPressesAsync("Start the session");
        await ana.StandsAtAsync("What Hornbeam tells");
    }

    [Fact]
    public async Task Nothing_about_writing_an_account_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await GuestAsync(street, "toadflax");
        var inspection = new Inspection(guest.Page);
        await guest.OpensDisclosureAsync();
        await guest.UnfoldsAsync("How this works");
        await inspection.LookAsync("disclosure");
        await guest.FollowsAsync("Write an account");
        await guest.ReadsTitleAsync("Your account");
        await inspection.LookAsync("account, closed at first");
        await guest.PressesAsync("Open");
        await guest.UnfoldsAsync("What is it about?");
        await guest.UnfoldsAsync("Thoughts, and who knew");
        await inspection.LookAsync("a piece");
        await guest.OpensDisclosureAsync();
        await guest.WritesAnAccountAsync((Months, 2), (Hotel, 3));
        await guest.UnfoldsAsync(Months);
        await guest.UnfoldsAsync("Health");
        await guest.UnfoldsAsync("What Ben knows");
        await inspection.LookAsync("account");
        await guest.DecidesAsync("Let Ben know that I write", "Let it be known");
        await guest.SeesAsync("Ben knows that you are writing");
        await inspection.LookAsync("account, known");

        await guest.TakesTheSeatOfAsync("Ben");
        await guest.OpensDisclosureAsync();
        await guest.FollowsAsync("Ana is writing down a whole account");
        await inspection.LookAsync("being written");
        await guest.FollowsAsync("How much to hear");
        await guest.ReadsTitleAsync("How much to hear");
        await guest.PressesAsync("Open");
        await guest.UnfoldsAsync("Meeting somebody");
        await guest.UnfoldsAsync("Online");
        await guest.UnfoldsAsync("Five answers");
        await guest.Page.Locator("input[name=level-Somebody]").Nth(4).CheckAsync();
        await guest.Page.Locator("input[name=level-Online]").Nth(5).CheckAsync();
        await guest.PressesAsync("Keep this");
        await inspection.LookAsync("levels, with a reason missing");

        await guest.TakesTheSeatOfAsync("Ana");
        await guest.OpensDisclosureAsync();
        await guest.FollowsAsync("Go on writing");
        await guest.PressesAsync("Open");
        await guest.PressesAsync("It is whole: close it");
        await inspection.LookAsync("closing");
        await guest.PressesAsync("Close it and say that I am ready");
        await guest.SeesAsync("This account is closed");
        await inspection.LookAsync("closed");

        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_a_session_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await GuestAsync(street, "gromwell");
        var inspection = new Inspection(guest.Page);
        await OpensTheirsAsync(guest);
        await guest.UnfoldsAsync("What you can open without a session");
        await inspection.LookAsync("not read yet");
        await guest.PressesAsync("Read");
        await guest.SeesAsync("1 of 10");
        await inspection.LookAsync("reading");
        await guest.NamesATimeTodayAsync("our therapist");
        await guest.Page.Locator("#time").FillAsync("22:00");
        await guest.SeesAsync("That is late.");
        await inspection.LookAsync("a time");
        await guest.PressesAsync("Ask Ben");
        await guest.SeesAsync("You named a time");
        await inspection.LookAsync("named");

        await guest.TakesTheSeatOfAsync("Ben");
        await OpensMineAsync(guest);
        await guest.UnfoldsAsync("Your account");
        await guest.PressesAsync("Open");
        await guest.UnfoldsAsync("Something is missing");
        await guest.UnfoldsAsync("Make it shorter");
        await inspection.LookAsync("handed over, with a time to agree to");
        await guest.PressesAsync("Yes to this time");
        await guest.FollowsAsync("Get ready to start");
        await guest.ReadsTitleAsync("Am I ready?");
        await inspection.LookAsync("ready");
        await guest.PressesAsync("Start the session");
        await guest.SeesAsync("You have started.");
        await inspection.LookAsync("started");

        await guest.TakesTheSeatOfAsync("Ana");
        await OpensTheirsAsync(guest);
        await inspection.LookAsync("today");
        await guest.FollowsAsync("Get ready to start");
        await guest.PressesAsync("Start the session");
        await guest.SeesAsync("1 of 10");
        await inspection.LookAsync("in the session");
        await guest.PressesAsync("Take a break");
        await guest.SeesAsync("A break.");
        await inspection.LookAsync("a break");
        await guest.PressesAsync("End it for today");
        await guest.SeesAsync("The session has ended for today.");
        await inspection.LookAsync("ended");

        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task<Person> GuestAsync(Street street, string handle)
    {
        var guest = await street.PersonAsync(handle);
        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();
        return guest;
    }

    private static async Task OpensTheirsAsync(Person guest)
    {
        await guest.OpensDisclosureAsync();
        await guest.FollowsAsync("What Ben tells");
        await guest.ReadsTitleAsync("What Ben tells");
    }

    private static async Task OpensMineAsync(Person guest)
    {
        await guest.OpensDisclosureAsync();
        await guest.FollowsAsync("What you tell");
        await guest.ReadsTitleAsync("What you tell");
    }
}
