using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Server.Tests;

/// <summary>Frames whose bodies are random: the server never opens one.</summary>
internal static class Sealed
{
    /// <summary>The erase token of every entry made here.</summary>
    public static readonly byte[] Token = SHA256.HashData("token"u8);

    public static Frame Entry(Id16 space, uint epoch = 0, EntryFlags flags = EntryFlags.None, int size = 1052, Id16? id = null)
    {
        var body = RandomNumberGenerator.GetBytes(size);
        var header = new EntryHeader(flags, space, id ?? Id16.New(), epoch, SHA256.HashData(Token), SHA256.HashData(body), size);
        return new(0, header.ToBytes(), body);
    }

    public static Frame Commit(Id16 space, uint epoch) => Entry(space, epoch, EntryFlags.Commit);

    public static Id16 Id(this Frame frame) => EntryHeader.Read(frame.Header, out _)!.Entry;

    public static byte[] Auth() => RandomNumberGenerator.GetBytes(32);

    public static byte[] Blob(int size = 178) => RandomNumberGenerator.GetBytes(size);
}
