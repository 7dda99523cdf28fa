using Troth.Protocol;
using Troth.Vault;

namespace Troth.Server.Tests.Engine;

/// <summary>A server on which an older backup was put back: whoever holds what it has lost gives it back as it was (docs/protocol.md 6.4).</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task What_a_restored_server_has_lost_is_given_back_by_whoever_holds_it_and_nobody_stops()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await ana.MeetAsync(ben);
        await ana.WriteAsync(space, "in the backup");
        await ben.WriteAsync(ben.Replica.Personal, "in the backup, for me");
        var (shared, own) = (await HeadAsync(ben, space), await HeadAsync(ben, ben.Replica.Personal));
        await ana.WriteAsync(space, "after it");
        await ben.Replica.SyncAsync(default);
        await ben.WriteAsync(space, "and an answer");
        await ben.WriteAsync(ben.Replica.Personal, "after it, for me");

        Restore(relay, shared);
        Restore(relay, own);
        var given = new List<int>();
        ana.Replica.GaveBack += given.Add;
        ben.Replica.GaveBack += given.Add;
        await ben.Replica.SyncAsync(default);
        await ana.Replica.SyncAsync(default);
        await ana.WriteAsync(space, "and on");

        using var fresh = await ben.ElsewhereAsync();
        using var again = await ana.AgainAsync();
        Assert.All([ana, fresh, again], device => Assert.Equal(["in the backup", "after it", "and an answer", "and on"], device.Read[space].Values));
        Assert.Equal([1, 2], given.Order()); // by Ben alone, and once
        Assert.Equal(["in the backup, for me", "after it, for me"], fresh.Read[ben.Replica.Personal].Values);
        Assert.All([ana, ben, fresh, again], device => Assert.Empty(device.Replica.Stops));
    }

    [Fact]
    public async Task Where_an_erasure_was_lost_nothing_is_given_back_and_the_space_stops()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        var own = ana.Replica.Personal;
        var entry = await ana.WriteAsync(own, "to be erased");
        var before = await HeadAsync(ana, own);
        await ana.WriteAsync(own, "kept");
        await ana.Replica.EraseAsync(own, [entry], default);

        Restore(relay, before);
        await ana.Replica.SyncAsync(default);

        Assert.Equal((Fault.Gap, before.N + 1), (Assert.Single(ana.Replica.Stops).Fault, ana.Replica.Stops[0].Place));
        Assert.Equal(before.N, (await HeadAsync(ana, own)).N);
        Assert.Equal(["kept"], ana.Read[own].Values);
    }

    private static async Task<SpaceHead> HeadAsync(Device device, Id16 space) =>
        (await device.Relay.HeadsAsync(default)).Spaces.Single(head => head.Space == space);

    private static void Restore(Relay relay, SpaceHead head)
    {
        var which = $"(SELECT space_no FROM space_head WHERE space_id = X'{head.Space}')";
        relay.Alter(
            $"""
            DELETE FROM entry WHERE space_no = {which} AND n > {head.N};
            DELETE FROM entry_key WHERE entry_no NOT IN (SELECT entry_no FROM entry);
            UPDATE space_head SET n = {head.N}, h = X'{Convert.ToHexString(head.H)}' WHERE space_id = X'{head.Space}';
            """);
    }
}
