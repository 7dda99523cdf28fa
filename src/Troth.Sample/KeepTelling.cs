using Troth.Features.Commitments;
using Troth.Features.Goals;
using Troth.Features.Kindness;
using Troth.Features.WeeklyTalk;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells the small promises, goals and weekly talks of a story, and what the two noticed in each other. It has dice of its own, so that the rest of the story stays as it is.</summary>
internal sealed class KeepTelling
{
    private const int FirstStop = 12;
    private const int LastStop = 60;
    private const int FirstDrawer = 62;

    private readonly Telling telling;
    private readonly Dice dice;
    private readonly Id16 places;
    private readonly Id16 stop;
    private readonly Id16 drawer;
    private readonly Id16 nights;
    private readonly Id16 table;
    private readonly Id16 letter;
    private readonly Id16 museum;
    private readonly Id16 shopping;
    private readonly Id16 sundays;

    public KeepTelling(Telling telling)
    {
        this.telling = telling;
        dice = new((ulong)telling.Days + 0x6B65_6570);
        (places, stop, drawer, nights) = (dice.Id(), dice.Id(), dice.Id(), dice.Id());
        (table, letter, museum, shopping, sundays) = (dice.Id(), dice.Id(), dice.Id(), dice.Id(), dice.Id());
    }

