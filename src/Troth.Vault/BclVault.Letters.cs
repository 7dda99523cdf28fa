using Troth.Protocol;

namespace Troth.Vault;

/// <content>Letters from one member to another (protocol.md 7.1).</content>
public sealed partial class BclVault
{
    /// <inheritdoc/>
    public Task<byte[]> LetterSealAsync(Id16 space, Id16 to, Id16 entry, byte[] words) => Turn(() =>
    {
        var fellow = FellowOf(space, to);
        return words.Length <= Limits.BodyBytes
            ? new Letter(space, entry, Me().Hash, fellow.Hash).Seal(_draw, fellow, words)
            : throw new VaultException("bad_input");
    });

    /// <inheritdoc/>
    public Task<byte[]> LetterOpenAsync(Id16 space, Id16 from, Id16 entry, byte[] letter) => Turn(() =>
    {
        var (fellow, me) = (FellowOf(space, from), Me());
        return new Letter(space, entry, fellow.Hash, me.Hash).Open(me.Pair, fellow.PairSecret, letter) ?? throw new VaultException("wrong_secret");
    });

    private Friend FellowOf(Id16 space, Id16 member)
    {
        var epoch = Open().LogOf(space).Epoch!;
        return epoch.Members.Members.Zip(epoch.Friends).FirstOrDefault(pair => pair.First.Ref == member).Second ?? throw new VaultException("bad_input");
    }
}
