using Troth.Features.Disclosure;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells the disclosure of a story: written alone, closed, wanted in a session with the therapist, and opened there as deep as was chosen.</summary>
internal sealed class DisclosureTelling
{
    private static readonly Piece[] Account =
    [
        Of(Topic.Somebody, 1, "the year before last", "There was somebody else. It is over."),
        Of(Topic.Somebody, 2, "from spring to autumn", "It lasted seven months. We met about every second week, and wrote on most days.", "Nobody is hurt by what nobody sees. I said that to myself every time."),
        Of(Topic.Untruths, 3, "on most Thursdays", "I said that I worked late. I did not.", whoKnew: "One friend, from the spring on."),
        Of(Topic.Money, 3, "all in all", "About eleven hundred, from the account that was mine alone."),
        Of(Topic.Somebody, 4, "then, and now", "I liked who I was there, because nobody there knew me. It cost us nothing, I thought. It was made of what I took from us."),
        Piece.Of(Floor.Health, "I was tested twice, in the first week and six weeks later. Both times there was nothing."),
        Piece.Of(Floor.Contact, "None since that autumn. If anything comes from that side, I say so the same day."),
        Piece.Of(Floor.Money, "No debts, and nothing with the law."),
        Piece.Of(Floor.People, "One friend knew. Nobody else whom we both see."),
        Piece.Of(Floor.Safety, "Nothing to tell."),
    ];

    private readonly Telling telling;
    private readonly Dice dice = new(0xD15C); // its own, so that the rest of the story stays as it was
    private readonly Id16 id;
    private readonly Id16[] pieces;

    public DisclosureTelling(Telling telling)
    {
        (this.telling, id) = (telling, dice.Id());
        pieces = [.. Account.Select(_ => dice.Id())];
    }

    /// <summary>What was written and handed over on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case 30:
                Draft(day, 0, 5);
                Say(day, 1225, Author.Ben, new DisclosureEvent.Begun(id));
                break;
            case 32:
                Draft(day, 5, Account.Length);
                break;
            case 33:
                Say(day, 1228, Author.Ben, new DisclosureEvent.Prepared(id, [Check.Supporter, Check.Sober, Check.NoDecision, Check.Free], "my brother"));
                Say(day, 1230, Author.Ben, new DisclosureEvent.Closed(id));
                Say(day, 1230, Author.Ben, new DisclosureEvent.Offered(id));
                break;
            case 34:
                Say(day, 1070, Author.Ana, new DisclosureEvent.LevelsSet(id, [.. Enum.GetValues<Topic>().Select(topic => new Depth(topic, topic == Topic.Somebody ? 4 : 3))], ""));
                break;
            case 35:
                Say(day, 1150, Author.Ana, new DisclosureEvent.Wanted(id, OpenMode.Together));
                break;
            case 37:
                HandOver(day, 1180);
                Name(day, 1190);
                break;
            case 38:
                Open(day, 600);
                break;
        }
    }

    private void Draft(int day, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Say(day, 1190 + (4 * i), Author.Ben, new DisclosureEvent.PieceDrafted(id, pieces[i], Account[i]));
        }
    }

    private void HandOver(int day, double at)
    {
        foreach (var (piece, words) in pieces.Zip(Account))
        {
            telling.Say(day, at, Author.Ben, new DisclosureEvent.PieceSealed(id, Blinds.Seal(Author.Ben.Ref(), piece, words.ToText())), piece);
        }

        Say(day, at, Author.Ben, new DisclosureEvent.Delivered(id, pieces));
    }

    private void Name(int day, double at)
    {
        var named = dice.Id();
        telling.Say(day, at, Author.Ana, new DisclosureEvent.DayProposed(id, telling.At(day + 1, 600), Sitting.Longest, "our therapist"), named);
        Say(day, at + 30, Author.Ben, new DisclosureEvent.DayAgreed(id, named, Sitting.Longest));
    }

    private void Open(int day, double at)
    {
        Say(day, at - 5, Author.Ana, new DisclosureEvent.Prepared(id, Enum.GetValues<Check>(), "Mira"));
        Say(day, at, Author.Ben, new DisclosureEvent.Joined(id));
        Say(day, at + 1, Author.Ana, new DisclosureEvent.Joined(id));
        var (letter, keys) = (dice.Id(), pieces.Zip(Account).Select(p => new PieceKey(p.First, p.Second.Topic, p.Second.Level, p.Second.Floor is not null, Blinds.Key(Author.Ben.Ref(), p.First))));
        telling.Say(day, at + 2, Author.Ben, new DisclosureEvent.LetterSent(id, Blinds.SealLetter(Author.Ana.Ref(), letter, PieceKey.ToText([.. keys]))), letter);
        foreach (var (piece, words) in pieces.Zip(Account))
        {
            Say(day, at + 3, Author.Ana, new DisclosureEvent.Opened(id, piece, words));
        }

        Say(day, at + 20, Author.Ana, new DisclosureEvent.Rested(id, true));
        Say(day, at + 28, Author.Ana, new DisclosureEvent.Rested(id, false));
        Say(day, at + 50, Author.Ben, new DisclosureEvent.Stopped(id));
    }

    private void Say(int day, double minutes, Author by, DisclosureEvent happened) => telling.Say(day, minutes, by, happened, dice.Id());

    private static Piece Of(Topic topic, int level, string when, string what, string thoughts = "", string whoKnew = "") => new(topic, level, when, what, thoughts, whoKnew);
}
