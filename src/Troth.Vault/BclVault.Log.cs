using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <content>Reading and writing spaces (protocol.md 6).</content>
public sealed partial class BclVault
{
    /// <inheritdoc/>
    public Task<Opened> OpenAsync(Id16 space, IReadOnlyList<EpochWrap> wraps, IReadOnlyList<Frame> frames, long headN) => Turn(() =>
    {
        var unlocked = Open();
        return unlocked.Begin(space, wraps).Open(new(unlocked.Amk, unlocked.Keyring, wraps), frames, headN);
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<Frame>> SealAsync(Id16 space, IReadOnlyList<Draft> drafts) => Turn<IReadOnlyList<Frame>>(() =>
    {
        Open().Writable(space);
        return drafts.All(draft => Kinds.IsForApps(draft.Kind, space == Open().Personal)) ? SealIn(space, drafts) : throw new VaultException("bad_input");
    });

    /// <inheritdoc/>
    public Task NewChainAsync(Id16 space) => Turn(() =>
    {
        Open().Renew(space);
        return true;
    });

    /// <inheritdoc/>
    public Task ForgetAsync(Id16 space) => Turn(() =>
    {
        Open().Forget(space);
        return true;
    });

    /// <inheritdoc/>
    public Task<Erasure> SealErasureAsync(Id16 space, Id16 record, long time, Id16 target) => Turn(() =>
    {
        var log = Open().Writable(space);
        var token = Me().EraseToken(space, target);
        if (!SHA256.HashData(token).AsSpan().SequenceEqual(log.EraseHashOf(target)))
        {
            throw new VaultException("not_mine");
        }

        return log.Lasts(target)
            ? throw new VaultException("bad_input")
            : new Erasure(token, SealEach(space, EntryFlags.Erase, [new(record, time, Kinds.Erase, 1, Fields.Join(target.ToBytes(), token))])[0]);
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<Fellow>> FellowsAsync(Id16 space) => Turn<IReadOnlyList<Fellow>>(() =>
    {
        var (epoch, me) = (Open().LogOf(space).Epoch!, Me());
        return
        [
            .. epoch.Members.Members.Zip(epoch.Friends)
                .Where(pair => pair.Second is not null)
                .Select(pair => new Fellow(pair.First.Ref, Words.OfPair(me.Pair.Public, pair.Second!.Contact.Public))),
        ];
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> StateWordsAsync(Id16 space, byte[]? head = null) => Turn(() => Words.OfHead(space, head ?? Open().LogOf(space).Head));

    private List<Frame> SealIn(Id16 space, IReadOnlyList<Draft> drafts) => SealEach(space, EntryFlags.None, drafts);

    /// <summary>Seals in the personal space; <c>no_key</c> before it was opened.</summary>
    private List<Frame> SealPersonal(long time, params IReadOnlyList<(ushort Kind, byte[] Payload)> entries) =>
        SealIn(Open().Personal ?? throw new VaultException("no_key"), [.. entries.Select(entry => new Draft(_draw.Id(), time, entry.Kind, 1, entry.Payload))]);

    private List<Frame> SealEach(Id16 space, EntryFlags flags, IReadOnlyList<Draft> drafts)
    {
        var unlocked = Open();
        var log = unlocked.Writable(space);
        return drafts.All(draft => draft.Time >= 0)
            ? log.Seal(new(_draw, Me(), log.Epoch!), unlocked.DeviceIn(_draw, space), [.. drafts.Select(draft => (flags, draft))])
            : throw new VaultException("bad_input");
    }
}
