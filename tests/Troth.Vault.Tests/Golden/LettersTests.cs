using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Two letters by themselves, with the secrets that open them.</summary>
internal sealed record Letters(int Version, PartIdentity Ada, PartIdentity Ben, byte[] InviteSecret, Id16 Space, IReadOnlyList<LetterPart> Sent);

/// <param name="ByAda">Whether Ada wrote it to Ben; else he to her.</param>
internal sealed record LetterPart(bool ByAda, Id16 Entry, byte[] Words, byte[] Sealed);

/// <summary>The letters in tests/golden/letters-1.json open (protocol.md 7.1).</summary>
public sealed class LettersTests
{
    [Fact]
    public void Letters_open_to_their_words_for_their_reader_only()
    {
        var file = GoldenFile.Read("letters-1.json", Write);
        foreach (var letter in file.Sent)
        {
            var (from, to) = letter.ByAda ? (file.Ada, file.Ben) : (file.Ben, file.Ada);
            var secret = PairSecret.Of(P256.PairOf(to.Scalar)!, from.Public, file.InviteSecret)!;
            var form = new Letter(file.Space, letter.Entry, from.Hash, to.Hash);
            Assert.Equal(letter.Words, form.Open(P256.PairOf(to.Scalar)!, secret, letter.Sealed));
            Assert.Null(form.Open(P256.PairOf(from.Scalar)!, secret, letter.Sealed));
            Assert.Null(new Letter(file.Space, letter.Entry, to.Hash, from.Hash).Open(P256.PairOf(to.Scalar)!, secret, letter.Sealed));
        }
    }

    private static Letters Write()
    {
        var draw = Fixed.Draw("letters");
        var (ada, ben, secret, space) = (Identity.Make(draw), Identity.Make(draw), draw.Bytes(32), draw.Id());
        return new(1, Show(ada), Show(ben), secret, space, [Sent(true, "the keys of what I wrote"u8.ToArray()), Sent(false, [])]);

        LetterPart Sent(bool byAda, byte[] words)
        {
            var (from, to) = byAda ? (ada, ben) : (ben, ada);
            var entry = draw.Id();
            var friend = Friend.Of(from, new(to.Pair.Public, secret, Contact.Met, space, draw.Id()))!;
            return new(byAda, entry, words, new Letter(space, entry, from.Hash, to.Hash).Seal(draw, friend, words));
        }
    }

    private static PartIdentity Show(Identity of) => new(of.ToBytes(), of.Pair.Scalar, of.Pair.Public, of.Hash, of.EraseKey, of.SelfKey, of.BlindKey);
}
