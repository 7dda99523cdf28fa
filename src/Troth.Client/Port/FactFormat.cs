using System.Text;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Client.Port;

/// <summary>Facts as entries of kind 64: <c>u8 name_len | name | JSON</c> (docs/protocol.md 6.6).</summary>
internal static class FactFormat
{
    private const ushort Kind = 64;
    private const byte Schema = 1;

    /// <summary>A draft to seal.</summary>
    public static Draft Write(NewFact fact, long time)
    {
        var kind = FeatureCatalog.KindOf(fact.Event);
        var name = Encoding.ASCII.GetBytes(kind.Name);
        return new(fact.Entry, time, Kind, Schema, [(byte)name.Length, .. name, .. kind.Write(fact.Event)]);
    }

    /// <summary>The fact an opened entry carries; null for entries that carry none, such as commits.</summary>
    public static Fact? Read(Reach reach, Item item)
    {
        var stamp = new Stamp(item.Author, item.Mine, At(item.Time));
        var verified = item.State == ItemState.Verified;
        if (item.State == ItemState.Unreadable)
        {
            return new(reach, item.N, item.Entry, stamp, "", default, Verified: false);
        }

        if (item.Kind > Kind)
        {
            return new(reach, item.N, item.Entry, stamp, $"kind-{item.Kind}", default, verified);
        }

        if (item.Kind != Kind || item.State == ItemState.Erased || item.Payload.Length == 0 || item.Payload.Length <= item.Payload[0])
        {
            return null;
        }

        var end = 1 + item.Payload[0];
        return new(reach, item.N, item.Entry, stamp, Encoding.ASCII.GetString(item.Payload.AsSpan(1, end - 1)), item.Payload.AsMemory(end), verified);
    }

    /// <summary>What a fact of my own says; null for what this app does not understand.</summary>
    public static NewFact? Meant(Fact fact) =>
        FeatureCatalog.Kinds.FirstOrDefault(kind => kind.Name == fact.Name && kind.Reach == fact.Reach)?.Read(fact.Json.Span) is { } happened ? new(fact.Entry, happened) : null;

    /// <summary>The entry that an erase record takes back, or null.</summary>
    public static Id16? Erased(Item item) =>
        item is { Flags: EntryFlags.Erase, State: ItemState.Verified } ? Id16.Read(item.Payload) : null;

    // A claimed time may be anything a member wrote: what no calendar holds becomes its edge.
    private static DateTimeOffset At(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
