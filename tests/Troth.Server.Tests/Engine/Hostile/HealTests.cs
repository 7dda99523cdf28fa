using System.Text;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>
/// A server has shown the reader another record than Ana. Once the person has compared four words with her, the reader's devices go on from hers; nothing of
/// their own is lost, and no server can use it to take anything back (docs/protocol.md 6.4).
/// </summary>
public abstract class HealTests(bool atBookmarks)
{
    private const ushort Heal = 8;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Whoever_was_led_onto_a_branch_goes_on_from_what_the_other_has_and_can_say_again_what_only_stood_there()
    {
        await using var home = await OnABranchAsync();
        using var reader = await StoppedAsync(home);

        Assert.True(await reader.Replica.HealAsync(home.Space, await WordsAsync(home.Ana, home.Space), default));

        Assert.Equal(["hello", "good day", "one"], reader.Read[home.Space].Values);
        Assert.Contains(Heal, reader.Kinds);
        Assert.Equal("on the branch", Text(Assert.Single(reader.Rescued).Draft));
        await reader.Replica.WriteAsync(home.Space, [.. reader.Rescued.Select(rescued => rescued.Draft)], default);
        using var again = await reader.AgainAsync(home.Wire);
        using var elsewhere = await reader.ElsewhereAsync(home.Wire); // it reads what was pinned of the branch, too
        await home.Ana.Replica.SyncAsync(default);
        Assert.All([home.Ana, reader, again, elsewhere], device => Assert.Equal(["hello", "good day", "one", "on the branch"], device.Read[home.Space].Values));
        Assert.All([home.Ana, reader, again, elsewhere], device => Assert.Empty(device.Replica.Stops));
    }

    [Fact]
    public async Task Another_device_that_was_led_there_too_follows_and_keeps_what_it_wrote()
    {
        await using var home = await OnABranchAsync();
        using var second = await home.Reader.ElsewhereAsync(home.Wire);
        await second.WriteAsync(home.Space, "from the second");
        using var locked = await home.Reader.ElsewhereAsync(home.Wire);
        using var reader = await StoppedAsync(home);
        Assert.True(await reader.Replica.HealAsync(home.Space, await WordsAsync(home.Ana, home.Space), default));

        await second.Replica.SyncAsync(default);
        using var unlocked = await locked.AgainAsync(home.Wire);

        Assert.All([second, unlocked], device => Assert.Equal(["hello", "good day", "one"], device.Read[home.Space].Values));
        Assert.All([second, unlocked], device => Assert.Empty(device.Replica.Stops));
        Assert.Contains("from the second", second.Rescued.Select(rescued => Text(rescued.Draft)));
    }

    [Fact]
    public async Task Words_that_the_record_never_had_change_nothing()
    {
        await using var home = await OnABranchAsync();
        using var reader = await StoppedAsync(home);
        var stopped = home.StopOf(reader);

        Assert.False(await reader.Replica.HealAsync(home.Space, [1, 2, 3, 4], default));

        await IsUnchangedAsync(home, reader, stopped);
    }

    [Fact]
    public async Task A_server_that_goes_on_lying_changes_nothing()
    {
        await using var home = await OnABranchAsync();
        using var reader = await StoppedAsync(home);
        var stopped = home.StopOf(reader);
        var truth = (await home.TruthAsync()).Frames;
        home.Wire.Lies[home.Space] = Branch.Of(home.Space, [.. truth.SkipLast(2), truth[^1]]);

        Assert.False(await reader.Replica.HealAsync(home.Space, await WordsAsync(home.Ana, home.Space), default));

        Assert.False(reader.Replica.CanWrite(home.Space));
        home.Wire.Lies.Clear();
        using var honest = await reader.AgainAsync(home.Wire);
        await IsUnchangedAsync(home, honest, stopped);
    }

    [Fact]
    public async Task A_device_that_holds_nothing_is_shown_no_less_than_was_read_then()
    {
        await using var home = await OnABranchAsync();
        using var reader = await StoppedAsync(home);
        Assert.True(await reader.Replica.HealAsync(home.Space, await WordsAsync(home.Ana, home.Space), default));
        var truth = await home.TruthAsync();
        home.Wire.Lies[home.Space] = Branch.Of(home.Space, truth.Frames.SkipLast(1));

        using var elsewhere = await reader.ElsewhereAsync(home.Wire);

        Assert.Equal((Fault.Gap, truth.N), home.StopOf(elsewhere));
    }

