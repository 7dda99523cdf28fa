namespace Troth.Vault.Sync;

/// <summary>A place in a log from which a later unlock of this device reads on, instead of from the first entry.</summary>
/// <param name="Snapshot">What the vault had verified there (protocol.md 3.7).</param>
/// <param name="Read">What it had opened up to there, sealed: see <see cref="ReadLog"/>.</param>
public sealed record Bookmark(byte[] Snapshot, byte[] Read);
