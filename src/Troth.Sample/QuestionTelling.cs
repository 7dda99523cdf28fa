using Troth.Features.Questions;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells the questions of a story: held for a day, asked by either, answered in each of the four ways, asked again, and waiting.</summary>
internal sealed class QuestionTelling(Telling telling)
{
    private static readonly Asking Friends = new("Who of our friends knew, and since when?", "To know in front of whom I need not pretend.");
    private static readonly Asking Chance = new("Is there anything left that I could still come across by chance: a bill, a message, a place?", "To stop looking.", ShowNeed: true);
    private static readonly Asking SpokenOf = new("Did you ever speak about me there?", "To know whether I was laughed at.");
    private static readonly Asking BadHour = new("When a bad hour comes over you, do you want words from me, or quiet?", "Not to make it worse by guessing.", ShowNeed: true);
    private static readonly Asking FriendsAgain = new("Since when did our friends know? Who of them knew?", "It came up again at the market. I think I want to hear it once more in the same words.");
    private static readonly Asking Laughed = new("What did the two of you laugh about?", "");
    private static readonly Asking GettingHard = new("If it gets hard again to be here, how will you tell me?", "To have something to hold on to that is not a promise.", ShowNeed: true);
    private static readonly Asking GoodDays = new("Would you tell me about good days too, when they come?", "To know that there are some.");
    private static readonly Asking Spring = new("What do you wish I had understood about the spring before?", "To see the weather of it, without having caused the rain.");
    private static readonly Asking Money = new("How do you want us to look at the money of that year?", "No surprises.");

    private readonly Dice dice = new(0x0A5C); // its own, so that the rest of the story stays as it was
    private readonly Dictionary<Asking, Id16> ids = [];

    /// <summary>What was asked and answered on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case 43:
                Hold(day, 1140, Author.Ana, Friends);
                Hold(day, 1146, Author.Ana, Chance);
                break;
            case 44:
                Ask(day, 1150, Author.Ana, Friends);
                Ask(day, 1150.1, Author.Ana, Chance);
                break;
            case 45:
                Say(day, 1120, Author.Ben, Friends, new(Reply.Answered, "Jonas, from the spring on. I told him, and asked him to say nothing, which was unfair to him too. Nobody else of our friends."));
                Say(day, 1131, Author.Ben, Chance, new(Reply.NotYet, "I want to go through the drawer and the account first, so that this is whole.", telling.DateOf(47)));
                break;
            case 47:
                Say(day, 700, Author.Ben, Chance, new(Reply.Answered, "One bill, from the hotel in March. It is in the blue folder now, where you can look or not look. And the café by the station. I know of nothing else."));
                break;
            case 58:
                Hold(day, 1080, Author.Ana, SpokenOf);
                break;
            case 59:
                Ask(day, 1145, Author.Ana, SpokenOf);
                break;
            case 60:
                Say(day, 1160, Author.Ben, SpokenOf, new(Reply.NotKnown, "I do not remember any sentence. I do not want to say no and find out later that it was not so."));
                break;
            case 62:
                Say(day, 1110, Author.Ben, SpokenOf, new(Reply.Answered, "One came back to me. I said once that you were always tired. It was a mean way of putting it, and you had reason to be tired. Nobody laughed."));
                break;
            case 66:
                Hold(day, 1205, Author.Ben, BadHour);
                break;
            case 67:
                Ask(day, 1206, Author.Ben, BadHour);
                break;
            default:
                TellLater(day);
                break;
        }
    }

    private void TellLater(int day)
    {
        switch (day)
        {
            case 68:
                Say(day, 660, Author.Ana, BadHour, new(Reply.Answered, "Quiet first, and a glass of water. After ten minutes you can ask whether I want words. If I say no, it is not about you."));
                break;
            case 71:
                Hold(day, 1160, Author.Ana, FriendsAgain);
                break;
            case 72:
                Ask(day, 1170, Author.Ana, FriendsAgain, again: Friends);
                break;
            case 73:
                Say(day, 1090, Author.Ben, FriendsAgain, new(Reply.Answered, "Jonas, from the spring on. Nobody else of our friends. It is the same answer, and you can ask as often as you need."));
                break;
            case 74:
                Hold(day, 1100, Author.Ana, Laughed);
                break;
            case 75:
                Ask(day, 1110, Author.Ana, Laughed);
                break;
            case 76:
                Say(day, 1125, Author.Ben, Laughed, new(Reply.Declined, "I would rather not put pictures into your head that stay. If it is about whether it was lighter there than here: yes, because nothing there was real."));
                break;
            case 80:
                Hold(day, 1125, Author.Ana, GettingHard);
                break;
            case 81:
                Hold(day, 1115, Author.Ben, GoodDays);
                Hold(day, 1120, Author.Ana, Spring);
                break;
            case 82:
                Ask(day, 1118, Author.Ana, GettingHard);
                Ask(day, 1122, Author.Ben, GoodDays);
                Say(day, 1170, Author.Ben, GettingHard, new(Reply.NotYet, "I want to bring this to my own hour first.", telling.DateOf(87)));
                break;
            case 83:
                Hold(day, 428, Author.Ana, Money);
                break;
        }
    }

    private void Hold(int day, double minutes, Author by, Asking asking)
    {
        ids[asking] = dice.Id();
        telling.Say(day, minutes, by, new QuestionEvent.Written(ids[asking], asking), dice.Id());
    }

    private void Ask(int day, double minutes, Author by, Asking asking, Asking? again = null)
    {
        telling.Say(day, minutes, by, new QuestionEvent.Asked(ids[asking], asking.Text, asking.ShowNeed ? asking.Need : "", again is null ? null : ids[again]), dice.Id());
        telling.Say(day, minutes, by, new QuestionEvent.Sent(ids[asking]), dice.Id());
    }

    private void Say(int day, double minutes, Author by, Asking asking, Answer answer) =>
        telling.Say(day, minutes, by, new QuestionEvent.Answered(ids[asking], answer), dice.Id());
}
