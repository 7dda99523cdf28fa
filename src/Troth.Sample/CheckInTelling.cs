using Troth.Features.CheckIns;
using Troth.Sample.Chapters;

namespace Troth.Sample;

/// <summary>Tells the check-ins of a story: drafted by each alone, sealed by both, and only then opened.</summary>
internal sealed class CheckInTelling(Telling telling, Dice dice)
{
    // The day of quiet ends in the evening of day 1: until then nothing is shared.
    private const int FirstShared = 2;

    private static readonly ILookup<(int, Author), Line.CheckIn> Written = Script.Lines.OfType<Line.CheckIn>().ToLookup(line => (line.Day, line.By));

    /// <summary>The check-ins of one day.</summary>
    public void Tell(int day)
    {
        if (day == telling.Days - 1)
        {
            Seal(day, 435, Author.Ben); // sealed before work, and waiting for the other
            return;
        }

        var first = dice.Pick([Author.Ana, Author.Ben]);
        var start = 1050 + dice.Below(200);
        if (day == 0)
        {
            Draft(day, 1170 + dice.Below(60), Author.Ana);
            return;
        }

        Author[] taking = [.. new[] { first, 1 - first }.Where(by => !LeavesOut(day, by))];
        Author[] sharing = [.. taking.Where(by => day >= FirstShared && !KeepsPrivate(day, by))];
        foreach (var by in taking.Except(sharing))
        {
            Draft(day, start + dice.Below(60), by);
        }

        if (sharing is [var earlier, var later])
        {
            OpenTogether(day, start, earlier, later);
        }
        else if (sharing is [var alone])
        {
            Seal(day, start, alone);
        }
    }

    private void OpenTogether(int day, int start, Author earlier, Author later)
    {
        var second = start + 10 + dice.Below(80);
        var opening = Seal(day, start, earlier);
        var answering = Seal(day, second, later);
        telling.Say(day, second + 0.05, later, new CheckInEvent.Opened(telling.DateOf(day), Blinds.Key(later.Ref(), answering)));
        telling.Say(day, second + 3 + dice.Below(15), earlier, new CheckInEvent.Opened(telling.DateOf(day), Blinds.Key(earlier.Ref(), opening)));
    }

    private Protocol.Id16 Seal(int day, int minutes, Author by)
    {
        var answers = Draft(day, minutes - 1, by);
        var entry = dice.Id();
        telling.Say(day, minutes, by, new CheckInEvent.Sealed(telling.DateOf(day), Blinds.Seal(by.Ref(), entry, answers.ToText())), entry);
        return entry;
    }

    private Answers Draft(int day, int minutes, Author by)
    {
        var line = Written[(day, by)].FirstOrDefault()?.Text ?? dice.Pick(Everyday.CheckIns);
        var answers = Mood.On(day, by, line, dice);
        telling.Say(day, minutes, by, new CheckInEvent.Drafted(telling.DateOf(day), answers));
        return answers;
    }

    private bool LeavesOut(int day, Author by) => day < Script.Days ? Script.LeftOut.Contains((day, by)) : dice.Below(12) == 0;

    private bool KeepsPrivate(int day, Author by) => day < Script.Days ? Script.KeptPrivate.Contains((day, by)) : dice.Below(16) == 0;
}
