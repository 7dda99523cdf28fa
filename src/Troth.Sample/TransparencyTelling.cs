using Troth.Features.Transparency;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Tells the transparency plan of a story: offered, asked for, said yes to again, made less, one that has done its work, and one that waits.</summary>
internal sealed class TransparencyTelling(Telling telling, Dice dice)
{
    private readonly Id16 evenings = dice.Id();
    private readonly Id16 travel = dice.Id();
    private readonly Id16 hardDays = dice.Id();
    private readonly Id16 alone = dice.Id();

    private PlanTerms Evenings => new(Shower.Author, "One sentence about whether anything came from that side, also when nothing did.",
        "So that the evening does not begin with guessing.", Rung.Daily, telling.DateOf(42));

    private PlanTerms EveningsLess => Evenings.Turned() with { Rhythm = Rung.ThreeTimesAWeek, EndsOn = telling.DateOf(70) };

    private PlanTerms EveningsWeekly => EveningsLess with { Rhythm = Rung.Weekly, EndsOn = telling.DateOf(97) };

    private PlanTerms Travel => new(Shower.Other, "Trips for work: the days, once they are fixed.",
        "So that we can both plan, and nobody is surprised.", Rung.Weekly, telling.DateOf(45));

    private PlanTerms TravelOnRequest => Travel with { Rhythm = Rung.OnRequest, EndsOn = telling.DateOf(74) };

    private PlanTerms TravelDone => TravelOnRequest with { Rhythm = Rung.Retired };

    private PlanTerms HardDays => new(Shower.Author, "I say when a day is going to be hard, before we meet in the evening.",
        "So that a short answer is not taken for anger.", Rung.ThreeTimesAWeek, telling.DateOf(87));

    private PlanTerms Alone => new(Shower.Author, "Which evenings I would like to have to myself.",
        "So that you need not guess what it means.", Rung.Weekly, telling.DateOf(111));

    /// <summary>What the two planned on one day.</summary>
    public void Tell(int day)
    {
        switch (day)
        {
            case 12:
                Suggest(day, 1100, Author.Ben, evenings, Evenings);
                Accept(day, 1130, Author.Ana, evenings, Evenings, Author.Ben);
                break;
            case 16:
                Suggest(day, 1210, Author.Ana, travel, Travel);
                break;
            case 17:
                Accept(day, 780, Author.Ben, travel, Travel, Author.Ana);
                break;
            case 40:
                telling.Say(day, 1110, Author.Ben, new TransparencyEvent.Renewed(evenings, Evenings.HashFor(evenings, Author.Ben.Ref()), telling.DateOf(70)));
                break;
            case 44:
                telling.Say(day, 1120, Author.Ben, new TransparencyEvent.Renewed(travel, Travel.HashFor(travel, Author.Ana.Ref()), telling.DateOf(74)));
                break;
            case 46:
                Suggest(day, 1150, Author.Ana, evenings, EveningsLess);
                Accept(day, 1180, Author.Ben, evenings, EveningsLess, Author.Ana);
                break;
            case 57:
                Suggest(day, 1070, Author.Ana, hardDays, HardDays);
                Accept(day, 1095, Author.Ben, hardDays, HardDays, Author.Ana);
                break;
            case 60:
                Suggest(day, 1165, Author.Ana, travel, TravelOnRequest);
                Accept(day, 1195, Author.Ben, travel, TravelOnRequest, Author.Ana);
                break;
            case 67:
                telling.Say(day, 1140, Author.Ben, new TransparencyEvent.Renewed(evenings, EveningsLess.HashFor(evenings, Author.Ana.Ref()), telling.DateOf(97)));
                break;
            case 71:
                Suggest(day, 1145, Author.Ana, travel, TravelDone);
                Accept(day, 1175, Author.Ben, travel, TravelDone, Author.Ana);
                break;
            case 74:
                Suggest(day, 1085, Author.Ana, evenings, EveningsWeekly);
                Accept(day, 1100, Author.Ben, evenings, EveningsWeekly, Author.Ana);
                break;
            case 81:
                Suggest(day, 1125, Author.Ana, alone, Alone);
                break;
        }
    }

    private void Suggest(int day, int minutes, Author by, Id16 item, PlanTerms terms) => telling.Say(day, minutes, by, new TransparencyEvent.Suggested(item, terms));

    private void Accept(int day, int minutes, Author by, Id16 item, PlanTerms terms, Author suggestedBy) =>
        telling.Say(day, minutes, by, new TransparencyEvent.Accepted(item, terms.HashFor(item, suggestedBy.Ref())));
}
