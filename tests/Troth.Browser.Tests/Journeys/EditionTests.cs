using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Which app a server hands out, and how anybody can see it (docs/operating.md).</summary>
public sealed partial class EditionTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string List = "service-worker-assets.js";

    [Fact]
    public async Task The_list_names_every_file_that_is_handed_out_by_its_hash()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var listed = Line().Matches(await http.GetStringAsync(List, TestContext.Current.CancellationToken)).ToDictionary(line => line.Groups[2].Value, line => line.Groups[1].Value);

        foreach (var (file, hash) in listed)
        {
            var bytes = await http.GetByteArrayAsync(file, TestContext.Current.CancellationToken);
            Assert.Equal((file, hash), (file, Convert.ToBase64String(SHA256.HashData(bytes))));
        }

        var folder = Path.Combine(PublishedApp.Folder, "wwwroot");
        var published = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(path => !path.EndsWith(".br", StringComparison.Ordinal) && !path.EndsWith(".gz", StringComparison.Ordinal));
        Assert.Equal([List, "service-worker.js"], published.Except(listed.Keys).Order()); // neither can hold its own hash
    }

    [Fact]
    public async Task The_page_about_the_server_shows_the_number_of_that_list()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("borage");
        using var http = new HttpClient { BaseAddress = server.Address };
        var number = Convert.ToHexStringLower(SHA256.HashData(await http.GetByteArrayAsync(List, TestContext.Current.CancellationToken)));

        await ana.OpensAboutThisServerAsync();
        await ana.SeesAsync(string.Join(' ', number.Chunk(4).Take(8).Select(four => new string(four))));
        await ana.LosesTheNetworkAsync();
        await ana.OpensAnewAsync();
        await ana.OpensAboutThisServerAsync();
        await ana.SeesAsync("Which app this browser runs");
        Assert.Equal([], street.Eyes.Complaints.Where(complaint => !complaint.Contains("INTERNET_DISCONNECTED", StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"hash\": \"sha256-([^\"]+)\",\\s+\"url\": \"([^\"]+)\"")]
    private static partial Regex Line();
}
