using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class LiveTests
{
    [Fact]
    public async Task A_long_poll_wakes_when_the_other_appends()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var space = await ana.OpenSpaceAsync();
        await ana.AdmitAsync(ben, space);
        var before = await ben.GetAsync<HeadsAnswer>("heads");

        var waiting = ben.GetAsync<HeadsAnswer>($"heads?since={before.Version}&wait=25");
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(200)));
        await (await ana.AppendAsync(space, 1, Sealed.Entry(space, 1))).IsAsync(HttpStatusCode.OK);

        var after = await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(3, after.Spaces.Single(head => head.Space == space).N);
    }

    [Fact]
    public async Task A_long_poll_without_news_gives_the_same_answer_after_its_wait()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var before = await ana.GetAsync<HeadsAnswer>("heads");

        var waiting = ana.GetAsync<HeadsAnswer>($"heads?since={before.Version}&wait=25");
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(300)));
        relay.Clock.Advance(TimeSpan.FromSeconds(25));

        Assert.Equal(before.Version, (await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Version);
        Assert.Equal(before.Version, (await ana.GetAsync<HeadsAnswer>($"heads?since={before.Version}")).Version);
        await (await ana.SendAsync(HttpMethod.Get, "heads?since=x&wait=26")).IsProblemAsync(400, ProblemCodes.Malformed, Limits.WaitSeconds);
    }

    [Fact]
    public async Task A_second_claim_pokes_whoever_claimed_first()
    {
        await using var relay = new Relay();
        var (ana, ben, eve) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"), await Person.JoinAsync(relay.Http, "eve"));
        var invite = await ana.InviteAsync(await ana.OpenSpaceAsync());
        await (await ben.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsAsync(HttpStatusCode.NoContent);
        await using var ear = await ListenAsync(ben);
        Assert.Equal(("b", ""), await NextAsync(ear));
        await (await eve.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(("p", """{"mailbox":1}"""), await NextAsync(ear));
    }

    [Fact]
    public async Task A_listener_hears_pokes_and_heartbeats_and_nothing_when_somebody_leaves()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var space = await ana.OpenSpaceAsync();
        await ana.AdmitAsync(ben, space);
        await using var ear = await ListenAsync(ana);
        Assert.Equal(("b", ""), await NextAsync(ear));

        await (await ben.AppendAsync(space, 1, Sealed.Entry(space, 1))).IsAsync(HttpStatusCode.OK);
        Assert.Equal(("p", $$"""{"space":"{{space}}","n":3}"""), await NextAsync(ear));
        await (await ben.DeleteAsync($"spaces/{space}/members/me")).IsAsync(HttpStatusCode.NoContent);
        relay.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(("b", ""), await NextAsync(ear));
        var invite = await ana.InviteAsync(space);
        await (await ben.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(("p", """{"mailbox":1}"""), await NextAsync(ear));
    }

    [Fact]
    public async Task A_stream_ends_with_its_session_and_only_so_many_are_open()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var phone = await ana.ElsewhereAsync();
        await using var ear = await ListenAsync(phone);
        await NextAsync(ear);
        var others = new List<HttpResponseMessage>();
        foreach (var _ in Enumerable.Range(1, Limits.Pokes - 1))
        {
            others.Add(await ana.SendAsync(HttpMethod.Get, "poke"));
        }

        await (await ana.SendAsync(HttpMethod.Get, "poke")).IsProblemAsync(429, ProblemCodes.Rate, Limits.Pokes);
        await (await phone.DeleteAsync("sessions/current")).IsAsync(HttpStatusCode.NoContent);
        Assert.False(await ear.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        others.ForEach(other => other.Dispose());
    }

    [Fact]
    public async Task A_server_with_listeners_stops_within_two_seconds()
    {
        var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        await using var ear = await ListenAsync(ana);
        await NextAsync(ear);
        var version = (await ana.GetAsync<HeadsAnswer>("heads")).Version;
        var waiting = ana.SendAsync(HttpMethod.Get, $"heads?since={version}&wait=25");
        await Task.WhenAny(waiting, Task.Delay(200));

        var watch = Stopwatch.StartNew();
        await relay.Services.GetRequiredHost().StopAsync();

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
        Assert.False(await ear.MoveNextAsync());
        await (await waiting).IsAsync(HttpStatusCode.OK);
        await relay.DisposeAsync();
    }

    private static async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync(Person person)
    {
        var response = await person.SendAsync(HttpMethod.Get, "poke");
        await response.IsAsync(HttpStatusCode.OK);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
    }

    private static async Task<(string, string)> NextAsync(IAsyncEnumerator<SseItem<string>> ear)
    {
        Assert.True(await ear.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        return (ear.Current.EventType, ear.Current.Data);
    }
}
