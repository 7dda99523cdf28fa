using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class AppendTests
{
    [Fact]
    public async Task What_was_appended_is_read_back_in_order_with_the_right_chain()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        Frame[] frames = [Sealed.Entry(space), Sealed.Entry(space, size: 2000), Sealed.Entry(space)];

        var answer = await (await ana.AppendAsync(space, 0, frames)).ReadAsync<AppendAnswer>();

        Assert.Equal([2, 3, 4], answer.Entries.Select(placed => placed.N));
        var log = await ana.ReadLogAsync(space);
        log.IsWhole(space);
        Assert.Equal(frames.Select(frame => frame.Body), log.Frames.Skip(1).Select(frame => frame.Body));
        Assert.Equal((answer.N, Convert.ToHexString(answer.H)), (log.N, Convert.ToHexString(log.H)));
    }

    [Fact]
    public async Task The_same_append_again_gives_the_first_answer_even_in_a_later_epoch()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var frame = Sealed.Entry(space);
        var first = await (await ana.AppendAsync(space, 0, frame)).ReadAsync<AppendAnswer>();
        await (await ana.PostAsync($"spaces/{space}/commits", new CommitRequest(0, 2, Frames.Write([Sealed.Commit(space, 1)]), [], [], []))).ReadAsync<AppendAnswer>();

        var again = await (await ana.AppendAsync(space, 0, frame)).ReadAsync<AppendAnswer>();

        Assert.Equal((first.N, Convert.ToHexString(first.H)), (again.N, Convert.ToHexString(again.H)));
        Assert.Equal((2L, true), (again.Entries[0].N, again.Entries[0].Existing));
        Assert.Equal(3, (await ana.HeadAsync(space)).N);
    }

    [Fact]
    public async Task A_first_answer_is_given_again_however_long_the_log_has_grown()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var batches = Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, 17).Select(_ => Sealed.Entry(space, size: 60)).ToArray()).ToList();
        var first = new List<AppendAnswer>();
        foreach (var batch in batches)
        {
            first.Add(await (await ana.AppendAsync(space, 0, batch)).ReadAsync<AppendAnswer>());
        }

        foreach (var (answer, batch) in first.Zip(batches))
        {
            var again = await (await ana.AppendAsync(space, 0, batch)).ReadAsync<AppendAnswer>();
            Assert.Equal((answer.N, Convert.ToHexString(answer.H)), (again.N, Convert.ToHexString(again.H)));
            Assert.All(again.Entries, placed => Assert.True(placed.Existing));
        }

        (await ana.ReadLogAsync(space)).IsWhole(space);
    }

    [Fact]
    public async Task Another_entry_under_a_known_id_is_a_conflict_and_takes_its_batch_along()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var known = Sealed.Entry(space);
        await (await ana.AppendAsync(space, 0, known)).ReadAsync<AppendAnswer>();
        var other = Sealed.Entry(space);
        known.Header.AsSpan(20, 16).CopyTo(other.Header.AsSpan(20));

        await (await ana.AppendAsync(space, 0, Sealed.Entry(space), other)).IsProblemAsync(409, ProblemCodes.IdConflict);

        Assert.Equal(2, (await ana.HeadAsync(space)).N);
    }

    [Fact]
    public async Task An_older_epoch_is_stale()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        await (await ana.PostAsync($"spaces/{space}/commits", new CommitRequest(0, 1, Frames.Write([Sealed.Commit(space, 1)]), [], [], []))).ReadAsync<AppendAnswer>();

        await (await ana.AppendAsync(space, 0, Sealed.Entry(space))).IsProblemAsync(409, ProblemCodes.EpochStale);
        await (await ana.AppendAsync(space, 1, Sealed.Entry(space, 1))).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_commits_on_one_head_the_second_loses_and_the_first_may_be_repeated()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var mine = new CommitRequest(0, 1, Frames.Write([Sealed.Commit(space, 1)]), [], [], []);
        var theirs = mine with { Frame = Frames.Write([Sealed.Commit(space, 1)]) };

        var won = await (await ana.PostAsync($"spaces/{space}/commits", mine)).ReadAsync<AppendAnswer>();
        await (await ana.PostAsync($"spaces/{space}/commits", theirs)).IsProblemAsync(409, ProblemCodes.CasLost);
        var again = await (await ana.PostAsync($"spaces/{space}/commits", mine)).ReadAsync<AppendAnswer>();

        Assert.Equal((won.N, true), (again.N, again.Entries[0].Existing));
        await (await ana.AppendAsync(space, 1, Sealed.Entry(space, 1))).IsAsync(HttpStatusCode.OK);
        var late = new CommitRequest(1, 2, Frames.Write([Sealed.Commit(space, 2)]), [], [], []);
        await (await ana.PostAsync($"spaces/{space}/commits", late)).IsProblemAsync(409, ProblemCodes.CasLost);
    }

    [Fact]
    public async Task Opening_a_space_twice_gives_the_first_answer_and_never_somebody_elses_space()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var ben = await Person.JoinAsync(relay.Http, "ben");
        var space = Id16.New();
        var request = new NewSpace(space, Id16.New(), Frames.Write([Sealed.Commit(space, 0)]), null);

        await (await ana.PostAsync("spaces", request)).ReadAsync<AppendAnswer>();
        var again = await (await ana.PostAsync("spaces", request)).ReadAsync<AppendAnswer>();

        Assert.True(again.Entries[0].Existing);
        await (await ben.PostAsync("spaces", request)).IsProblemAsync(409, ProblemCodes.IdConflict);
    }

    [Fact]
    public async Task A_long_log_comes_in_pages()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        foreach (var _ in Enumerable.Range(0, 6))
        {
            await (await ana.AppendAsync(space, 0, [.. Enumerable.Range(0, 100).Select(_ => Sealed.Entry(space))])).IsAsync(HttpStatusCode.OK);
        }

        foreach (var _ in Enumerable.Range(0, 6))
        {
            await (await ana.AppendAsync(space, 0, [.. Enumerable.Range(0, 15).Select(_ => Sealed.Entry(space, size: Limits.BodyBytes))])).IsAsync(HttpStatusCode.OK);
        }

        (await ana.ReadLogAsync(space)).IsWhole(space);
    }
}
