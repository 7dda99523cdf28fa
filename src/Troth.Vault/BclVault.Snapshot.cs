using Troth.Protocol;

namespace Troth.Vault;

/// <content>What a later unlock of this device goes on from (protocol.md 3.7).</content>
public sealed partial class BclVault
{
    private const string SnapshotPrefix = "snapshot/";

    /// <inheritdoc/>
    public Task<byte[]> SnapshotAsync(Id16 space) => Turn(() =>
    {
        var log = Open().LogOf(space);
        return log.Fault == Fault.None ? SealLocal(SnapshotPrefix + space, log.ToSnapshot()) : throw new VaultException("stopped");
    });

    /// <inheritdoc/>
    public Task<Restored> RestoreAsync(Id16 space, byte[] snapshot) => Turn(() =>
    {
        var unlocked = Open();
        unlocked.ThrowIfBegun(space);
        var log = unlocked.Resume(space, OpenLocal(SnapshotPrefix + space, snapshot));
        return new Restored(log.N, log.Head, log.Epoch!.Number, unlocked.Personal == space);
    });
}
