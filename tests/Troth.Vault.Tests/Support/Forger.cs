using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>A member with a changed app: it holds the epoch's key and seals whatever it likes.</summary>
internal sealed class Forger(Device device, Id16 space)
{
    private readonly byte[] _device = RandomNumberGenerator.GetBytes(8);

    private SpaceLog Log => device.Vault.Open().LogOf(space);

    public Identity Me => device.Vault.Open().Keyring.Me!;

    public Epoch Epoch => Log.Epoch!;

    /// <summary>A body that would be right as the next one of a new device.</summary>
    public EntryBody Body(Frame commit) => new(
        (byte)Epoch.Mine,
        new(_device, 1, SHA256.HashData(commit.Header), Log.N, Log.Head),
        Person.Noon,
        64,
        1,
        Device.Fact("forged"));

    /// <summary>Seals a body, with right tags or none.</summary>
    public Frame Seal(EntryFlags flags, EntryBody body, bool tagged = true) => Seal(flags, body, Epoch, tagged);

    public Frame Seal(EntryFlags flags, EntryBody body, Epoch epoch, bool tagged = true)
    {
        var entry = Id16.New();
        var erase = SHA256.HashData(Me.EraseToken(space, entry));
        var header = new EntryHeader(flags, space, entry, epoch.Number, erase, new byte[32], 1);
        var aad = header.ToBytes()[..EntryHeader.SealedLength];
        var core = body.Core();
        List<Tag> tags = tagged ? [.. Enumerable.Range(0, epoch.Members.Members.Count).Select(reader => epoch.TagFor(Me, (epoch.Mine, reader), aad, core))] : [];
        var bytes = Gcm.Seal(RandomNumberGenerator.Fill, epoch.EntryKey(entry), EntryBody.Pad(core, tags), aad);
        return new(0, (header with { BodyHash = SHA256.HashData(bytes), BodyLength = bytes.Length }).ToBytes(), bytes);
    }
}
