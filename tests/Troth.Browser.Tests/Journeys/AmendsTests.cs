namespace Troth.Browser.Tests.Journeys;

/// <summary>One is heard, the other makes amends, and both say what they expect.</summary>
public sealed class AmendsTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Keys = "I listen for the keys in the door.";

    [Fact]
    public async Task What_it_did_is_told_said_back_marked_and_heard()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("campanula", "blackthorn");

        await ana.OpensClosedAsync("/impact", "Write what it did to me", "What it did to me");
        await ana.FillsAsync("words", Keys);
        await ana.GoesToAsync("Today");
        await ana.ReadsTitleAsync("Today");
        await ana.OpensClosedAsync("/impact", "Write what it did to me", "What it did to me");
        await ana.SendsAsync("Blackthorn"); // as it was kept
        await ana.SeesAsync("Take my words back");

        await ben.GoesToAsync("Today");
        await ben.FollowsAsync("Campanula wrote how something felt");
        await ben.ReadsTitleAsync("What it did to Campanula");
        await ben.SeesAsync(Keys);
        await ben.FollowsAsync("Say what I understood");
        await ben.ReadsTitleAsync("What I understood");
        await ben.PressesAsync("Open");
        await ben.FillsAsync("words", "You listen for the door. You are angry.");
        await ben.SendsAsync("Campanula");
        await ben.ReadsTitleAsync("What it did to Campanula");

        await ana.SeesAsync("What Blackthorn understood");
        await ana.FollowsAsync("Say what fits");
        await ana.ReadsTitleAsync("Does it fit?");
        await ana.PressesAsync("Open");
        await ana.ChoosesAsync("mark-0", "You got it");
        await ana.ChoosesAsync("mark-1", "Not quite");
        await ana.FillsAsync("missing-1", "Not angry. Afraid.");
        await ana.SendsAsync("Blackthorn");
        await ben.SeesAsync("Campanula says: you got it.");
        await ben.SeesAsync("Not angry. Afraid.");

        await ben.FollowsAsync("Try once more");
        await ben.ReadsTitleAsync("What I understood");
        await ben.PressesAsync("Open");
        await ben.FillsAsync("words", "You are afraid each evening until you hear how I come in.");
        await ben.SendsAsync("Campanula");
        await ana.SeesAsync("until you hear how I come in");
        await ana.DecidesAsync("I feel heard on this", "Yes, I feel heard");
        await ben.SeesAsync("Campanula feels heard on this.");
        await NothingLeaksAsync(street, ana, ben, "keys in the door", "each evening", "Not angry", "impact.told");
    }

    [Fact]
    public async Task An_apology_owes_no_answer_and_its_offer_becomes_a_promise_once_both_say_yes_to_the_same_words()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("speedwell", "dogrose");

        await ben.OpensClosedAsync("/amends", "Write an apology", "An apology");
        await ben.FillsAsync("part-Did", "I told your sister half of it, but I was tired.");
        await ben.SeesAsync("takes back what stood before it");
        await ben.FillsAsync("part-Did", "I told your sister half of it.");
        await ben.FillsAsync("part-Harm", "You heard it at a table.");
        await ben.PressesAsync("Send it to Speedwell");
        await ben.SeesAsync("Please write what you offer to do.");
        await ben.FillsAsync("part-Repair", "I go to your sister.");
        await ben.SendsAsync("Speedwell");
        await ben.ReadsTitleAsync("Your apology");
        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("An apology from Dogrose");
        await ana.SeesAsync("You owe Dogrose no answer");
        await ana.PressesAsync("Not yet");
        await ben.SeesAsync("Speedwell says: not yet.");

        await ben.FollowsAsync("Give the offer a day");
        await ben.ReadsTitleAsync("Offer to do something");
        await ben.PressesAsync("Open");
        await ben.SendsAsync("Speedwell");
        await ben.ReadsTitleAsync("I go to your sister.");
        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("An offer from Dogrose");
        await ana.FollowsAsync("Suggest other words");
        await ana.ReadsTitleAsync("Other words for it");
        await ana.PressesAsync("Open");
        await ana.FillsAsync("text", "I send you my location.");
        await ana.PressesAsync("Send it to Dogrose");
        await ana.SeesAsync("Being followed brings no calm");
        await ana.FillsAsync("text", "Go alone, and say so the same evening.");
        await ana.SendsAsync("Dogrose");
        await ana.SeesAsync("These words wait for Dogrose.");
        await ben.PressesAsync("Say yes to these words");
        await ana.SeesAsync("It is a promise now.");
        await ana.FollowsAsync("Open the promise");
        await ana.ReadsTitleAsync("Go alone, and say so the same evening.");
        await NothingLeaksAsync(street, ana, ben, "sister half", "at a table", "same evening", "amends.offered");
    }

    [Fact]
    public async Task What_one_expects_is_said_and_answered_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("pimpernel", "wayfarer");

        await ana.OpensTogetherAsync("/expectations");
        await ana.ReadsTitleAsync("What we expect");
        await ana.TabsAndFollowsAsync("Say what I expect of Wayfarer");
        await ana.StandsAtAsync("What I expect of Wayfarer");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsToFieldAsync("I expect of Wayfarer");
        await ana.TypesAsync("That you tell me when plans change.");
        await ana.TabsAndPressesAsync("Send it to Wayfarer");
        await ana.KeysAsync("Escape");
        await ana.TabsAndPressesAsync("Send it to Wayfarer");
        await ana.KeysAsync("Enter");
        await ana.StandsAtAsync("What we expect");
        await ana.HearsAsync("It is shared. You can both read it now.");

        await ben.OpensTogetherAsync("/expectations");
        await ben.SeesAsync("That you tell me when plans change.");
        await ben.TabsAndPressesAsync("I cannot do this now");
        await ben.KeysAsync("Enter"); // the same answer is still under the finger
        await ana.HearsAsync("Wayfarer says: I cannot do this now.");
        await ana.TabsAndPressesAsync("I do not expect this any more");
        await ana.KeysAsync("Enter");
        await ben.SeesAsync("Pimpernel has written nothing here.");
        await NothingLeaksAsync(street, ana, ben, "plans change", "expectation.said");
    }

    [Theory]
    [InlineData("Ana", "toadflax")]
    [InlineData("Ben", "selfheal")]
    public async Task Nobody_is_kept_out_of_what_twelve_weeks_left(string seat, string handle)
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync(handle);
        await guest.OpensAsync("");
        await guest.LooksAtTheExampleAsync();
        await guest.TakesTheSeatOfAsync(seat);
        var inspection = new Inspection(guest.Page);

        foreach (var (route, link, title) in new[]
        {
            ("/impact", "Write what it did to me", "What it did to me"), ("/amends", "Write an apology", "An apology"),
            ("/amends", "Offer to do something", "Offer to do something"), ("/expectations", "Say what I expect", $"What I expect of {(seat == "Ana" ? "Ben" : "Ana")}"),
        })
        {
            await guest.OpensTogetherAsync(route);
            await inspection.LookAsync(route);
            await guest.OpensClosedAsync(route, link, title);
            await inspection.LookAsync(title);
        }

        await guest.OpensTogetherAsync("/impact");
        await guest.FollowsAsync(seat == "Ana" ? "When you went through my coat" : "Since that spring");
        await guest.SeesAsync(seat == "Ana" ? "this has no day" : "Ana feels heard on this.");
        await inspection.LookAsync("a statement of the other");
        await guest.OpensTogetherAsync("/amends");
        await guest.FollowsAsync("I told your sister half of it");
        await guest.SeesAsync("What was offered with it");
        await inspection.LookAsync("an apology");
        await guest.FollowsAsync("You go to my sister");
        await guest.SeesAsync("It is a promise now.");
        await inspection.LookAsync("an offer");
        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task NothingLeaksAsync(Street street, Person ana, Person ben, params string[] words)
    {
        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(words, word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }
}
