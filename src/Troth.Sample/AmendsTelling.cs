using Troth.Features.Amends;
using Troth.Features.Commitments;
using Troth.Features.Expectations;
using Troth.Features.Impact;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells what something did and how it was heard, two apologies with what came after them, and what each expects. It has dice of its own, so that the rest of the story stays as it is.</summary>
internal sealed class AmendsTelling
{
    private readonly Telling telling;
    private readonly Dice dice;
    private readonly Id16 keys;
    private readonly Id16 sister;
    private readonly Id16 visit;

    public AmendsTelling(Telling telling)
    {
        this.telling = telling;
        dice = new Dice((ulong)telling.Days + 0x616D_656E);
        (keys, sister, visit) = (dice.Id(), dice.Id(), dice.Id());
    }

    /// <summary>What was said on one day.</summary>
    public void Tell(int day)
    {
        TellImpact(day);
        TellAmends(day);
        switch (day)
        {
            case 34:
                Expect(day, 1175, Author.Ana, "That you say on the same day when a plan changes, also when it is only half an hour.", Response.Can);
                break;
            case 41:
                Expect(day, 1140, Author.Ben, "That you tell me when you are afraid, before you look through my things.", Response.NotYet);
                break;
            case 66:
                Expect(day, 1105, Author.Ana, "That you begin the hard talks too, so that it is not always me.", Response.Talk);
                break;
        }
    }

    private void TellImpact(int day)
    {
        switch (day)
        {
            case 43:
                Say(day, 1260, Author.Ana, new ImpactEvent.Told(keys, "Since that spring I listen for the keys in the door, and by the sound of them I try to guess what kind of day it was.\n\nI stopped singing in the kitchen. I did not decide it. One day I noticed that it was quiet.\n\nThe worst is not the other person. The worst is that I asked you twice, and you looked at me and said I was tired. After that I did not trust my own eyes."));
                break;
            case 45:
                var first = Reflect(day, "You listen for the keys every evening. You stopped singing. You are angry with me because of the other person.");
                Say(day + 1, 1130, Author.Ana, new ImpactEvent.Marked(keys, first, [new(0, true), new(1, true), new(2, false, "It is not that. Read the last part once more.")]));
                break;
            case 48:
                var second = Reflect(day, "I hear that the worst was being told that you were tired, when you were right. It makes sense that you could not trust your own eyes after that. I did that.");
                Say(day + 1, 1185, Author.Ana, new ImpactEvent.Marked(keys, second, [new(0, true), new(1, true), new(2, true)]));
                Say(day + 1, 1187, Author.Ana, new ImpactEvent.Settled(keys, Settling.Heard));
                break;
            case 58:
                Say(day, 1215, Author.Ben, new ImpactEvent.Told(dice.Id(), "When you went through my coat, I stood in the hall like a child. I do not say that I have a right to be hurt, only that I was. For two days I talked as if each word were written down."));
                break;
        }
    }

    private void TellAmends(int day)
    {
        switch (day)
        {
            case 50:
                Say(day, 1150, Author.Ben, new AmendEvent.Apologised(sister, Apology.Blank
                    .Add(Part.Did, "I told your sister half of it before I told you, and I let you hear it at her table.")
                    .Add(Part.Harm, "You sat there with nobody on your side, and you had to look as if you knew.")
                    .Add(Part.Repair, "I go to her and tell what I left out, and that none of it was yours.")
                    .Add(Part.Understand, "I wanted somebody to think well of me. I took that from you.")));
                break;
            case 51:
                Say(day, 1170, Author.Ana, new AmendEvent.ApologyAnswered(sister, Reaction.NotYet));
                break;
            case 52:
                Offer(day, Author.Ben, "I go to your sister and tell what I left out.");
                Agree(day + 1, Offer(day + 1, Author.Ana, "You go to my sister on your own and tell what you left out, and we talk about it the same evening."));
                break;
            case 57:
                Say(day, 1200, Author.Ben, new CommitmentEvent.Told(visit, telling.DateOf(57), true, "She made tea, and listened. I went home by the bridge."));
                Say(day, 1230, Author.Ana, new CommitmentEvent.Acknowledged(visit, telling.DateOf(57)));
                break;
            case 59:
                Say(day, 1090, Author.Ana, new AmendEvent.ApologyAnswered(sister, Reaction.Heard));
                break;
            case 63:
                Say(day, 1120, Author.Ana, new AmendEvent.Apologised(dice.Id(), Apology.Blank
                    .Add(Part.Did, "I went through the pockets of your coat, after I had said that I would not.")
                    .Add(Part.Harm, "You talked for two days as if each word were written down.")
                    .Add(Part.Repair, "When I want to look, I come and say that I am afraid.")));
                break;
            case 79:
                Say(day, 1110, Author.Ben, new AmendEvent.Offered(dice.Id(), dice.Id(), Promise.Blank(telling.DateOf(86)) with { Text = "I write to your father that I was the one who left the dinner, and why." }));
                break;
        }
    }

    private Id16 Reflect(int day, string words)
    {
        var id = dice.Id();
        Say(day, 1205, Author.Ben, new ImpactEvent.Reflected(keys, id, Passages.Of(words)));
        return id;
    }

    private void Expect(int day, int minutes, Author by, string words, Response reply)
    {
        var id = dice.Id();
        Say(day, minutes, by, new ExpectationEvent.Said(id, words));
        Say(day + 1, minutes - 60, 1 - by, new ExpectationEvent.Answered(id, reply));
    }

    private AmendEvent.Offered Offer(int day, Author by, string text)
    {
        var offered = new AmendEvent.Offered(visit, dice.Id(), Promise.Blank(telling.DateOf(57)) with { Text = text }, by == Author.Ben ? sister : null);
        Say(day, 1150, by, offered);
        return offered;
    }

    private void Agree(int day, AmendEvent.Offered offered)
    {
        Say(day, 1190, Author.Ben, new AmendEvent.Accepted(visit, offered.Wording));
        Say(day, 1190, Author.Ben, new CommitmentEvent.Made(visit, offered.Promise));
    }

    private void Say(int day, double minutes, Author by, Troth.Domain.LifeEvent happened) => telling.Say(day, minutes, by, happened, dice.Id());
}
