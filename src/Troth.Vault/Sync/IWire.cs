namespace Troth.Vault.Sync;

/// <summary>One request to the server.</summary>
/// <param name="Path">Below the root of the API.</param>
/// <param name="MediaType">What the body is; null where there is none.</param>
/// <param name="Epoch">The epoch the caller sealed for, where the call names one.</param>
/// <param name="Proves">Whether the caller's AUTH goes with it, since a token alone could do harm there (protocol.md 8).</param>
public sealed record WireRequest(string Method, string Path, string? MediaType, byte[] Body, uint? Epoch = null, bool Proves = false);

/// <summary>What the server answered.</summary>
/// <param name="Head">The head as <c>n:h</c>, where the server sent one; else empty.</param>
public sealed record WireAnswer(int Status, string MediaType, string Head, byte[] Body);

/// <summary>
/// The way to the server: bytes there and back, with the caller's token on them, and AUTH where it is wanted. In a browser its own fetch, elsewhere <see cref="HttpWire"/>.
/// Throws <see cref="HttpRequestException"/> when the server cannot be reached.
/// </summary>
public interface IWire
{
    /// <summary>Sends a request and reads its answer whole.</summary>
    Task<WireAnswer> SendAsync(WireRequest request, CancellationToken stop);

    /// <summary>Opens a stream of pokes. Where the server says no, the answer says why and the pokes are none.</summary>
    Task<(WireAnswer Answer, IAsyncEnumerable<string> Pokes)> ListenAsync(string path, CancellationToken stop);
}
