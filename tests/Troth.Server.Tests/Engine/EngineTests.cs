using System.Net.Http.Json;
using Troth.Protocol;
using Troth.Server.Tests.Engine.Hostile;
using Troth.Vault;

namespace Troth.Server.Tests.Engine;

/// <summary>The engine that follows the server, with several devices at once: nothing lost, nothing doubled, no alarm while the server is honest.</summary>
public sealed class EngineTests
{
    private const int Lines = 15;

    [Fact]
    public async Task Four_devices_that_write_and_erase_at_once_end_with_the_same_words()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await ana.MeetAsync(ben);
        using var anaElsewhere = await ana.ElsewhereAsync();
        using var benElsewhere = await ben.ElsewhereAsync();
        Device[] devices = [ana, ben, anaElsewhere, benElsewhere];

        await Task.WhenAll(devices.Select(device => Task.Run(() => LiveAsync(device, space))));
        await Task.WhenAll(devices.Select(device => device.Replica.SyncAsync(default)));

        Assert.All(devices, device => Assert.All(device.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault)));
        Assert.All(devices, device => Assert.Equal(ana.Read[space], device.Read[space]));
        Assert.Equal(4 * (Lines - (Lines / 3)), ana.Read[space].Count);
        Assert.Equal(ana.Read[ana.Replica.Personal], anaElsewhere.Read[ana.Replica.Personal]);
        Assert.Equal(2 * Lines, ana.Read[ana.Replica.Personal].Count);
    }

    [Fact]
    public async Task A_device_that_follows_while_another_is_let_in_raises_no_alarm()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var anaElsewhere = await ana.ElsewhereAsync();
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        using var done = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await anaElsewhere.Replica.SyncAsync(default);
            }
        });

        var space = await ana.MeetAsync(ben);
        await ben.WriteAsync(space, "hello");
        await done.CancelAsync();
        await following;
        await anaElsewhere.Replica.SyncAsync(default);

        Assert.All(anaElsewhere.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
        Assert.Equal(["hello"], anaElsewhere.Read[space].Values);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_disk_that_was_emptied_and_filled_again_from_the_middle_stops_nothing_and_hides_nothing(bool whole)
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await ana.MeetAsync(ben);
        await ben.WriteAsync(space, "before");
        await ana.Replica.SyncAsync(default);
        foreach (var (device, own) in new[] { (ana, ana.Replica.Personal), (ben, ben.Replica.Personal) })
        {
            await device.Store.ForgetAsync(space);
            await (whole ? device.Store.ForgetAsync(own) : Task.CompletedTask);
            await device.WriteAsync(own, "still here");
        }

        await ana.WriteAsync(space, "after");
        await ben.Replica.SyncAsync(default);

        foreach (var device in new[] { ana, ben })
        {
            using var again = await device.AgainAsync();
            Assert.All(again.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
            Assert.Equal(["before", "after"], again.Read[space].Values);
            using var later = await again.AgainAsync();
            Assert.Equal(["before", "after"], later.Read[space].Values);
        }
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_the_way_neither_loses_nor_doubles_a_line()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var wire = new LossyWire();
        using var anaElsewhere = await ana.ElsewhereAsync(wire);

        wire.Loses = true;
        foreach (var i in Enumerable.Range(0, Lines))
        {
            await anaElsewhere.WriteAsync(ana.Replica.Personal, $"line {i}");
        }

        wire.Loses = false;
        await ana.Replica.SyncAsync(default);

        Assert.True(wire.Lost >= Lines / 2);
        Assert.Equal(Enumerable.Range(0, Lines).Select(i => $"line {i}"), ana.Read[ana.Replica.Personal].Values);
        Assert.All(ana.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
    }

    [Fact]
    public async Task A_line_that_two_devices_erase_at_once_is_erased_once_and_the_chain_goes_on()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        var line = await ana.WriteAsync(ana.Replica.Personal, "to be erased");
        using var anaElsewhere = await ana.ElsewhereAsync();

        await ana.Replica.EraseAsync(ana.Replica.Personal, [line], default);
        await anaElsewhere.Replica.EraseAsync(ana.Replica.Personal, [line], default);
        await anaElsewhere.WriteAsync(ana.Replica.Personal, "after it");
        await ana.WriteAsync(ana.Replica.Personal, "and after that");
        using var third = await ana.ElsewhereAsync();

        Assert.Equal(["after it", "and after that"], third.Read[ana.Replica.Personal].Values);
        Assert.All(third.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
    }

    [Fact]
    public async Task A_send_that_fails_after_it_arrived_takes_no_place_in_a_chain_twice()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var wire = new LossyWire();
        using var anaElsewhere = await ana.ElsewhereAsync(wire);

        wire.Loses = wire.LosesAll = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => anaElsewhere.WriteAsync(ana.Replica.Personal, "arrived unheard"));
        wire.Loses = wire.LosesAll = false;
        await anaElsewhere.WriteAsync(ana.Replica.Personal, "the next");
        await ana.Replica.SyncAsync(default);

        Assert.Equal(["arrived unheard", "the next"], ana.Read[ana.Replica.Personal].Values);
        Assert.All(ana.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
    }

    [Fact]
    public async Task A_server_that_passes_a_shared_space_off_as_the_private_one_gets_no_private_word()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await ana.MeetAsync(ben);

        using var wire = new HidingWire(space);
        using var fooled = await ana.ElsewhereAsync(wire, personal: space);
        wire.Hides = false;
        await fooled.Replica.SyncAsync(default);

        Assert.False(fooled.Replica.CanWrite(space));
        Assert.Equal([Fault.Commit, Fault.Commit], fooled.Replica.Spaces.Values);
    }

    [Fact]
    public async Task R44_whoever_takes_a_claim_back_is_let_in_nowhere_and_the_other_cannot_tell()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await ana.Meetings.NewSpaceAsync(default);
        var (invite, ticket) = await ana.Meetings.InviteAsync(space, "A", default);
        await ben.Meetings.ClaimAsync(ticket, "B", default);
        await ben.Meetings.TakeClaimBackAsync(invite, default);

        var candidate = await ana.Meetings.CandidateAsync(invite, default);
        await ana.Meetings.AdmitAsync(space, candidate!, default);
        await ana.WriteAsync(space, "are you there");
        await ben.Replica.SyncAsync(default);

        Assert.DoesNotContain(space, ben.Replica.Spaces.Keys);
        Assert.All(ana.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
    }

    private static async Task LiveAsync(Device device, Id16 space)
    {
        foreach (var i in Enumerable.Range(0, Lines))
        {
            var shared = await device.WriteAsync(space, $"{device.Handle} {i}");
            await device.WriteAsync(device.Replica.Personal, $"private {i}");
            if (i % 3 == 1)
            {
                await device.Replica.EraseAsync(space, [shared], default);
            }

            await device.Replica.SyncAsync(default);
        }
    }
}

/// <summary>A network that loses every other answer to an append, after the server has acted.</summary>
internal sealed class LossyWire() : DelegatingHandler(new HttpClientHandler())
{
    private int _appends;

    public bool Loses { get; set; }

    /// <summary>Whether every answer is lost, also of what is read.</summary>
    public bool LosesAll { get; set; }

    public int Lost { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (LosesAll || (Loses && request.Method == HttpMethod.Post && ++_appends % 2 == 1))
        {
            answer.Dispose();
            Lost++;
            throw new HttpRequestException("The answer was lost.");
        }

        return answer;
    }
}

/// <summary>A server that keeps quiet about one space for a while.</summary>
internal sealed class HidingWire(Id16 space) : DelegatingHandler(new HttpClientHandler())
{
    public bool Hides { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (Hides && path.EndsWith("/heads", StringComparison.Ordinal))
        {
            var heads = (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.HeadsAnswer, cancellationToken))!;
            return Replies.Json(heads with { Spaces = [.. heads.Spaces.Where(head => head.Space != space)] }, ProtocolJson.Default.HeadsAnswer);
        }

        return Hides && path.EndsWith($"/{space}/log", StringComparison.Ordinal) ? Replies.Page(new(space), 0, Limits.PageEntries) : answer;
    }
}
