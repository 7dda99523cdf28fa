using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>An entry that came in: its header was read, and its body is the one that the header names.</summary>
internal sealed record Incoming(EntryHeader Header, byte[] HeaderBytes, byte[] Body)
{
    /// <summary>What it takes of the space's quota, bytes.</summary>
    public int Size => HeaderBytes.Length + Body.Length;
}

/// <summary>A run of frames, at least one and at most <see cref="Limits.BatchEntries"/>.</summary>
internal sealed record Batch(IReadOnlyList<Incoming> Entries)
{
    /// <summary>Reads frames as <see cref="Frames.Write"/> writes them.</summary>
    public static Outcome<Batch> Read(ReadOnlySpan<byte> bytes)
    {
        var frames = Frames.Read(bytes, out var fault);
        if (frames is null)
        {
            return Refusals.Malformed($"The frames cannot be read: {fault}.");
        }

        if (frames.Count == 0)
        {
            return Refusals.Malformed("There is no frame.");
        }

        if (frames.Count > Limits.BatchEntries)
        {
            return Refusals.TooLarge("the entries of one request", Limits.BatchEntries);
        }

        var entries = frames.ConvertAll(frame => new Incoming(EntryHeader.Read(frame.Header, out _)!, frame.Header, frame.Body));
        return entries.TrueForAll(entry => entry.Header.Names(entry.Body))
            ? new Batch(entries)
            : Refusals.Malformed("A body is not the one that its header names.");
    }

    /// <summary>Reads exactly one frame with the given flags.</summary>
    public static Outcome<Incoming> ReadOne(ReadOnlySpan<byte> bytes, EntryFlags flags)
    {
        var batch = Read(bytes);
        return batch.Refusal is { } refusal ? refusal
            : batch.Value.Entries is [var only] && only.Header.Flags == flags ? only
            : Refusals.Malformed($"Exactly one frame is expected here, with flags {(byte)flags}.");
    }
}

/// <summary>The raw body of a request, at most <see cref="Limits.BatchBytes"/> long by the server's limit.</summary>
internal sealed record RawBody(byte[] Bytes) : IEndpointParameterMetadataProvider
{
    /// <summary>Reads the body to its end.</summary>
    public static async ValueTask<RawBody?> BindAsync(HttpContext context)
    {
        if (context.Request.ContentLength is { } length and >= 0 and <= Limits.BatchBytes)
        {
            var bytes = new byte[length];
            await context.Request.Body.ReadExactlyAsync(bytes, context.RequestAborted);
            return new(bytes);
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return new(buffer.ToArray());
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([Frames.MediaType], typeof(byte[])));
}
