using CsCheck;
using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Goals;
using Troth.Features.Journal;
using Troth.Features.Kindness;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.WeeklyTalk;

public sealed class WeeklyTalkTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Promise = new(0xE);
    private static readonly Id16 Goal = new(0xF);

    [Fact]
    public void A_point_waits_until_a_talk_was_held_and_what_comes_after_it_waits_for_the_next()
    {
        var talks = Fold(true, (true, new WeeklyTalkEvent.PointAdded("before")), (false, new WeeklyTalkEvent.Held(Monday, "more walks")), (true, new WeeklyTalkEvent.PointAdded("after")), (true, new WeeklyTalkEvent.Held(Monday)));

        Assert.Equal("after", Assert.Single(talks.Points).Text);
        Assert.Equal("more walks", Assert.Single(talks.Talks).Words);
        Assert.Equal(WeeklyTalkRefusals.AlreadyHeld, No(talks.Hold(Monday, "", Open, Noon)));
        Assert.Equal([new WeeklyTalkEvent.Held(Monday.AddDays(7), "x")], ((Decision<WeeklyTalkEvent>.Accepted)talks.Hold(Monday.AddDays(7), " x ", Open, Noon)).Events);
    }

    [Fact]
    public void R41_only_its_author_takes_a_point_back()
    {
        var talks = Fold(true, (true, new WeeklyTalkEvent.PointAdded("mine")), (false, new WeeklyTalkEvent.PointAdded("theirs")));

        Assert.Equal([talks.Points[0].Entry], talks.TakeBack(talks.Points[0].Entry));
        Assert.Empty(talks.TakeBack(talks.Points[1].Entry));
    }

    [Fact]
    public void Nothing_empty_or_endless_is_added_and_nothing_before_both_share()
    {
        Assert.Equal(WeeklyTalkRefusals.NothingWritten, No(WeeklyTalks.AddPoint(" ", Open, Noon)));
        Assert.Equal(WeeklyTalkRefusals.TooLong, No(WeeklyTalks.AddPoint(new('x', WeeklyTalks.Longest + 1), Open, Noon)));
        Assert.Equal(WeeklyTalkRefusals.TooLong, No(WeeklyTalks.None.Hold(Monday, new('x', WeeklyTalks.Longest + 1), Open, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(WeeklyTalks.AddPoint("x", Open with { Since = Noon.AddHours(-1) }, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(WeeklyTalks.None.Hold(Monday, "", Bond.None, Noon)));
    }

    [Fact]
    public void Both_devices_come_to_the_same_state() => Gen.Select(Gen.Bool, Gen.Int[0, 4]).Array[0, 20].Sample(play =>
    {
        (bool, WeeklyTalkEvent)[] log = [.. play.Select(step => (step.Item1, step.Item2 < 3 ? (WeeklyTalkEvent)new WeeklyTalkEvent.PointAdded($"{step.Item2}") : new WeeklyTalkEvent.Held(Monday.AddDays(step.Item2))))];
        return Portrait(Fold(true, log)) == Portrait(Fold(false, log));

        static string Portrait(WeeklyTalks talks) => string.Join('|', talks.Points.Select(p => $"{p.Entry} {p.By.Author} {p.Text}").Concat(talks.Talks.Select(t => $"{t.Day} {t.By.Author}")));
    });

    [Fact]
    public async Task The_agenda_is_made_from_the_week_that_was_and_begins_with_what_went_well()
    {
        var couple = await Couple.SharingAsync();
        Assert.False(Week.Of(couple.Ana.State, Now(couple)) is { WentWell: true } or { ToTalkAbout: true });
        await couple.Ben.WriteAsync([New(new CommitmentEvent.Made(Promise, new("I ring", new(Pace.Daily), couple.Today)))]);
        await couple.Ben.WriteAsync([New(new CommitmentEvent.Told(Promise, couple.Today, true)), New(new KindnessEvent.Noticed("soup"))]);
        await couple.Ana.WriteAsync([New(new GoalEvent.Set(Goal, new("Run", "twice", couple.Today.AddDays(2)))), New(Suggested(couple))]);
        couple.Clock.Advance(TimeSpan.FromDays(1));
        await couple.Ben.WriteAsync([New(new CommitmentEvent.Told(Promise, couple.Today, false)), New(new CommitmentEvent.Asked(Promise, couple.Today.AddDays(1)))]);

        var week = Week.Of(couple.Ana.State, Now(couple));

        Assert.True(week.WentWell && week.ToTalkAbout);
        Assert.Equal((1, 1, 0, 0), (week.Noticed.Count, week.Kept.Count, week.Opened.Count, week.Reached.Count));
        Assert.Equal((1, 1, 1, 1), (week.NotKept.Count, week.Asked.Count, week.Agreements.Count, week.Goals.Count));
        couple.Clock.Advance(TimeSpan.FromDays(8));
        Assert.False(Week.Of(couple.Ana.State, Now(couple)).WentWell);
        Assert.Single(Week.Of(couple.Ana.State, Now(couple)).NotKept); // not talked over yet
    }

    [Fact]
    public async Task R15_R17_what_is_private_or_left_out_is_no_part_of_the_agenda_and_it_says_the_same_to_both()
    {
        await Gen.Select(Gen.Bool, Gen.Int[0, 8]).Array[0, 14].SampleAsync(async steps =>
        {
            var (couple, bare) = (await Couple.SharingAsync(), await Couple.SharingAsync());
            foreach (var (ana, what) in steps)
            {
                var happened = Happened(couple, what);
                await (ana ? couple.Ana : couple.Ben).WriteAsync([New(happened)]);
                if (happened is not (CheckInEvent.Drafted or JournalEvent.Written))
                {
                    await (ana ? bare.Ana : bare.Ben).WriteAsync([New(happened)]);
                }

                couple.Clock.Advance(TimeSpan.FromHours(7));
                bare.Clock.Advance(TimeSpan.FromHours(7));
            }

            return Portrait(couple.Ana) == Portrait(couple.Ben) && Portrait(couple.Ana) == Portrait(bare.Ana);
        }, iter: 60, threads: 1);

        static string Portrait(Person person)
        {
            var week = Week.Of(person.State, person.Clock.GetLocalNow());
            return $"{string.Join(',', week.Noticed.Select(a => a.Text))}|{week.Kept.Count}|{string.Join(',', week.Opened)}|{week.Reached.Count}|{string.Join(',', week.NotKept.Select(d => d.Occasion.Day))}|{week.Asked.Count}|{week.Agreements.Count}|{week.Goals.Count}";
        }
    }

    private static LifeEvent Happened(Couple couple, int what) => what switch
    {
        0 => new CommitmentEvent.Made(Promise, new("I ring", new(Pace.Daily), new(2026, 5, 4))),
        1 => new CommitmentEvent.Told(Promise, couple.Today, true),
        2 => new CommitmentEvent.Told(Promise, couple.Today, false),
        3 => new CommitmentEvent.Asked(Promise, couple.Today),
        4 => new KindnessEvent.Noticed("soup"),
        5 => new CheckInEvent.Drafted(couple.Today, Answers.None with { Hope = 4 }),
        6 => new JournalEvent.Written(new(0x10), "for me"),
        7 => new GoalEvent.Set(Goal, new("Run", "twice", couple.Today.AddDays(2))),
        _ => Suggested(couple),
    };

    private static AgreementEvent.Proposed Suggested(Couple couple) => new(new(0xA), Terms.Blank(couple.Today) with { Text = "We call", Purpose = "calm" });

    private static NewFact New(LifeEvent happened) => new(Id16.New(), happened);

    private static DateTimeOffset Now(Couple couple) => couple.Clock.GetLocalNow();

    private static string? No(Decision<WeeklyTalkEvent> decision) => (decision as Decision<WeeklyTalkEvent>.Refused)?.Reason;

    private static WeeklyTalks Fold(bool anaIsHere, params (bool Ana, WeeklyTalkEvent Happened)[] log) => log.Index().Aggregate(WeeklyTalks.None, (talks, step) =>
        WeeklyTalks.Evolve(talks, new(Reach.Both, step.Index, new((uint)step.Index + 1), new(new Id16(step.Item.Ana ? 1u : 2u), step.Item.Ana == anaIsHere, Noon), "", default, true), step.Item.Happened));
}