    /// <summary>What was promised, said and noticed on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case FirstStop:
                Say(day, 480, Author.Ben, new CommitmentEvent.Made(stop, new("I stop work at six, and leave it there.", Workdays, Date(day), new(18, 0))));
                break;
            case 16:
                Say(day, 1242, Author.Ben, new CommitmentEvent.Made(places, new("I ring two places about a counsellor of my own, and write here what they say.", new(Pace.Once), Date(18))));
                break;
            case 18:
                Say(day, 790, Author.Ben, new CommitmentEvent.Told(places, Date(day), true));
                break;
            case 30:
                Say(day, 1130, Author.Ana, new CommitmentEvent.Made(nights, new("I say by noon whether I would like the evening to myself.", new(Pace.Weekly, Rhythm.Of(Date(33))), Date(33), new(12, 0))));
                break;
            case FirstDrawer - 1:
                Say(day, 1100, Author.Ben, new CommitmentEvent.Ended(stop, Date(day)));
                break;
            case FirstDrawer:
                Say(day, 1085, Author.Ben, new CommitmentEvent.Made(drawer, new("My phone is in the drawer from nine to ten in the evening.", new(Pace.Daily), Date(day), new(22, 0))));
                break;
        }

        TellNights(day);
        TellStops(day);
        TellDrawer(day);
        TellGoals(day);
        foreach (var (_, minutes, by, happened) in Talks.Where(talk => talk.Day == day))
        {
            Say(day, minutes, by, happened is WeeklyTalkEvent.Held held ? held with { Day = Date(day) } : happened);
        }

        foreach (var (_, minutes, by, text) in Noticed.Where(act => act.Day == day))
        {
            Say(day, minutes, by, new KindnessEvent.Noticed(text));
        }
    }

    private static Rhythm Workdays { get; } = new(Pace.Weekly, Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday);

    private static IReadOnlyList<(int Day, int Minutes, Author By, string Text)> Noticed { get; } =
    [
        (21, 1235, Author.Ben, "You had cooked for two. I did not expect it, and I could eat."),
        (34, 1260, Author.Ana, "You called the landlord about the heating. I had put it off for weeks."),
        (52, 1215, Author.Ana, "You left the hall light on for me. It was a long way home today."),
        (58, 800, Author.Ben, "You asked how my appointment was, and waited for the answer."),
        (71, 1270, Author.Ana, "Soup on the stove, and no question about when I would be back."),
        (79, 1225, Author.Ben, "You laughed at my joke. It was not a good one."),
        (81, 1250, Author.Ana, "You stopped in the middle of a sentence because you saw that I was tired."),
    ];

    // The day of a talk is filled in when it is told. Each says for themselves that it was held.
    private static IReadOnlyList<(int Day, int Minutes, Author By, WeeklyTalkEvent Happened)> Talks { get; } =
    [
        (49, 1150, Author.Ana, new WeeklyTalkEvent.Held(default, "Short and quiet. The bell at six stays.")),
        (49, 1152, Author.Ben, new WeeklyTalkEvent.Held(default)),
        (55, 1200, Author.Ben, new WeeklyTalkEvent.PointAdded("My brother has asked us to come in spring. I would like to know what you feel about it, and I have not answered him.")),
        (56, 1155, Author.Ben, new WeeklyTalkEvent.Held(default, "Not yet to my brother. Ana says when.")),
        (56, 1161, Author.Ana, new WeeklyTalkEvent.Held(default, "I say it when I know.")),
        (63, 1150, Author.Ana, new WeeklyTalkEvent.Held(default)),
        (63, 1157, Author.Ben, new WeeklyTalkEvent.Held(default)),
        (70, 1160, Author.Ana, new WeeklyTalkEvent.Held(default, "The river every week, without a topic.")),
        (70, 1162, Author.Ben, new WeeklyTalkEvent.Held(default)),
        (77, 1148, Author.Ben, new WeeklyTalkEvent.Held(default, "One evening for each of us alone.")),
        (77, 1150, Author.Ana, new WeeklyTalkEvent.Held(default)),
        (80, 1220, Author.Ana, new WeeklyTalkEvent.PointAdded("This week I felt left alone with the visit. I would like us to plan the next one together.")),
    ];

    private void TellNights(int day)
    {
        if (day >= 33 && day < telling.Days - 1 && day < 84 && (day - 33) % 7 == 0 && day != 61)
        {
            Say(day, 715, Author.Ana, new CommitmentEvent.Told(nights, Date(day), true));
        }

        if (day == 61)
        {
            Say(day, 640, Author.Ben, new CommitmentEvent.Excused(nights, Date(day)));
        }
    }

    // Some days are unsaid, some were moved out of the way in time, some were not kept and talked about, most were kept.
    private void TellStops(int day)
    {
        if (day is < FirstStop or > LastStop || !Workdays.Falls(Date(FirstStop), Date(day)) || day % 13 == 0)
        {
            return;
        }

        if (day % 11 == 2)
        {
            Say(day, 500, Author.Ben, new CommitmentEvent.Asked(stop, Date(day)));
            Say(day, 560, Author.Ana, new CommitmentEvent.Moved(stop, Date(day)));
            return;
        }

        var kept = day % 19 != 9;
        Say(day, 1150 + dice.Below(60), Author.Ben, new CommitmentEvent.Told(stop, Date(day), kept, kept ? "" : "I looked up at seven. I am sorry."));
        if (!kept)
        {
            Say(day + 1, 1120, Author.Ana, new CommitmentEvent.TalkedOver(stop, Date(day), "The bell on the desk goes at six now."));
        }
    }

    private void TellDrawer(int day)
    {
        if (day is < FirstDrawer or > 82 || day == 70)
        {
            return;
        }

        var kept = day is not (66 or 81);
        Say(day, 1322 + dice.Below(40), Author.Ben, new CommitmentEvent.Told(drawer, Date(day), kept, kept ? "" : "I had it in my pocket and only saw it at half past nine. I told you then."));
        if (day is 69 or 76)
        {
            Say(day, 1370, Author.Ana, new CommitmentEvent.Acknowledged(drawer, Date(day)));
        }

        if (day == 66)
        {
            Say(day + 1, 1100, Author.Ben, new CommitmentEvent.TalkedOver(drawer, Date(day), "The drawer comes before the dishes."));
        }
    }

    // One for both, reached and said so by both; one of Ben's own; and one that waits for Ben's answer.
    private void TellGoals(int day)
    {
        switch (day)
        {
            case 38:
                Say(day, 1110, Author.Ana, new GoalEvent.Set(table, new("We eat at the same table on three evenings a week.", "Three evenings, four weeks long.", Date(68), ForBoth: true)));
                Say(day, 1110.1, Author.Ana, new GoalEvent.StepAdded(table, "Choose the evenings on Sunday."), shopping);
                Say(day, 1150, Author.Ben, new GoalEvent.Joined(table));
                break;
            case 40:
                Say(day, 1020, Author.Ben, new GoalEvent.StepTurned(table, shopping, true));
                break;
            case 50:
                Say(day, 1130, Author.Ben, new GoalEvent.Set(letter, new("I write down what led here, as clearly as I can for now.", "Two pages that I would read out.", Date(86))));
                Say(day, 1130.1, Author.Ben, new GoalEvent.StepAdded(letter, "An hour each Sunday morning."), sundays);
                break;
            case 64:
                Say(day, 700, Author.Ben, new GoalEvent.StepTurned(letter, sundays, true));
                break;
            case 68:
                Say(day, 1140, Author.Ben, new GoalEvent.Reviewed(table, Verdict.Reached, null, "Soup counts."));
                Say(day, 1190, Author.Ana, new GoalEvent.Reviewed(table, Verdict.Reached));
                break;
            case 80:
                Say(day, 1145, Author.Ana, new GoalEvent.Set(museum, new("Something new together, twice before winter.", "Two tickets on the fridge.", Date(120), ForBoth: true)));
                break;
        }
    }

    private DateOnly Date(int day) => telling.DateOf(day);

    private void Say(int day, double minutes, Author by, Domain.LifeEvent happened, Id16? entry = null) => telling.Say(day, minutes, by, happened, entry ?? dice.Id());
}
