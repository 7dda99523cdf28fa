namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>The protocol explored in thousands of lives: real vaults, the real engine, a server in memory. A failure names its seed.</summary>
public sealed class ExplorerTests
{
    private const int HonestRuns = 2000;
    private const int DishonestRuns = 700;

    private static readonly Step[] Steps = Enum.GetValues<Step>();
    private static readonly Step[] Peaceful = [Step.Write, Step.Write, Step.WritePrivately, Step.Pull, Step.Erase, Step.Crash, Step.Hour, Step.Bookmark, Step.Bookmark];
    private static readonly Misdeed[] Misdeeds = Enum.GetValues<Misdeed>();

    [Fact]
    public Task No_honest_run_raises_an_alarm_or_loses_a_word_whatever_the_network_does() => ExploreAsync(HonestRuns, async (lives, draw) =>
    {
        for (var left = draw.Next(6, 24); left > 0; left--)
        {
            await lives.StepAsync(draw.Next(Lives.Devices), Steps[draw.Next(Steps.Length)]);
        }

        await lives.EndWellAsync();
    });

    [Fact]
    public Task Every_lie_is_found_out_at_the_latest_at_the_next_entry_whose_author_had_seen_the_truth() => ExploreAsync(DishonestRuns, async (lives, draw) =>
    {
        var misdeed = Misdeeds[draw.Next(Misdeeds.Length)];
        var (victim, honest) = misdeed == Misdeed.StaleEpoch ? (1, 2) : draw.Next(2) == 0 ? (2, 0) : (1, 2);
        if (misdeed != Misdeed.StaleEpoch)
        {
            await lives.StepAsync(0, Step.Meet);
        }

        for (var left = draw.Next(2, 9); left > 0; left--)
        {
            await lives.StepAsync(draw.Next(Lives.Devices), Peaceful[draw.Next(Peaceful.Length)]);
        }

        await lives.StepAsync(victim, Step.Pull);
        await PerhapsAtBookmarksAsync(lives, victim, draw);
        var known = lives.Truth().N;
        await lives.StepAsync(0, Step.Pull);
        await lives.StepAsync(0, Step.Meet);
        Assert.True(lives.HaveMet);
        foreach (var writer in new[] { 3 - victim - honest, honest, draw.Next(2) == 0 ? honest : 3 - victim - honest })
        {
            await lives.StepAsync(writer, Step.Write);
        }

        await IsFoundOutAsync(lives, victim, honest, Hostile.Misdeeds.Of(misdeed, lives.Truth(), known, draw));
    });

    /// <summary>On the victim or on the honest, or nowhere: there is no lie that a bookmark makes believable.</summary>
    private static async Task PerhapsAtBookmarksAsync(Lives lives, int device, Random draw)
    {
        if (draw.Next(2) == 0)
        {
            await lives.StepAsync(device, Step.Bookmark);
            await lives.StepAsync(device, Step.Crash);
        }
    }

    private static async Task IsFoundOutAsync(Lives lives, int victim, int honest, Branch lie)
    {
        var (device, truth) = (lives.All[victim], lives.Truth());
        var read = device.Read[lives.Space].ToList();
        lives.Wires[victim].Lies[lives.Space] = lie;
        await device.Replica.SyncAsync(default);
        await device.SaveAsync(lives.Space, "to whoever reads this");

        await lives.StepAsync(honest, Step.Pull);
        await lives.StepAsync(honest, Step.Write);
        lives.Wires[victim].Lies[lives.Space] = Branch.Of(lives.Space, [.. lie.Frames, .. lives.Truth().Frames.Skip((int)truth.N)]);
        await device.Replica.SyncAsync(default);
        using var again = await device.AtBookmarksAsync(lives.Wires[victim]);
        await again.SaveAsync(lives.Space, "kept");

        Assert.All([device, again], one => Assert.Equal(lives.Space, Assert.Single(one.Replica.Stops).Space));
        Assert.All([device, again], one => Assert.False(one.Replica.CanWrite(lives.Space)));
        Assert.All([device, again], one => Assert.Empty(read.Except(one.Read[lives.Space])));
        Assert.Equal("kept", System.Text.Encoding.UTF8.GetString(again.Waiting[^1].Draft.Payload));
        Assert.Empty(lives.All[honest].Replica.Stops);
        await IsMendedAsync(lives, victim, honest, again);
    }

    /// <summary>Once the server is honest and the words were compared, whoever was lied to reads what the honest read, and their other devices too.</summary>
    private static async Task IsMendedAsync(Lives lives, int victim, int honest, Device device)
    {
        lives.Wires[victim].Lies.Clear();
        await lives.StepAsync(honest, Step.Pull);
        var words = await lives.All[honest].Vault.StateWordsAsync(lives.Space);
        Assert.True(await device.Replica.HealAsync(lives.Space, words, default));
        using var elsewhere = await device.ElsewhereAsync(lives.Wires[victim]);
        var shown = lives.All[honest].Read[lives.Space].Keys.ToList();
        foreach (var one in new[] { device, elsewhere })
        {
            Assert.Empty(one.Replica.Stops);
            Assert.Equal(shown.TakeLast(one.Read[lives.Space].Count), one.Read[lives.Space].Keys.TakeLast(shown.Count));
        }
    }

    private static Task ExploreAsync(int runs, Func<Lives, Random, Task> live) => Parallel.ForAsync(0, runs, async (seed, _) =>
    {
        using var lives = await Lives.BeginAsync();
        try
        {
            await live(lives, new(seed));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {seed}.", failure);
        }
    });
}
