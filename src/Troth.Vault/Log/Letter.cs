using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Words that one other member can open, and nobody without what was handed over in person could have sealed (protocol.md 7.1).</summary>
/// <param name="From">Key hash of the member who seals.</param>
/// <param name="To">Key hash of the member who opens.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record Letter(Id16 Space, Id16 Entry, byte[] From, byte[] To)
{
    public byte[] Seal(Draw draw, Friend to, byte[] words) => Hpke.Seal(draw, to.Contact.Public, Scope(to.PairSecret), words);

    /// <summary>The words, or null.</summary>
    public byte[]? Open(KeyPair mine, byte[] pairSecret, byte[] bytes) => Hpke.Open(mine, Scope(pairSecret), bytes, []);

    private HpkeScope Scope(byte[] pairSecret) => new(
        Labels.With(Labels.LetterInfo, Space.ToBytes(), Entry.ToBytes(), From, To),
        Kdf.Hkdf(pairSecret, null, Labels.With(Labels.Letter, Space.ToBytes())),
        Entry.ToBytes());
}
