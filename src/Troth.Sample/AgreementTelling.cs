using Troth.Features.Agreements;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells the agreements of a story: proposed, countered, in force, kept at the review, let rest, and one that waits for an answer.</summary>
internal sealed class AgreementTelling(Telling telling, Dice dice)
{
    private const string ATalk = "We say so at the next talk, and look at whether it still fits.";

    private readonly Id16 talks = dice.Id();
    private readonly Id16 contact = dice.Id();
    private readonly Id16 phones = dice.Id();
    private readonly Id16 walk = dice.Id();
    private readonly Id16 firstThing = dice.Id();

    private Terms Talks => new("Two talks a week, twenty minutes each, and none after nine in the evening.", "So that the rest of the week is free to breathe, and the nights to sleep.",
        Category.Time, Bound.Both, telling.DateOf(8), telling.DateOf(35), ATalk);

    private Terms TalksWithTimer => Talks with { Text = $"{Talks.Text} The timer is on, and we stop when it rings." };

    private Terms TalksKept => TalksWithTimer with { ReviewOn = telling.DateOf(85) };

    private Terms Contact => new("If anything comes from that side, I say so the same day, without being asked.", "So that nobody has to look for it.",
        Category.Contact, Bound.Author, telling.DateOf(10), telling.DateOf(99), "Then it is said as soon as it is noticed, and we talk about what got in the way.");

    private Terms Phones => new("Both phones stay in the kitchen from ten at night.", "So that the bedroom is quiet.",
        Category.Technology, Bound.Both, telling.DateOf(20), telling.DateOf(50), ATalk, "When one of us is on call.");

    private Terms Walk => new("An hour by the river every week, without phones and without a topic.", "So that there is something that is only good.",
        Category.Time, Bound.Both, telling.DateOf(70), telling.DateOf(100), "We choose another day that week, or leave it out.", "Illness, and heavy rain.");

    private Terms FirstThing => new("I begin the first talk of each week with one thing I would rather have kept to myself.", "So that nothing small is kept apart any more.",
        Category.Own, Bound.Author, telling.DateOf(82), telling.DateOf(112), ATalk);

    /// <summary>What the two agreed on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case 7:
                Propose(day, 1165, Author.Ana, talks, Talks);
                Propose(day, 1190, Author.Ben, talks, TalksWithTimer, answers: Hash(talks, Author.Ana, Talks));
                break;
            case 8:
                Accept(day, 1100, Author.Ana, talks, Hash(talks, Author.Ben, TalksWithTimer));
                break;
            case 10:
                Propose(day, 800, Author.Ben, contact, Contact);
                break;
            case 11:
                Accept(day, 1120, Author.Ana, contact, Hash(contact, Author.Ben, Contact));
                break;
            case 19:
                Propose(day, 1230, Author.Ben, phones, Phones);
                break;
            case 20:
                telling.Say(day, 1080, Author.Ana, new AgreementEvent.Rested(phones, Hash(phones, Author.Ben, Phones)));
                break;
            case 34:
                Propose(day, 1140, Author.Ana, talks, TalksKept, basedOn: Hash(talks, Author.Ben, TalksWithTimer));
                break;
            case 35:
                Accept(day, 1090, Author.Ben, talks, Hash(talks, Author.Ana, TalksKept, Hash(talks, Author.Ben, TalksWithTimer)));
                break;
            case 70:
                Propose(day, 1082, Author.Ana, walk, Walk);
                Accept(day, 1092, Author.Ben, walk, Hash(walk, Author.Ana, Walk));
                break;
            case 82:
                Propose(day, 1160, Author.Ben, firstThing, FirstThing);
                break;
        }
    }

    private static string Hash(Id16 agreement, Author by, Terms terms, string? basedOn = null) => Fingerprint.Of(agreement, basedOn, by.Ref(), terms);

    private void Propose(int day, int minutes, Author by, Id16 agreement, Terms terms, string? basedOn = null, string? answers = null) =>
        telling.Say(day, minutes, by, new AgreementEvent.Proposed(agreement, terms, basedOn, answers));

    private void Accept(int day, int minutes, Author by, Id16 agreement, string wording) =>
        telling.Say(day, minutes, by, new AgreementEvent.Accepted(agreement, wording));
}
