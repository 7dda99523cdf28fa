using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>
/// A server that lies is found out at the latest at the next entry whose author had seen the truth; what was verified stays readable, nothing more is
/// sealed for that space, what is saved waits, and whoever unlocks anew is told the same (docs/protocol.md 6.4).
/// </summary>
public abstract class HostileServerTests(bool atBookmarks)
{
    private const string Meanwhile = "kept meanwhile";

    private static readonly string[] Before = ["hello", "good day"];

    [Fact]
    public async Task A_dropped_entry_is_missed_at_the_next_one_of_its_author()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two", "three");

        var two = home.Known + 2;
        await home.ShowAsync((await home.TruthAsync()).Frames.Where(frame => frame.N != two));

        await IsFoundOutAsync(home, Fault.Device, two, [.. Before, "one"]);
        await RecoversAsync(home, [.. Before, "one", "two", "three"]);
    }

    [Fact]
    public async Task Entries_in_another_order_are_seen_at_once()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two");

        var truth = await home.TruthAsync();
        await home.ShowAsync([.. truth.Frames.Take((int)home.Known), truth.Frames[^1], truth.Frames[^2]]);

        await IsFoundOutAsync(home, Fault.Device, home.Known + 1, Before);
        await RecoversAsync(home, [.. Before, "one", "two"]);
    }

    [Fact]
    public async Task An_entry_that_is_replayed_is_refused_where_it_comes_again()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one");

        var truth = await home.TruthAsync();
        await home.ShowAsync([.. truth.Frames, truth.Frames[^1]]);

        await IsFoundOutAsync(home, Fault.Duplicate, home.Known + 2, [.. Before, "one"]);
        await RecoversAsync(home, [.. Before, "one"]);
    }

    [Fact]
    public async Task A_server_that_rolls_back_is_found_out_by_whoever_has_seen_more()
    {
        await using var home = await Home.MeetAsync(atBookmarks);

        home.Wire.Feigns = _ => new([], home.Known, new byte[Chain.Length]); // it says that it has taken back what it was given
        await home.ShowAsync((await home.TruthAsync()).Frames.SkipLast(1));

        await IsFoundOutAsync(home, Fault.Gap, home.Known, Before);
        await RecoversAsync(home, Before);
    }

    [Fact]
    public async Task A_server_that_rolls_back_and_goes_on_with_other_entries_is_found_out_too()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        var rolledBack = (await home.TruthAsync()).Frames.SkipLast(1);
        await home.AnaWritesAsync("one", "two");

        await home.ShowAsync([.. rolledBack, .. (await home.TruthAsync()).Frames.TakeLast(2)]);

        await IsFoundOutAsync(home, Fault.Device, home.Known + 1, Before);
        await RecoversAsync(home, [.. Before, "one", "two"]);
    }

    [Fact]
    public async Task A_swapped_body_is_refused()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two");

        var truth = await home.TruthAsync();
        var one = truth.Frames[^2] with { Body = truth.Frames[^1].Body };
        await home.ShowAsync([.. truth.Frames.SkipLast(2), one, truth.Frames[^1]]);

        await IsFoundOutAsync(home, Fault.Body, home.Known + 1, Before);
        await RecoversAsync(home, [.. Before, "one", "two"]);
    }

    [Fact]
    public async Task A_body_that_is_swapped_together_with_its_hash_is_unreadable_and_missed_at_the_next_entry_of_its_author()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two");

        var truth = await home.TruthAsync();
        var body = truth.Frames[^1].Body;
        var one = new Frame(0, (Branch.Read(truth.Frames[^2]) with { BodyHash = SHA256.HashData(body) }).ToBytes(), body);
        await home.ShowAsync([.. truth.Frames.SkipLast(2), one, truth.Frames[^1]]);

        await IsFoundOutAsync(home, Fault.Device, home.Known + 2, Before);
    }

    [Fact]
    public async Task An_entry_that_the_server_forges_is_unreadable_and_found_out_at_the_first_entry_that_has_not_seen_it()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two");

        var truth = await home.TruthAsync();
        await home.ShowAsync([.. truth.Frames.SkipLast(2), Forged(home.Space, EntryFlags.None, truth.Epoch), .. truth.Frames.TakeLast(2)]);

        await IsFoundOutAsync(home, Fault.Seen, home.Known + 3, [.. Before, "one"]);
    }

    [Fact]
    public async Task An_entry_from_somebody_with_a_stolen_sign_in_is_unreadable_and_stops_nobody()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        var unreadable = new List<Item>();
        home.Reader.Replica.Opened += news => unreadable.AddRange(news.Items.Where(item => item.State == ItemState.Unreadable));
        var thief = home.Ana.Relay;

        await thief.AppendAsync(home.Space, (await home.TruthAsync()).Epoch, [Forged(home.Space, EntryFlags.None, 1)], default);
        await home.Reader.SaveAsync(home.Space, "and on");
        await home.Ana.Replica.SyncAsync(default);

        Assert.Equal(home.Known + 1, Assert.Single(unreadable).N);
        Assert.All([home.Ana, home.Reader], device => Assert.Empty(device.Replica.Stops));
        Assert.All([home.Ana, home.Reader], device => Assert.Equal([.. Before, "and on"], device.Read[home.Space].Values));
    }

    [Fact]
    public async Task Acknowledged_words_in_whose_place_something_unreadable_lies_stay_in_the_outbox()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        var lie = home.Wire.Lies[home.Space] = await home.TruthAsync();
        home.Wire.Feigns = frames =>
        {
            var (garbage, header) = (RandomNumberGenerator.GetBytes(1052), Branch.Read(frames[0]));
            lie.Add(Forged(home.Space, EntryFlags.None, header.Epoch));
            lie.Add(new(0, (header with { BodyHash = SHA256.HashData(garbage), BodyLength = garbage.Length }).ToBytes(), garbage));
            return new([new(header.Entry, lie.N, false)], lie.N, lie.H);
        };

        await home.Reader.SaveAsync(home.Space, "acknowledged");

        Assert.Equal(Fault.Gap, home.StopOf(home.Reader).Fault);
        Assert.Equal("acknowledged", Text(Assert.Single(home.Reader.Waiting).Draft));
    }

    [Fact]
    public async Task A_fork_is_found_out_at_the_first_entry_whose_author_had_seen_the_other_branch()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        home.Wire.Lies[home.Space] = await home.TruthAsync();
        await home.Reader.SaveAsync(home.Space, "on the branch");
        Assert.Empty(home.Reader.Waiting);
        await home.AnaWritesAsync("one", "two");
        Assert.NotEqual(await home.Ana.Vault.StateWordsAsync(home.Space), await home.Reader.Vault.StateWordsAsync(home.Space));

        await home.ShowAsync([.. home.Wire.Lies[home.Space].Frames, .. (await home.TruthAsync()).Frames.TakeLast(2)]);

        // "one" was written before Ana could know of either branch; "two" was not.
        await IsFoundOutAsync(home, Fault.Seen, home.Known + 3, [.. Before, "on the branch", "one"]);
        var afterwards = await home.AfterwardsAsync();
        await afterwards.FlushAsync();
        Assert.Equal((Fault.Gap, home.Known + 2), home.StopOf(afterwards));
        Assert.Equal([.. Before, "on the branch", "one"], afterwards.Read[home.Space].Values);
        Assert.Single(afterwards.Waiting);
    }

    [Fact]
    public async Task An_entry_of_an_epoch_that_has_ended_is_refused_and_whoever_was_made_to_write_it_learns_it_from_a_pin()
    {
        await using var home = await Home.AloneAsync(atBookmarks);
        using var wire = new HostileWire();
        var ben = await home.StrangerAsync("ben", wire);
        var stale = home.Wire.Lies[home.Space] = await home.TruthAsync();
        await home.Ana.MeetAsync(ben, home.Space);
        await home.Reader.WriteAsync(home.Space, "for one reader only");

        wire.Lies[home.Space] = Branch.Of(home.Space, [.. (await home.TruthAsync()).Frames, stale.Frames[^1]]);
        await ben.Replica.SyncAsync(default);
        await home.Reader.Replica.SyncAsync(default);

        Assert.Equal((Fault.Epoch, home.Known + 2), home.StopOf(ben));
        await IsFoundOutAsync(home, Fault.Seen, home.Known + 1, [.. Before, "for one reader only"]);
    }

    [Fact]
    public async Task A_hidden_commit_is_missed_at_the_next_entry()
    {
        await using var home = await Home.AloneAsync(atBookmarks);
        await home.Ana.MeetAsync(await home.StrangerAsync("ben"), home.Space);
        await home.AnaWritesAsync("for two");

        await home.ShowAsync((await home.TruthAsync()).Frames.Where(frame => frame.N != home.Known + 1));

        await IsFoundOutAsync(home, Fault.Epoch, home.Known + 1, Before);
        await RecoversAsync(home, [.. Before, "for two"]);
    }

    [Fact]
    public async Task A_log_that_has_less_than_the_heads_say_is_missed_at_once()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two");

        home.Wire.Lies[home.Space] = Branch.Of(home.Space, (await home.TruthAsync()).Frames.SkipLast(1));
        home.Wire.Boasts = true;
        await home.Reader.Replica.SyncAsync(default);

        await IsFoundOutAsync(home, Fault.Gap, home.Known + 2, [.. Before, "one"]);
        await RecoversAsync(home, [.. Before, "one", "two"]);
    }

    [Fact]
    public async Task A_member_whom_the_server_invents_is_let_in_by_nobody()
    {
        await using var home = await Home.MeetAsync(atBookmarks);

        var truth = await home.TruthAsync();
        await home.ShowAsync([.. truth.Frames, Forged(home.Space, EntryFlags.Commit, truth.Epoch + 1)]);

        await IsFoundOutAsync(home, Fault.Epoch, home.Known + 1, Before);
        await RecoversAsync(home, Before);
    }

    [Fact]
    public async Task A_body_that_is_missing_without_a_reason_stops_the_space_before_it()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.AnaWritesAsync("one", "two");

        var lie = await home.TruthAsync();
        lie.Strip(Branch.Read(lie.Frames[^2]).Entry);
        await home.ShowAsync(lie.Frames);

        await IsFoundOutAsync(home, Fault.Body, home.Known + 1, Before);
    }

    [Fact]
    public async Task An_erasure_that_is_withheld_is_missed_at_the_next_entry_of_its_author()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        var one = await home.Ana.WriteAsync(home.Space, "one");
        var body = (await home.TruthAsync()).Frames[^1].Body;
        await home.Ana.Replica.EraseAsync(home.Space, [one], default);
        await home.AnaWritesAsync("two");

        var truth = await home.TruthAsync();
        await home.ShowAsync([.. truth.Frames.SkipLast(3), truth.Frames[^3] with { Body = body }, truth.Frames[^1]]);

        await IsFoundOutAsync(home, Fault.Device, home.Known + 2, [.. Before, "one"]);
        await RecoversAsync(home, [.. Before, "two"]);
    }

    [Fact]
    public async Task Words_that_the_server_says_it_has_and_does_not_show_stay_in_the_outbox()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        home.Wire.Lies[home.Space] = await home.TruthAsync();
        home.Wire.Feigns = frames => new([new(Branch.Read(frames[0]).Entry, home.Known + 2, false)], home.Known + 2, new byte[Chain.Length]);

        await home.Reader.SaveAsync(home.Space, "acknowledged");

        Assert.Equal((Fault.Gap, home.Known + 1), home.StopOf(home.Reader));
        Assert.Equal("acknowledged", Text(Assert.Single(home.Reader.Waiting).Draft));
        var afterwards = await home.AfterwardsAsync();
        await afterwards.FlushAsync();
        await home.Ana.Replica.SyncAsync(default);
        Assert.Empty(afterwards.Waiting);
        Assert.Equal([.. Before, "acknowledged"], home.Ana.Read[home.Space].Values);
    }

    [Fact]
    public async Task Words_that_were_acknowledged_and_are_missing_later_are_an_alarm()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        home.Wire.Lies[home.Space] = await home.TruthAsync();
        home.Wire.Feigns = frames => home.Wire.Lies[home.Space].Copy().Append(Branch.Read(frames[0]).Epoch, frames).Answer!;

        await home.Reader.SaveAsync(home.Space, "acknowledged");
        Assert.Empty(home.Reader.Replica.Stops);
        await home.Reader.Replica.SyncAsync(default);

        await IsFoundOutAsync(home, Fault.Gap, home.Known + 1, [.. Before, "acknowledged"]);
    }

    [Fact]
    public async Task A_slot_whose_key_was_swapped_opens_nothing()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        using var wire = new HostileWire { Swaps = slots => [.. slots.Select(slot => slot with { Blob = WithOtherKey(slot.Blob) })] };
        using var other = new HostileWire { Swaps = slots => [.. slots.Select(slot => slot with { Blob = Account.Of("cleo").Registration.Slots.Single(mine => mine.Type == slot.Type).Blob })] };

        Assert.Equal("wrong_secret", (await Assert.ThrowsAsync<VaultException>(() => home.Reader.AgainAsync(wire))).Code);
        Assert.Equal("wrong_secret", (await Assert.ThrowsAsync<VaultException>(() => home.Reader.AgainAsync(other))).Code);
    }

    /// <summary>What holds for every misdeed, for this device and for each that is unlocked anew: one who remembers, and one who has nothing.</summary>
    private static async Task IsFoundOutAsync(Home home, Fault fault, long place, IReadOnlyList<string> readable)
    {
        await IsStoppedAsync(home, home.Reader, fault, place, readable);
        using var again = await home.Reader.AgainAsync(home.Wire);
        await IsStoppedAsync(home, again, fault, place, readable);
    }

    private static async Task IsStoppedAsync(Home home, Device reader, Fault fault, long place, IReadOnlyList<string> readable)
    {
        Assert.Equal((fault, place), home.StopOf(reader));
        Assert.Equal(readable, reader.Read[home.Space].Values);
        Assert.False(reader.Replica.CanWrite(home.Space));
        Assert.True(reader.Replica.CanWrite(reader.Replica.Personal));
        Assert.Equal("stopped", (await Assert.ThrowsAsync<VaultException>(() => reader.WriteAsync(home.Space, "not sent"))).Code);
        if (reader.Waiting.Count == 0)
        {
            await reader.SaveAsync(home.Space, Meanwhile);
        }

        await reader.FlushAsync();
        Assert.Equal(Meanwhile, Text(Assert.Single(reader.Waiting).Draft));
    }

    /// <summary>Where the device had believed no lie, an honest server is all it takes.</summary>
    private static async Task RecoversAsync(Home home, IReadOnlyList<string> lines)
    {
        var afterwards = await home.AfterwardsAsync();
        await afterwards.FlushAsync();
        await home.Ana.Replica.SyncAsync(default);

        Assert.Empty(afterwards.Replica.Stops);
        Assert.Empty(afterwards.Waiting);
        Assert.Equal([.. lines, Meanwhile], afterwards.Read[home.Space].Values);
        Assert.Equal([.. lines, Meanwhile], home.Ana.Read[home.Space].Values);
        Assert.Empty(home.Ana.Replica.Stops);
    }

    private static string Text(Draft draft) => System.Text.Encoding.UTF8.GetString(draft.Payload);

    /// <summary>An entry in the right form that nobody wrote.</summary>
    private static Frame Forged(Id16 space, EntryFlags flags, uint epoch)
    {
        var body = RandomNumberGenerator.GetBytes(1052);
        return new(0, new EntryHeader(flags, space, Id16.New(), epoch, new byte[32], SHA256.HashData(body), body.Length).ToBytes(), body);
    }

    /// <summary>The slot with the public key of somebody else (protocol.md 3.2).</summary>
    private static byte[] WithOtherKey(byte[] slot)
    {
        const int At = 1 + 1 + 4 + 60;
        var other = Account.Of("cleo").Registration.Slots[0].Blob.AsSpan(At, 65);
        return [.. slot[..At], .. other, .. slot[(At + 65)..]];
    }
}
