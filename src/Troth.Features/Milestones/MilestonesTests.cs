using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Milestones;

public sealed class MilestonesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[1, 3]).Array[0, 20];

    [Fact]
    public void R30b_a_milestone_stands_only_once_both_say_so()
    {
        var suggested = Given((true, new MilestoneEvent.Suggested(Id, "We laughed.")));
        Assert.False(Assert.Single(suggested.Milestones).Confirmed);
        Assert.False(Fold(suggested, (true, new MilestoneEvent.Confirmed(Id))).Milestones[0].Confirmed);
        Assert.Equal(MilestoneRefusals.NotOpen, No(suggested.Confirm(Id, Open, Noon)));

        Assert.True(Fold(suggested, (false, new MilestoneEvent.Confirmed(Id))).Milestones[0].Confirmed);
    }

    [Fact]
    public void Only_whoever_was_hurt_offers_to_let_go_and_only_that_one_brings_it_back()
    {
        var offered = Given((true, new MilestoneEvent.LetGoOffered(Id, "The fine.")));
        Assert.Equal(Letting.Offered, Fold(offered, (true, new MilestoneEvent.LetGoAgreed(Id))).Burdens[0].Standing);
        Assert.Empty(Fold(Fold(offered, (true, new MilestoneEvent.BroughtBack(Id))), (false, new MilestoneEvent.LetGoAgreed(Id))).Burdens); // an offer taken back is gone
        var gone = Fold(offered, (false, new MilestoneEvent.LetGoAgreed(Id)));
        Assert.Equal((Letting.Gone, "The fine."), (gone.Burdens[0].Standing, gone.Burdens[0].Text));

        Assert.Equal(Letting.Gone, Fold(gone, (false, new MilestoneEvent.BroughtBack(Id))).Burdens[0].Standing);
        Assert.Equal([new MilestoneEvent.BroughtBack(Id)], Yes(gone.BringBack(Id)));
        var back = Fold(gone, (true, new MilestoneEvent.BroughtBack(Id)));
        Assert.Equal(Letting.Back, Fold(back, (false, new MilestoneEvent.LetGoAgreed(Id))).Burdens[0].Standing);
    }

    [Fact]
    public void The_other_cannot_bring_back_what_is_not_theirs()
    {
        var theirs = Given((false, new MilestoneEvent.LetGoOffered(Id, "The fine.")), (true, new MilestoneEvent.LetGoAgreed(Id)));

        Assert.Equal(MilestoneRefusals.NotOpen, No(theirs.BringBack(Id)));
    }

    [Fact]
    public void What_cannot_stand_says_why()
    {
        Assert.Equal(MilestoneRefusals.NothingWritten, No(Wall.Suggest(Id, " ", Open, Noon)));
        Assert.Equal(MilestoneRefusals.TooLong, No(Wall.OfferToLetGo(Id, new('x', Wall.Longest + 1), Open, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(Wall.Suggest(Id, "words", Open with { Since = Noon }, Noon)));
        Assert.Equal(MilestoneRefusals.NotOpen, No(Wall.Empty.AgreeToLetGo(Id, Open, Noon)));
    }

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Portrait(Seen(play, byAna: true)) == Portrait(Seen(play, byAna: false)));

    [Fact]
    public void R30b_whatever_happens_nothing_is_confirmed_or_let_go_by_one_alone() => Plays.Sample(play =>
    {
        var wall = Seen([.. play.Where(step => step.Ana)], byAna: true);
        return !wall.Milestones.Exists(m => m.Confirmed) && !wall.Burdens.Exists(b => b.Standing == Letting.Gone);
    });

    private static MilestoneEvent Step(int what, Id16 id) => what switch
    {
        0 => new MilestoneEvent.Suggested(id, "better"),
        1 => new MilestoneEvent.Confirmed(id),
        2 => new MilestoneEvent.LetGoOffered(id, "old"),
        3 => new MilestoneEvent.LetGoAgreed(id),
        _ => new MilestoneEvent.BroughtBack(id),
    };

    private static string Portrait(Wall wall) => string.Join('\n', wall.Milestones.Select(m => $"{m.Id} {m.By.Author} {m.Confirmed}").Concat(wall.Burdens.Select(b => $"{b.Id} {b.By.Author} {b.Standing}")));

    private static Wall Seen((bool Ana, int What, int Which)[] play, bool byAna) =>
        play.Aggregate(Wall.Empty, (wall, step) => Wall.Evolve(wall, Told(step.Ana, step.Ana == byAna), Step(step.What, new((uint)step.Which))));

    private static Wall Given(params (bool Mine, MilestoneEvent Happened)[] facts) => facts.Aggregate(Wall.Empty, Fold);

    private static Wall Fold(Wall wall, (bool Mine, MilestoneEvent Happened) fact) => Wall.Evolve(wall, Told(fact.Mine, fact.Mine), fact.Happened);

    private static Fact Told(bool byAna, bool mine) => new(Reach.Both, 1, Id16.New(), new(new Id16(byAna ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<MilestoneEvent> Yes(Decision<MilestoneEvent> decision) => Assert.IsType<Decision<MilestoneEvent>.Accepted>(decision).Events;

    private static string No(Decision<MilestoneEvent> decision) => Assert.IsType<Decision<MilestoneEvent>.Refused>(decision).Reason;
}
