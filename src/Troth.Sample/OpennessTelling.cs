using Troth.Features.Openness;

namespace Troth.Sample;

/// <summary>Tells the openness of a story: notes about days, things told late and things told at once, and thanks for both.</summary>
internal sealed class OpennessTelling(Telling telling)
{
    private readonly Dice dice = new(0x0BE4); // its own, so that the rest of the story stays as it was

    /// <summary>What was noted and told on one day.</summary>
    public void Tell(int day)
    {
        TellNotes(day);
        switch (day)
        {
            case 5:
                Admit(day, 1150, Author.Ben, Matter.Correction, (1, 720), "I said that I had kept nothing from the trip. I had kept a postcard. You asked me straight, and I said no.", "It is torn up. I will not say no again before I have looked.",
                    thanks: "Thank you for telling me. I wish it had been on Tuesday. I am glad it was today.");
                break;
            case 8:
                Admit(day, 1140, Author.Ben, Matter.Slip, (4, 1400), "I opened the old mail account, to see whether anything had come. We had said that it stays closed. Nothing had come.", "The account is deleted since this evening.");
                break;
            case 14:
                Admit(day, 1135, Author.Ben, Matter.Slip, (12, 1390), "I looked at the old pictures on my phone, two nights ago.", "They are gone from the phone and from the copy of it.");
                break;
            case 24:
                Admit(day, 1085, Author.Ben, Matter.Contact, (24, 735), "A message came at a quarter past twelve, from the person outside. I have not answered.", "I have blocked the number. I can show you nothing more than that there is nothing, and I know that this is little.",
                    thanks: "Thank you for telling me the same day.");
                break;
            case 31:
                Admit(day, 1140, Author.Ben, Matter.Slip, (29, 1075), "I went home through the street that I said I would not go through.", "I take the bridge, also when it rains.");
                break;
            case 51:
                Admit(day, 1120, Author.Ben, Matter.Correction, (50, 1020), "The parking fine that I said was from last year is from yesterday. I hid it.", "I pay it tomorrow, and I say such things at dinner from now on.",
                    thanks: "Thank you for telling me. It is only a parking fine. It was good to hear it all the same.");
                break;
            case 55:
                Admit(day, 1100, Author.Ana, Matter.Slip, (55, 480), "I went through the pockets of your coat this morning. I had said that I would not.", "When I want to look, I come and say that I am afraid.",
                    thanks: "Thank you for telling me. Come and say so, at any hour.");
                break;
            case 70:
                Admit(day, 555, Author.Ben, Matter.Contact, (70, 510), "A birthday card came by post, without a name. I know the hand.", "It is in the bin outside. I will say so at once if another comes.",
                    thanks: "Thank you for telling me before breakfast.");
                break;
            case 79:
                Admit(day, 1050, Author.Ben, Matter.Slip, (79, 780), "I bought the dear boots, and had a sentence ready about a sale.", "The receipt is on the table. There was no sale.");
                break;
            case 80:
                telling.Say(day, 1150, Author.Ben, new OpennessEvent.PaceShared(new(Span.Hours, Drift.Sooner)), dice.Id());
                break;
        }
    }

    private void TellNotes(int day)
    {
        switch (day)
        {
            case 61:
                Note(day, 1270, Author.Ben, new("Rang ten minutes late, and said that it was late.", "Small, and then lighter.", "An excuse was ready. I left it where it was."), share: true);
                break;
            case 75:
                Note(day, 1260, Author.Ana, new("Stayed at home. Said no to my sister.", "Thin. Nobody's doing.", "A day may be thin."));
                break;
            case 78:
                Note(day, 1290, Author.Ben, new("Lunch with the team. Went home with them as far as the bridge.", "At ease, and a little watchful of that.", "I want to say where I was before anybody has to ask."));
                break;
            case 82:
                Note(day, 1280, Author.Ana, new("Walked home the long way.", "Curious about the spring.", ""));
                break;
        }
    }

    private void Note(int day, int minutes, Author by, DayNote note, bool share = false)
    {
        telling.Say(day, minutes, by, new OpennessEvent.Noted(telling.DateOf(day), note), dice.Id());
        if (share)
        {
            telling.Say(day, minutes + 2, by, new OpennessEvent.NoteShared(telling.DateOf(day), note), dice.Id());
        }
    }

    private void Admit(int day, int minutes, Author by, Matter matter, (int Day, int Minutes) happened, string what, string next, string? thanks = null)
    {
        var id = dice.Id();
        telling.Say(day, minutes, by, new OpennessEvent.Told(id, new(matter, what, telling.At(happened.Day, happened.Minutes), next)), dice.Id());
        if (thanks is not null)
        {
            telling.Say(day, minutes + 70, 1 - by, new OpennessEvent.Thanked(id, thanks), dice.Id());
        }
    }
}
