using Troth.Protocol;
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
        var space = await MeetAsync(ana, ben);
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

        var space = await MeetAsync(ana, ben);
        await ben.WriteAsync(space, "hello");
        await done.CancelAsync();
        await following;
        await anaElsewhere.Replica.SyncAsync(default);

        Assert.All(anaElsewhere.Replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
        Assert.Equal(["hello"], anaElsewhere.Read[space].Values);
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

    private static async Task<Id16> MeetAsync(Device inviter, Device joiner)
    {
        var space = await inviter.Meetings.NewSpaceAsync(default);
        var (invite, ticket) = await inviter.Meetings.InviteAsync(space, "A", default);
        var offer = await joiner.Meetings.ReadAsync(ticket, default);
        await joiner.Meetings.ClaimAsync(ticket, "B", default);
        var candidate = await inviter.Meetings.CandidateAsync(invite, default);
        Assert.Equal(offer.Words, candidate!.Words);
        await inviter.Meetings.AdmitAsync(space, candidate, default);
        await joiner.Replica.SyncAsync(default);
        return space;
    }
}

/// <summary>A network that loses every other answer to an append, after the server has acted.</summary>
internal sealed class LossyWire() : DelegatingHandler(new HttpClientHandler())
{
    private int _appends;

    public bool Loses { get; set; }

    public int Lost { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (Loses && request.Method == HttpMethod.Post && ++_appends % 2 == 1)
        {
            answer.Dispose();
            Lost++;
            throw new HttpRequestException("The answer was lost.");
        }

        return answer;
    }
}
