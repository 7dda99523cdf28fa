using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>What the two devices do with the vault: seal and hand over, and take out what was chosen.</summary>
public static class Handover
{
    /// <summary>The facts that hand over pieces of mine: each sealed under a key of its own, and the keys in a letter if they may go at once.</summary>
    public static async Task<IReadOnlyList<NewFact>> DeliverAsync(ILife life, Telling telling, IReadOnlyList<(Id16 Id, Piece Words)> pieces)
    {
        var facts = new List<NewFact>();
        foreach (var (id, words) in pieces.Where(p => !telling.Shared.Sealed.ContainsKey(p.Id)))
        {
            facts.Add(new(id, new DisclosureEvent.PieceSealed(telling.Id, await life.SealBlindAsync(id, words.ToText()))));
        }

        facts.Add(new(Id16.New(), new DisclosureEvent.Delivered(telling.Id, [.. pieces.Select(p => p.Id)])));
        return telling.Shared.Mode == OpenMode.Alone || telling.Shared.Letters is not [] ? [.. facts, await LetterAsync(life, telling.Id, pieces)] : facts;
    }

    /// <summary>The letter with the keys of pieces of mine.</summary>
    public static async Task<NewFact> LetterAsync(ILife life, Id16 id, IReadOnlyList<(Id16 Id, Piece Words)> pieces)
    {
        var keys = new List<PieceKey>();
        foreach (var (piece, words) in pieces)
        {
            keys.Add(PieceKey.Of(piece, words, await life.BlindKeyAsync(piece)));
        }

        var entry = Id16.New();
        return new(entry, new DisclosureEvent.LetterSent(id, await life.SealLetterAsync(entry, PieceKey.ToText(keys))));
    }

    /// <summary>The pieces that I have chosen to hear and have not opened yet, opened. What was not chosen stays closed on this device.</summary>
    public static async Task<IReadOnlyList<(Id16 Piece, Piece Words)>> OpenAsync(ILife life, Telling telling, DateTimeOffset now)
    {
        var taken = new List<(Id16 Piece, BlindWords Blind)>();
        foreach (var letter in telling.Shared.Letters)
        {
            var keys = PieceKey.Read(await life.OpenLetterAsync(letter.By.Author, letter.Entry, letter.Letter));
            taken.AddRange(keys.Where(key => telling.Private.Takes(key, now) && telling.IsHandedOver(key.Entry) && !telling.Private.Opened.ContainsKey(key.Entry))
                .Where(key => telling.Shared.Sealed.ContainsKey(key.Entry))
                .Select(key => (key.Entry, new BlindWords(key.Entry, key.Key, telling.Shared.Sealed[key.Entry]))));
        }

        var texts = await life.OpenBlindAsync([.. taken.Select(t => t.Blind)]);
        return [.. taken.Zip(texts).Select(pair => (pair.First.Piece, Words: Piece.Read(pair.Second))).Where(p => p.Words is not null).Select(p => (p.Piece, p.Words!))];
    }
}
