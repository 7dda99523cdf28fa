using System.Diagnostics;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What anybody can find out about the app that a server hands out, from another computer (docs/operating.md). test.sh builds twice; here one build is enough.</summary>
public sealed class VerifyingTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Whoever_compares_sees_an_honest_server_and_one_that_hands_out_another_page()
    {
        var (code, said) = await CompareAsync();
        Assert.True(code == 0, said);
        Assert.Contains("handed out exactly these files", said, StringComparison.Ordinal);

        using var other = new NextVersion("A private place", "Another place");
        await server.BecomesAsync(other.Folder);
        (code, said) = await CompareAsync();
        Assert.Equal(1, code);
        string[] found =
        [
            "differs: index.html (identity)", "differs: index.html (gzip)", "differs: index.html (br)",
            "differs: / (identity)", "differs: / (gzip)", "differs: / (br)",
            "differs: /today (identity)", "differs: /today (gzip)", "differs: /today (br)",
            "differs: service-worker-assets.js (identity)", "differs: service-worker-assets.js (gzip)", "differs: service-worker-assets.js (br)",
        ];
        Assert.Equal(found, said.Split('\n').Where(line => line.StartsWith("differs: ", StringComparison.Ordinal) || line.StartsWith("missing: ", StringComparison.Ordinal)));
    }

    private async Task<(int Code, string Said)> CompareAsync()
    {
        var start = new ProcessStartInfo("bash", ["eng/verify-client.sh", "--built", PublishedApp.Folder, server.Address.ToString()])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var compare = Process.Start(start)!;
        var said = await compare.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await compare.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (compare.ExitCode, said);
    }
}
