using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>Opaque blobs: wraps, offers, claims, slots.</summary>
internal static class Blobs
{
    public static readonly Refusal Refused = Refusals.TooLarge("the bytes of a wrap, offer, claim or slot, which cannot be empty,", Limits.BlobBytes);

    /// <summary>Whether a blob is there and not too large.</summary>
    public static bool Fit(byte[]? blob) => blob is { Length: > 0 and <= Limits.BlobBytes };
}
