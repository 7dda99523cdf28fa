using System.Globalization;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Features.Journal;
using Troth.Features.Meeting;
using Troth.Features.Notes;
using Troth.Features.Profile;
using Troth.Protocol;
using Troth.Sample.Chapters;

namespace Troth.Sample;

/// <summary>Tells a story day by day.</summary>
/// <param name="end">Nothing is told after it, and its day is the last.</param>
internal sealed class Telling(DateTimeOffset end, int days)
{
    private static readonly Author[] Both = [Author.Ana, Author.Ben];

    private readonly DateTimeOffset first = new(end.Date.AddDays(1 - days), end.Offset);
    private readonly Dice dice = new((ulong)days);
    private readonly List<Told> told = [];
    private readonly Dictionary<Author, (Id16 Page, string Text, int Day)> latest = [];

    /// <summary>How many days it tells.</summary>
    public int Days => days;

    /// <summary>The calendar day of a day of the story.</summary>
    public DateOnly DateOf(int day) => DateOnly.FromDateTime(first.Date.AddDays(day));

    /// <summary>A minute of a day of the story.</summary>
    /// <param name="minutes">After midnight; fractions are seconds.</param>
    public DateTimeOffset At(int day, double minutes) => first.AddDays(day).AddMinutes(minutes);

    /// <summary>All entries, oldest first.</summary>
    /// <param name="entries">How many there must be; everyday words fill the days up to it.</param>
    public IReadOnlyList<Told> Tell(int entries)
    {
        var (checkIns, agreements, setbacks) = (new CheckInTelling(this, dice), new AgreementTelling(this, dice), new SetbackTelling(this, dice));
        var keeping = new KeepTelling(this);
        var plan = new TransparencyTelling(this, dice);
        var (milestones, amends) = (new MilestoneTelling(this), new AmendsTelling(this));
        var (questions, openness, disclosure) = (new QuestionTelling(this), new OpennessTelling(this), new DisclosureTelling(this));
        Meet();
        for (var day = 0; day < days; day++)
        {
            TellScript(day);
            agreements.Tell(day);
            setbacks.Tell(day);
            questions.Tell(day);
            openness.Tell(day);
            keeping.Tell(day);
            plan.Tell(day);
            milestones.Tell(day);
            amends.Tell(day);
            disclosure.Tell(day);
            checkIns.Tell(day);
            while (told.Count < (long)entries * (day + 1) / days)
            {
                FillIn(day);
            }
        }

        return [.. told.OrderBy(entry => entry.Written.At)]; // stable: what was told first stays first
    }

    /// <summary>Adds one entry.</summary>
    /// <param name="minutes">After midnight; fractions are seconds.</param>
    public void Say(int day, double minutes, Author by, LifeEvent happened, Id16? entry = null)
    {
        var kind = FeatureCatalog.KindOf(happened);
        var at = At(day, minutes);
        told.Add(new(kind.Reach, new(entry ?? dice.Id(), by.Ref(), at < end ? at : end, kind.Name, kind.Write(happened))));
    }

    private void Meet()
    {
        const double evening = 18.7 * 60;
        foreach (var by in Both)
        {
            Say(0, evening, by, new ProfileEvent.Named($"{by}"));
        }

        foreach (var by in Both)
        {
            Say(0, evening + 2, by, new MeetingEvent.Connected());
            Say(0, evening + 2, by, new ProfileEvent.Introduced($"{by}"));
        }
    }

    private void TellScript(int day)
    {
        foreach (var line in Script.Lines.Where(line => line.Day == day))
        {
            var (minutes, text) = (line.At.ToTimeSpan().TotalMinutes, WithWeekdays(line.Text));
            switch (line)
            {
                case Line.Note:
                    Say(day, minutes, line.By, new NoteEvent.Shared(text));
                    break;
                case Line.Page:
                    Say(day, minutes, line.By, new JournalEvent.Written(dice.Id(), text));
                    break;
            }
        }
    }

    /// <summary>One more entry on a day; on the first, after the two have met.</summary>
    private void FillIn(int day)
    {
        var by = dice.Pick(Both);
        var minutes = day == 0 ? 1200 + dice.Below(180) : 360 + dice.Below(1000);
        if (day > 1 && dice.Below(5) < 2)
        {
            Say(day, minutes, by, new NoteEvent.Shared(dice.Pick(Everyday.Notes)));
            return;
        }

        // Every fourth is the latest page of an earlier day, written on.
        var earlier = latest.GetValueOrDefault(by);
        var goesOn = earlier.Text is not null && earlier.Day < day && dice.Below(4) == 0;
        var page = goesOn ? earlier.Page : dice.Id();
        var text = goesOn ? $"{earlier.Text}\n\n{dice.Pick(Everyday.Pages)}" : dice.Pick(Everyday.Pages);
        latest[by] = (page, text, day);
        Say(day, minutes, by, new JournalEvent.Written(page, text));
    }

    private string WithWeekdays(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var close = text.IndexOf('}', open);
        var day = int.Parse(text.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture);
        return text[..open] + CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(DateOf(day).DayOfWeek) + WithWeekdays(text[(close + 1)..]);
    }
}
