namespace Troth.Browser.Tests.Journeys;

/// <summary>Two people ask each other, after a day of rest, and answer in their own way.</summary>
public sealed class QuestionTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Friends = "Who of our friends knew about it";
    private const string Money = "What did it cost us in that year";

    [Fact]
    public async Task R5_a_question_rests_is_sent_by_hand_and_answered_in_either_seat()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("bryony", "sycamore");

        // Written yesterday, for Ana alone; it goes nowhere by itself.
        var yesterday = await ana.YesterdayAsync();
        await yesterday.WondersAsync(Friends, "to stop guessing");
        await yesterday.WondersAsync(Money, "no surprises");
        await yesterday.SeesAsync("You can send it from");
        Assert.DoesNotContain("Send to Sycamore", await yesterday.ShownAsync(), StringComparison.Ordinal);
        await ben.OpensQuestionsAsync();
        await ben.SeesAsync("Nothing was asked here yet.");

        // Today it has rested. Ana sends what is ticked.
        await ana.OpensHeldQuestionsAsync();
        await ana.SeesAsync(Friends);
        await ana.DecidesAsync("Send to Sycamore", "Yes, send it");
        await ana.SeesAsync("Waiting for Sycamore");
        await yesterday.Page.CloseAsync();
        var waiting = await ana.ShownAsync();

        // Ben reads and types. Nothing of it is seen by Ana (R15).
        await ben.SeesAsync(Friends);
        await ben.OpensQuestionAsync(Friends);
        Assert.DoesNotContain("to stop guessing", await ben.EverythingInTheDocumentAsync(), StringComparison.Ordinal);
        Assert.Equal(waiting, await ana.ShownAsync());
        await ben.SaysAsync("Not yet, but I name a day", "I want to look it up first", "Bryony");
        await ana.SeesAsync("The answer comes later, by");
        await ben.SaysAsync("Here is my answer", "Jonas, from the spring on", "Bryony");
        await ben.OpensQuestionAsync(Money);
        await ben.SaysAsync("I do not want to answer this", "Not tonight, and not alone", "Bryony");

        // Both answers stand, with what was said before, and can only be added to.
        await ana.SeesAsync("Left unanswered, by choice.");
        await ana.OpensQuestionAsync(Friends);
        await ana.SeesAsync("Sycamore wants to answer by");
        await ana.SeesAsync("Jonas, from the spring on");
        await ana.SeesAsync("to stop guessing");
        await ben.OpensQuestionAsync(Friends);
        await ben.SeesAsync("Add to what you said");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All([Friends, "stop guessing", "Jonas", "Not tonight", "question.asked"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_question_is_written_and_erased_by_keyboard_and_answered_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("catkin");
        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();

        await guest.OpensQuestionsAsync();
        await guest.StandsAtAsync("Questions");
        await guest.TabsAndFollowsAsync("Write a question");
        await guest.StandsAtAsync("Write questions");
        await guest.TabsAndPressesAsync("Open");
        await guest.TabsToFieldAsync("What you want to know");
        await guest.TypesAsync(Money);
        await guest.TabsAndPressesAsync("Keep it for now");
        await guest.SeesAsync("Kept. Only you can see it. You can send it after a day.");
        await guest.TabsAndPressesAsync("Erase");
        await guest.KeysAsync("Enter");
        await guest.SeesAsync("Erased. Nothing of it is left.");
        await guest.TabsAndFollowsAsync("All questions");
        await guest.StandsAtAsync("Questions");
        await guest.TabsAndFollowsAsync("Would you tell me about good days too");
        await guest.StandsAtAsync("Ben asks");
        await guest.TabsToFieldAsync("Here is my answer");
        await guest.TabsToFieldAsync("Your answer");
        await guest.TypesAsync("I will try to.");
        await guest.TabsAndPressesAsync("Send to Ben");
        await guest.SeesAsync("Sent. Ben can read it now.");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.SeesAsync("I will try to.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_questions_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("meadowsweet");
        var inspection = new Inspection(guest.Page);
        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();

        await guest.OpensQuestionsAsync();
        await guest.UnfoldsAsync("How questions work");
        await guest.UnfoldsAsync("Earlier ones");
        await inspection.LookAsync("questions");
        await guest.OpensHeldQuestionsAsync();
        await guest.Page.Locator("#text").FillAsync("Who of our friends knew, and since when? " + new string('m', 60));
        await guest.SeesAsync("This is close to what you asked before");
        await inspection.LookAsync("questions of my own");
        await guest.OpensQuestionAsync("Since when did our friends know");
        await guest.UnfoldsAsync("This was asked before");
        await inspection.LookAsync("question, asked again");
        await guest.OpensQuestionAsync("Would you tell me about good days");
        await guest.Page.GetByText("Not yet, but I name a day").ClickAsync();
        await guest.Page.Locator("#by").WaitForAsync();
        await inspection.LookAsync("question, waiting for me");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.OpensQuestionAsync("Did you ever speak about me");
        await inspection.LookAsync("question, answered by me");

        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
