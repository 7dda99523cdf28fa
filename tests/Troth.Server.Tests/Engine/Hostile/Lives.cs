using Microsoft.Extensions.Time.Testing;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>What a device may do in a run.</summary>
internal enum Step
{
    Write,
    WritePrivately,
    Pull,
    Erase,
    Unanswered,
    Lost,
    Twice,
    Late,
    Mend,
    Arrive,
    Crash,
    Meet,
    Hour,
    Bookmark,
}

/// <summary>One run: two devices of Ana's and one of Ben's on a server in memory. Everything said is remembered, to be compared with what is read in the end.</summary>
internal sealed class Lives : IDisposable
{
    public static readonly int Devices = 3;

    private readonly PocketServer _server = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<(Id16 Entry, string Line)> _said = [];
    private readonly HashSet<Id16> _gone = [];
    private readonly HashSet<Id16> _perhapsGone = [];
    private readonly PocketWire[] _wires;
    private readonly Device[] _devices = new Device[Devices];
    private Candidate? _candidate;
    private int _lines;

    private Lives()
    {
        _wires = [new(_server, Account.Of("ana")), new(_server, Account.Of("ana")), new(_server, Account.Of("ben"))];
        Wires = [.. _wires.Select(wire => new HostileWire(wire))];
    }

    public IReadOnlyList<HostileWire> Wires { get; }

    public IReadOnlyList<Device> All => _devices;

    public Id16 Space { get; private set; }

    public bool HaveMet { get; private set; }

    /// <summary>Ana alone in a space, and Ben with his answer to her invitation.</summary>
    public static async Task<Lives> BeginAsync()
    {
        var (lives, server) = (new Lives(), new Uri("http://pocket/"));
        lives._devices[0] = await Device.BeginAsync(server, "ana", lives.Wires[0], lives._clock);
        lives._devices[2] = await Device.BeginAsync(server, "ben", lives.Wires[2], lives._clock);
        lives.Space = await lives._devices[0].Meetings.NewSpaceAsync(default);
        var (invite, ticket) = await lives._devices[0].Meetings.InviteAsync(lives.Space, "A", default);
        await lives._devices[2].Meetings.ClaimAsync(ticket, "B", default);
        lives._candidate = await lives._devices[0].Meetings.CandidateAsync(invite, default);
        lives._devices[1] = await lives._devices[0].ElsewhereAsync(lives.Wires[1]);
        return lives;
    }

    public Branch Truth() => _server.Log(Space);

    public async Task StepAsync(int device, Step step)
    {
        var (who, wire) = (_devices[device], _wires[device]);
        await (step switch
        {
            Step.Write => SayAsync(who, device == 2 && !HaveMet ? who.Replica.Personal : Space),
            Step.WritePrivately => SayAsync(who, who.Replica.Personal),
            Step.Pull => TryAsync(() => who.Replica.SyncAsync(default)),
            Step.Erase => EraseAsync(who),
            Step.Crash => CrashAsync(device),
            Step.Meet => MeetAsync(_devices[0]),
            Step.Hour => Do(() => _clock.Advance(TimeSpan.FromHours(1))),
            Step.Bookmark => who.Replica.BookmarkAsync(1),
            Step.Mend => Do(wire.Mend),
            Step.Arrive => Do(wire.Arrive),
            Step.Unanswered => Do(() => wire.Next = Fate.Unanswered),
            Step.Lost => Do(() => wire.Next = Fate.Lost),
            Step.Twice => Do(() => wire.Next = Fate.Twice),
            Step.Late => Do(() => wire.Next = Fate.Late),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        });
    }

    /// <summary>Everything comes to rest on an honest network: nothing is lost, nothing is doubled, and nobody is alarmed, whoever has been there or comes new.</summary>
    public async Task EndWellAsync()
    {
        for (var i = 0; i < Devices; i++)
        {
            _wires[i].Mend();
            await RestAsync(_devices[i]);
            _wires[i].Arrive();
        }

        Device[] all = [.. _devices, await _devices[0].ElsewhereAsync(Wires[0]), await _devices[2].ElsewhereAsync(Wires[2])];
        foreach (var device in all)
        {
            await RestAsync(device);
            Assert.Empty(device.Replica.Stops);
            Assert.Empty(device.Waiting);
        }

        AssertSame(Space, HaveMet ? all : [.. all.Where(device => device.Handle == "ana")]);
        AssertSame(_devices[0].Replica.Personal, [.. all.Where(device => device.Handle == "ana")]);
        AssertSame(_devices[2].Replica.Personal, [.. all.Where(device => device.Handle == "ben")]);
        AssertAllSaid([.. all.SelectMany(device => device.Read.Values).SelectMany(read => read).DistinctBy(line => line.Key)]);
    }

    public void Dispose()
    {
        foreach (var device in _devices)
        {
            device.Dispose();
        }
    }

    /// <summary>In the same order; whoever joined knows only what came after.</summary>
    private static void AssertSame(Id16 space, IReadOnlyList<Device> devices)
    {
        var reads = devices.Select(device => device.Read.GetValueOrDefault(space, [])).ToList();
        var shortest = reads.Min(read => read.Count);
        Assert.All(reads, read => Assert.Equal(reads[0].TakeLast(shortest), read.TakeLast(shortest)));
    }

    private void AssertAllSaid(IReadOnlyList<KeyValuePair<Id16, string>> read)
    {
        Assert.DoesNotContain(read, line => _gone.Contains(line.Key));
        Assert.Empty(_said.Where(said => !_gone.Contains(said.Entry) && !_perhapsGone.Contains(said.Entry)).ExceptBy(read.Select(line => line.Key), said => said.Entry));
        Assert.Equal(_said.Select(said => said.Line).Order().Intersect(read.Select(line => line.Value)), read.Select(line => line.Value).Order());
    }

    private async Task SayAsync(Device who, Id16 space)
    {
        var line = $"{who.Handle} {_lines++}";
        _said.Add((await who.SaveAsync(space, line), line));
    }

    private async Task EraseAsync(Device who)
    {
        if (who.Read.GetValueOrDefault(Space)?.Where(line => line.Value.StartsWith(who.Handle, StringComparison.Ordinal)).Select(line => (Id16?)line.Key).LastOrDefault() is { } mine)
        {
            (await TryAsync(() => who.Replica.EraseAsync(Space, [mine], default)) ? _gone : _perhapsGone).Add(mine);
        }
    }

    /// <summary>The device loses all but its disk, in the middle of whatever it was about to hear.</summary>
    private async Task CrashAsync(int device)
    {
        _wires[device].IsDown = false;
        var before = _devices[device];
        _devices[device] = await before.AgainAsync(Wires[device]);
        before.Dispose();
    }

    private async Task MeetAsync(Device ana)
    {
        if (!HaveMet && await TryAsync(() => ana.Meetings.AdmitAsync(Space, _candidate!, default)))
        {
            HaveMet = await TryAsync(() => _devices[2].Replica.SyncAsync(default)) && _devices[2].Replica.CanWrite(Space);
        }
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static async Task RestAsync(Device device)
    {
        await device.Replica.SyncAsync(default);
        await device.FlushAsync();
        await device.Replica.SyncAsync(default);
    }

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or RelayException or VaultException { Code: "invite_bad" or "stopped" or "not_mine" })
        {
            return false;
        }
    }
}