    [Fact]
    public async Task A_device_that_has_been_at_the_place_lets_nothing_go_whatever_the_server_shows_later()
    {
        await using var home = await OnABranchAsync();
        var branch = home.Wire.Lies[home.Space];
        using var reader = await StoppedAsync(home);
        Assert.True(await reader.Replica.HealAsync(home.Space, await WordsAsync(home.Ana, home.Space), default));
        await reader.WriteAsync(home.Space, "afterwards");

        home.Wire.Lies[home.Space] = branch;
        await reader.Replica.SyncAsync(default);
        using var again = await reader.AgainAsync(home.Wire);

        Assert.All([reader, again], device => Assert.Equal(["hello", "good day", "one", "afterwards"], device.Read[home.Space].Values));
        Assert.All([reader, again], device => Assert.False(device.Replica.CanWrite(home.Space)));
        home.Wire.Lies.Clear();
        using var afterwards = await again.AgainAsync(home.Wire);
        Assert.Empty(afterwards.Replica.Stops);
    }

    [Fact]
    public async Task A_record_that_has_not_stopped_is_not_read_anew()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        Assert.False(await home.Reader.Replica.HealAsync(home.Space, await WordsAsync(home.Ana, home.Space), default));
        Assert.False(await home.Reader.Replica.HealAsync(home.Reader.Replica.Personal, [1, 2, 3, 4], default));
        Assert.Equal(["hello", "good day"], home.Reader.Read[home.Space].Values);
    }

    [Fact]
    public async Task What_waits_is_not_sealed_on_a_branch_before_the_server_was_asked()
    {
        await using var home = await OnABranchAsync();
        home.Wire.Lies.Clear();

        using var loaded = await home.Reader.LoadedAsync(home.Wire);
        await loaded.SaveAsync(home.Space, "kept meanwhile");
        await home.Ana.Replica.SyncAsync(default);

        Assert.Single(loaded.Waiting);
        Assert.Empty(home.Ana.Replica.Stops);
        Assert.Equal(["hello", "good day", "one"], home.Ana.Read[home.Space].Values);
    }

    /// <summary>The reader has written, and pinned, on a branch that nobody else is shown; Ana goes on without it.</summary>
    private async Task<Home> OnABranchAsync()
    {
        var home = await Home.MeetAsync(atBookmarks);
        home.Wire.Lies[home.Space] = await home.TruthAsync();
        await home.Reader.WriteAsync(home.Space, "on the branch");
        home.Clock.Advance(Hour);
        await home.Reader.Replica.SyncAsync(default);
        await home.AnaWritesAsync("one");
        return home;
    }

    /// <summary>The server is honest again, and the reader, unlocked, has seen that this is another record.</summary>
    private static async Task<Device> StoppedAsync(Home home)
    {
        var reader = await home.AfterwardsAsync();
        Assert.Equal(["hello", "good day", "on the branch"], reader.Read[home.Space].Values);
        Assert.False(reader.Replica.CanWrite(home.Space));
        return reader;
    }

    private static async Task IsUnchangedAsync(Home home, Device reader, (Fault, long) stopped)
    {
        using var again = await reader.AgainAsync(home.Wire);
        Assert.All([reader, again], device => Assert.Equal(["hello", "good day", "on the branch"], device.Read[home.Space].Values));
        Assert.All([reader, again], device => Assert.Equal(stopped, home.StopOf(device)));
        Assert.Empty(reader.Rescued);
        Assert.DoesNotContain(Heal, reader.Kinds);
    }

    private static Task<IReadOnlyList<int>> WordsAsync(Device device, Id16 space) => device.Vault.StateWordsAsync(space);

    private static string Text(Draft draft) => Encoding.UTF8.GetString(draft.Payload);
}

/// <summary>Of whoever has opened the log from its first entry.</summary>
public sealed class FirstEntryHealTests() : HealTests(atBookmarks: false);

/// <summary>Of whoever has gone on from a bookmark.</summary>
public sealed class BookmarkHealTests() : HealTests(atBookmarks: true);
