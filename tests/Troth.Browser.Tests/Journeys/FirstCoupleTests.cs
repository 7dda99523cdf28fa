namespace Troth.Browser.Tests.Journeys;

/// <summary>The first couple: two people, two browsers, from nothing to a check-in read together and a private page. One story, as it is lived.</summary>
public sealed class FirstCoupleTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string AnasLine = "the kitchen was quiet tonight";
    private const string BensLine = "I said sorry to your sister";
    private const string AnasPage = "nobody knows about the lighthouse";
    private const string AnasChange = "nobody knows about the lighthouse keeper";

    /// <summary>Words that must be readable nowhere but on the screens of those who may read them.</summary>
    private static readonly string[] Canaries = [AnasLine, BensLine, AnasPage, "lighthouse keeper", Person.Password, "Anemone", "Benedikt", "at ease", "check-in.sealed", "journal.written", "on guard"];

    [Fact]
    public async Task Two_people_meet_check_in_together_and_keep_private_pages_and_nothing_readable_leaves_them()
    {
        await using var street = new Street(browser, server);
        var eyes = street.Eyes;
        var ana = await street.PersonAsync("anemone");
        var ben = await street.PersonAsync("benedikt");

        // 1 and 2: Ana begins.
        await ana.OpensAsync("");
        await ana.SeesAsync("A private place to rebuild trust");
        await ana.BeginsAsync();

        // 3: they meet.
        var link = await ana.InvitesAsync();
        await ben.Page.GotoAsync(link);
        await ben.SeesAsync("You have been invited");
        Assert.DoesNotContain("#", ben.Page.Url, StringComparison.Ordinal);
        await ben.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await ben.GoesThroughBeginAsync("No kit");
        await ben.ClaimsAsync();
        await ana.SeesAsync("Look at both screens together");
        var words = await ana.WordsAsync();
        Assert.Equal(6, words.Count);
        Assert.Equal(words, await ben.WordsAsync());
        await ben.PressesAsync("Yes, the same");
        await ana.PressesAsync("Yes, the same");
        await ana.SeesAsync("You and Benedikt are connected");
        await ben.SeesAsync("You and Anemone are connected");
        await ana.SeesAsync("Nothing can be shared for a day");
        await ana.WaivesTheDayAsync();
        await ana.SeesAsync("It ends early if Benedikt says so too");
        await ben.WaivesTheDayAsync();
        await ana.SeesAsync("You can share now");

        // 4: a check-in, blind until both are ready.
        await ana.ChecksInAsync("at ease", AnasLine);
        await ana.IsReadyAsync();
        await ana.SeesAsync("Your side is sealed");
        await ben.ChecksInAsync("on guard", BensLine);
        await ben.DoesNotSeeAsync(AnasLine);
        await ben.IsReadyAsync();
        await ben.SeesAsync(AnasLine);
        await ana.SeesAsync(BensLine);
        await ana.FollowsAsync("How my own answers have moved");
        await ana.SeesAsync("at ease");

        // 5: a journal, hidden by default.
        await ana.GoesToAsync("Me");
        await ana.DoesNotSeeAsync(AnasPage);
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync(AnasPage);

        // 7: a second browser of Ana's shows the same life.
        var anaElsewhere = await street.PersonAsync("anemone");
        await anaElsewhere.UnlocksANewBrowserAsync(ana.SecretKey);
        await anaElsewhere.OpensPrivatePagesAsync();
        await anaElsewhere.SeesAsync(AnasPage);
        await anaElsewhere.PressesAsync("Change");
        await anaElsewhere.Page.GetByLabel("Change this page").FillAsync(AnasChange);
        await anaElsewhere.Page.Locator("form", new() { Has = anaElsewhere.Page.GetByLabel("Change this page") }).GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await ana.SeesAsync(AnasChange);

        // The twin on the .NET base library reads what the browser's vault wrote.
        Assert.Contains(await Twin.ReadAsync(server.Address, "anemone", Person.Password, ana.SecretKey), text => text.Contains(AnasPage, StringComparison.Ordinal));

        // The canary: not a word of it anywhere.
        foreach (var person in new[] { ana, ben, anaElsewhere })
        {
            await eyes.AddStorageAsync(person.Page);
        }

        foreach (var file in server.DataFiles)
        {
            eyes.Add($"data file {Path.GetFileName(file)}", await ReadSharedAsync(file));
        }

        eyes.Add("server log", await ReadSharedAsync(server.LogPath));
        Assert.True(eyes.Bodies > 20);
        Assert.All(Canaries, word => Assert.Equal([], eyes.WhereIs(word)));
        Assert.Equal([], eyes.WhereIs(ana.KitKey));
        Assert.Equal(["IndexedDB device"], eyes.WhereIs(ana.SecretKey)); // docs/protocol.md 3.6: all that stands there in clear
        Assert.NotEmpty(eyes.WhereIs("anemone")); // the eyes do see: the handle, which the server may know
        Assert.Empty(eyes.Complaints);
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
