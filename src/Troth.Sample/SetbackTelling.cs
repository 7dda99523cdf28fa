using Troth.Features.Commitments;
using Troth.Features.Setbacks;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells three setbacks: one that was closed, one that taught something, and one that both still look at, in which some words were taken back.</summary>
internal sealed class SetbackTelling(Telling telling, Dice dice)
{
    private readonly Id16 oldVoice = dice.Id();
    private readonly Id16 parkingFine = dice.Id();
    private readonly Id16 lateCall = dice.Id();
    private readonly Id16 call = dice.Id();

    /// <summary>What the two wrote about setbacks on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case 22:
                Name(day, 1170, Author.Ben, oldVoice, "Somebody asked how things are at home, and I said fine in the old easy voice.", SetbackKind.OldHabit, [], Around.Hurry);
                Write(day, 1172, Author.Ben, oldVoice, RepairStep.Repair, "I went back to them the same afternoon and said: not so fine, and I would rather not talk about it.");
                break;
            case 23:
                Write(day, 1100, Author.Ana, oldVoice, RepairStep.Tell, "I was glad to hear it from you, on the same day, without asking.");
                break;
            case 33:
                telling.Say(day, 1130, Author.Ana, new SetbackEvent.PutAway(oldVoice));
                telling.Say(day, 1150, Author.Ben, new SetbackEvent.PutAway(oldVoice));
                break;
            case 51:
                Name(day, 1210, Author.Ben, parkingFine, "I hid a parking fine for a day.", SetbackKind.SomethingUntold, [], Around.Tired, Around.Hurry);
                Write(day, 1212, Author.Ben, parkingFine, RepairStep.Tell, "It was Thursday. I put it in my coat and thought I would pay it before you saw it.");
                Write(day, 1214, Author.Ben, parkingFine, RepairStep.Change, "I say out loud when I notice that I am keeping something apart, also when it is small.");
                break;
            case 60:
                telling.Say(day, 1200, Author.Ben, new CommitmentEvent.Made(call, new("I ring tomorrow at one, before your appointment.", new(Pace.Once), telling.DateOf(61), new(13, 0))));
                break;
            case 61:
                Name(day, 800, Author.Ben, lateCall, "I had promised to ring at one, and rang at ten past.", SetbackKind.NotKept, [call], Around.Hurry);
                Write(day, 802, Author.Ben, lateCall, RepairStep.Repair, "I have set an alarm for every call I promise.");
                Write(day, 1150, Author.Ana, lateCall, RepairStep.Tell, "At five past I was back in that summer. At ten past you rang and said that it was late, and why. The summer went away again.");
                break;
            case 62:
                Write(day, 1120, Author.Ben, lateCall, RepairStep.Learn, "I promise times that have no room in them.");
                Write(day, 1290, Author.Ana, lateCall, RepairStep.Change, "I do not want to wait for any call again.");
                telling.Say(day, 1296, Author.Ana, new SetbackEvent.TakenBack(lateCall, RepairStep.Change));
                break;
            case 63:
                telling.Say(day, 1210, Author.Ana, new SetbackEvent.PutAway(parkingFine));
                break;
        }
    }

    private void Name(int day, int minutes, Author by, Id16 setback, string text, SetbackKind kind, IReadOnlyList<Id16> touches, params Around[] around) =>
        telling.Say(day, minutes, by, new SetbackEvent.Named(setback, new(text, telling.DateOf(day), kind, around, touches)));

    private void Write(int day, int minutes, Author by, Id16 setback, RepairStep step, string words) =>
        telling.Say(day, minutes, by, new SetbackEvent.StepWritten(setback, step, words));
}
