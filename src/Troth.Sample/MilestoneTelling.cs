using Troth.Features.Milestones;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells what got better, and an old thing that was let go. It has dice of its own, so that the rest of the story stays as it is.</summary>
internal sealed class MilestoneTelling
{
    private readonly Telling telling;
    private readonly Id16 table;
    private readonly Id16 song;
    private readonly Id16 heron;
    private readonly Id16 fine;

    public MilestoneTelling(Telling telling)
    {
        this.telling = telling;
        var dice = new Dice((ulong)telling.Days + 0x6D69_6C65);
        (table, song, heron, fine) = (dice.Id(), dice.Id(), dice.Id(), dice.Id());
    }

    /// <summary>What was said on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case 21:
                telling.Say(day, 1220, Author.Ana, new MilestoneEvent.Suggested(table, "We ate at the same table three times in one week."));
                break;
            case 22:
                telling.Say(day, 1060, Author.Ben, new MilestoneEvent.Confirmed(table));
                break;
            case 60:
                telling.Say(day, 1130, Author.Ana, new MilestoneEvent.Suggested(song, "The song came on in a shop, and I stayed until the end of it."));
                telling.Say(day, 1150, Author.Ben, new MilestoneEvent.Confirmed(song));
                break;
            case 74:
                telling.Say(day, 1180, Author.Ana, new MilestoneEvent.LetGoOffered(fine, "The parking fine in the coat. It was told, and it was small."));
                break;
            case 75:
                telling.Say(day, 1090, Author.Ben, new MilestoneEvent.LetGoAgreed(fine));
                break;
            case 80:
                telling.Say(day, 1170, Author.Ben, new MilestoneEvent.Suggested(heron, "We laughed at the heron, both of us, at the same time."));
                break;
        }
    }
}
