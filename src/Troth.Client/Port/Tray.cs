using System.Text.Json;
using System.Text.Json.Serialization;
using Troth.Client.Interop;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Client.Port;

/// <summary>Something that waits to be sent: a draft to seal, or, with <see cref="Target"/>, an entry to erase.</summary>
/// <param name="Space">Where it goes, fixed when the person pressed save: it never goes to another space.</param>
internal sealed record Waiting(Id16 Space, Reach Reach, Id16 Entry, long Time, ushort Kind, byte Schema, byte[] Payload, Id16? Target = null)
{
    /// <summary>Its place among all that waits on this device, in any tab; given when it is kept. 0 where there was no room: then it waits in this page alone.</summary>
    [JsonIgnore]
    public long Place { get; init; }

    /// <summary>What the vault seals.</summary>
    [JsonIgnore]
    public Draft Draft => new(Entry, Time, Kind, Schema, Payload);
}

/// <summary>Keeps what waits on this device: one sealed record each, so that tabs add to it without seeing each other, in the order in which it was saved.</summary>
/// <remarks>A record shows its place, a random id that the server will see too, and its length as the log pads it (docs/protocol.md 3.6).</remarks>
internal sealed class Tray(IVault vault, Id16 personal, Room room)
{
    private readonly string _whose = Drawer.Key(personal, "waiting");

    /// <summary>What waits, oldest first. What is known already is not opened again; what does not open was sealed for another account.</summary>
    public async Task<List<Waiting>> ReadAsync(IReadOnlyList<Waiting> known)
    {
        using var kept = await Bridge.LoadWaitingAsync(_whose);
        var things = new List<Waiting>();
        foreach (var (place, entry, bytes) in Packed.ReadRecords(kept.GetPropertyAsByteArray("bytes")!))
        {
            var thing = known.FirstOrDefault(thing => thing.Place == place && thing.Entry == entry) ?? await OpenAsync(entry, bytes);
            things.AddRange(thing is null ? [] : [thing with { Place = place }]);
        }

        return things;
    }

    /// <summary>Keeps things behind all that waits, all of them or none. Where there is no room they have no place.</summary>
    public async Task<IReadOnlyList<Waiting>> KeepAsync(IReadOnlyList<Waiting> things)
    {
        var records = new List<(long, Id16, byte[])>();
        foreach (var thing in things)
        {
            records.Add((0, thing.Entry, await vault.LocalSealAsync(Name(thing.Entry), Write(thing))));
        }

        var keeping = Bridge.KeepWaitingAsync(_whose, Packed.Records(records));
        if (!await room.KeepsAsync(keeping))
        {
            return things;
        }

        var first = (long)await keeping;
        Tabs.Tell(TabWords.Waiting);
        return [.. things.Select((thing, i) => thing with { Place = first + i })];
    }

    /// <summary>Removes things: they stand in the log, or the person has left where they were going.</summary>
    public async Task DropAsync(IEnumerable<Waiting> things)
    {
        await Bridge.DropWaitingAsync(_whose, Packed.Records(things.Select(thing => (thing.Place, thing.Entry, Array.Empty<byte>()))));
        Tabs.Tell(TabWords.Waiting);
    }

    private async Task<Waiting?> OpenAsync(Id16 entry, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(await vault.LocalOpenAsync(Name(entry), bytes), DeviceJson.Default.Waiting);
        }
        catch (VaultException unopened) when (unopened.Code == "wrong_secret")
        {
            return null;
        }
    }

    private static byte[] Write(Waiting thing)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(thing, DeviceJson.Default.Waiting);
        var padded = new byte[Padme.Pad(bytes.Length)];
        bytes.CopyTo(padded, 0);
        padded.AsSpan(bytes.Length).Fill((byte)' '); // JSON ends where the blanks begin
        return padded;
    }

    private static string Name(Id16 entry) => $"waiting/{entry}";
}
