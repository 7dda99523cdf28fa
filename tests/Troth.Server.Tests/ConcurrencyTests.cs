using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class ConcurrencyTests
{
    private const int Writers = 64;

    [Fact]
    public async Task Sixty_four_writers_of_one_space_leave_no_gap_and_retries_change_nothing()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var space = await ana.OpenSpaceAsync();
        await ana.AdmitAsync(ben, space);

        var places = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => WriteAsync(i % 2 == 0 ? ana : ben, space, epoch: 1, rounds: 3)));

        Assert.Equal(Enumerable.Range(3, Writers * 3).Select(n => (long)n), places.SelectMany(own => own).Order());
        (await ana.ReadLogAsync(space)).IsWhole(space);
    }

    [Fact]
    public async Task Sixty_four_writers_of_many_spaces_leave_every_one_of_them_whole()
    {
        await using var relay = new Relay();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Person.JoinAsync(relay.Http, $"person{i}")));
        var spaces = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async i => (Owner: people[i % 8], Space: await people[i % 8].OpenSpaceAsync())));

        await Task.WhenAll(spaces.Select(each => WriteAsync(each.Owner, each.Space, epoch: 0, rounds: 3)));

        foreach (var (owner, space) in spaces)
        {
            var log = await owner.ReadLogAsync(space);
            Assert.Equal(4, log.N);
            log.IsWhole(space);
        }
    }

    [Fact]
    public async Task Of_many_commits_at_once_exactly_one_wins()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Limits.SignIns).Select(_ => ana.PostAsync(
            $"spaces/{space}/commits", new CommitRequest(0, 1, Frames.Write([Sealed.Commit(space, 1)]), [], [], []))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(Limits.SignIns - 1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    // Every append is sent twice, as after a lost answer.
    private static async Task<List<long>> WriteAsync(Person person, Id16 space, uint epoch, int rounds)
    {
        var places = new List<long>();
        foreach (var _ in Enumerable.Range(0, rounds))
        {
            var frame = Sealed.Entry(space, epoch);
            var both = await Task.WhenAll(person.AppendAsync(space, epoch, frame), person.AppendAsync(space, epoch, frame));
            var answers = await Task.WhenAll(both.Select(answer => answer.ReadAsync<AppendAnswer>()));
            Assert.Equal(answers[0].Entries[0].N, answers[1].Entries[0].N);
            Assert.Equal(answers[0].H, answers[1].H);
            Assert.Single(answers, answer => answer.Entries[0].Existing);
            places.Add(answers[0].N);
        }

        return places;
    }
}
