using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class ErasureTests
{
    [Fact]
    public async Task Whoever_holds_the_token_takes_a_body_away_and_the_chain_stays_whole()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var (kept, gone) = (Sealed.Entry(space), Sealed.Entry(space));
        await (await ana.AppendAsync(space, 0, kept, gone)).IsAsync(HttpStatusCode.OK);

        var answer = await (await ana.EraseAsync(space, gone.Id(), Sealed.Token, Sealed.Entry(space, flags: EntryFlags.Erase))).ReadAsync<AppendAnswer>();

        Assert.Equal(4, answer.N);
        var log = await ana.ReadLogAsync(space);
        log.IsWhole(space);
        Assert.Equal([false, false, true, false], log.Frames.Select(frame => frame.Body.Length == 0));
    }

    [Fact]
    public async Task Erasing_twice_changes_nothing_and_answers_the_first_place()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var gone = Sealed.Entry(space);
        await (await ana.AppendAsync(space, 0, gone)).IsAsync(HttpStatusCode.OK);
        var record = Sealed.Entry(space, flags: EntryFlags.Erase);

        var first = await (await ana.EraseAsync(space, gone.Id(), Sealed.Token, record)).ReadAsync<AppendAnswer>();
        var retry = await (await ana.EraseAsync(space, gone.Id(), Sealed.Token, record)).ReadAsync<AppendAnswer>();
        var another = await (await ana.EraseAsync(space, gone.Id(), Sealed.Token, Sealed.Entry(space, flags: EntryFlags.Erase))).ReadAsync<AppendAnswer>();

        Assert.All([retry, another], answer => Assert.Equal((first.N, record.Id(), true), (answer.N, answer.Entries[0].Entry, answer.Entries[0].Existing)));
        Assert.Equal(3, (await ana.HeadAsync(space)).N);
        Assert.True((await (await ana.AppendAsync(space, 0, gone)).ReadAsync<AppendAnswer>()).Entries[0].Existing);
    }

    [Fact]
    public async Task A_wrong_token_erases_nothing()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var kept = Sealed.Entry(space);
        await (await ana.AppendAsync(space, 0, kept)).IsAsync(HttpStatusCode.OK);
        var record = Sealed.Entry(space, flags: EntryFlags.Erase);

        await (await ana.EraseAsync(space, kept.Id(), Sealed.Auth(), record)).IsProblemAsync(403, ProblemCodes.BadToken);
        await (await ana.EraseAsync(space, Id16.New(), Sealed.Token, record)).IsProblemAsync(404, ProblemCodes.NotFound);
        await (await ana.EraseAsync(space, kept.Id(), Sealed.Token, Sealed.Entry(space))).IsProblemAsync(400, ProblemCodes.Malformed);

        Assert.Equal(2, (await ana.HeadAsync(space)).N);
    }

    [Fact]
    public async Task A_commit_cannot_be_erased()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var commit = (await ana.ReadLogAsync(space)).Frames[0];

        await (await ana.EraseAsync(space, commit.Id(), Sealed.Token, Sealed.Entry(space, flags: EntryFlags.Erase))).IsProblemAsync(400, ProblemCodes.Malformed);
    }

    [Fact]
    public async Task A_full_space_still_reads_erases_and_lets_go()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var gone = Sealed.Entry(space);
        await (await ana.AppendAsync(space, 0, gone)).IsAsync(HttpStatusCode.OK);
        relay.Alter($"UPDATE space_head SET bytes = {Limits.SpaceBytes}");
        await (await ana.AppendAsync(space, 0, Sealed.Entry(space))).IsProblemAsync(409, ProblemCodes.Quota, Limits.SpaceBytes);
        relay.Alter($"UPDATE space_head SET bytes = 0, entries = {Limits.SpaceEntries}");
        await (await ana.AppendAsync(space, 0, Sealed.Entry(space))).IsProblemAsync(409, ProblemCodes.Quota, Limits.SpaceEntries);

        (await ana.ReadLogAsync(space)).IsWhole(space);
        await (await ana.EraseAsync(space, gone.Id(), Sealed.Token, Sealed.Entry(space, flags: EntryFlags.Erase))).IsAsync(HttpStatusCode.OK);
        await (await ana.DeleteAsync($"spaces/{space}/members/me")).IsAsync(HttpStatusCode.NoContent);
    }
}
