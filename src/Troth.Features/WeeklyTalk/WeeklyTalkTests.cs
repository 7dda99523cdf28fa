using CsCheck;
using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.Catalog;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Disclosure;
using Troth.Features.Goals;
using Troth.Features.Journal;
using Troth.Features.Kindness;
using Troth.Features.Meeting;
using Troth.Features.Openness;
using Troth.Features.Questions;
using Troth.Features.Setbacks;
using Troth.Features.Transparency;
using Troth.Protocol;
using Troth.Tests;
using Xunit;
using Pace = Troth.Features.Commitments.Pace;

namespace Troth.Features.WeeklyTalk;

public sealed class WeeklyTalkTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Promise = new(0xE);
    private static readonly Id16 Goal = new(0xF);
    private static readonly Id16 Slip = new(0x1F);

    [Fact]
    public void A_point_waits_until_a_talk_was_held_and_what_comes_after_it_waits_for_the_next()
    {
        var talks = Fold(true, (true, new WeeklyTalkEvent.PointAdded("before")), (true, new WeeklyTalkEvent.Held(Monday, "more walks")), (true, new WeeklyTalkEvent.PointAdded("after")), (true, new WeeklyTalkEvent.Held(Monday, "again")));

        Assert.Equal("after", Assert.Single(talks.Points).Text);
        Assert.Equal("more walks", Assert.Single(talks.Talks).Words);
        Assert.Equal(WeeklyTalkRefusals.AlreadyHeld, No(talks.Hold(Monday, "", [], Open, Noon)));
        Assert.Equal([new WeeklyTalkEvent.Held(Monday.AddDays(7), "x")], ((Decision<WeeklyTalkEvent>.Accepted)talks.Hold(Monday.AddDays(7), " x ", [], Open, Noon)).Events);
    }

    [Fact]
    public void Nobody_ends_a_talk_or_a_point_for_the_other()
    {
        (bool, WeeklyTalkEvent)[] log = [(true, new WeeklyTalkEvent.PointAdded("hers")), (false, new WeeklyTalkEvent.PointAdded("his")), (false, new WeeklyTalkEvent.Held(Monday, "done"))];

        Assert.Equal(["hers", "his"], Fold(true, log).Points.Select(p => p.Text));
        Assert.Empty(Fold(false, log).Points);
        Assert.Null(No(Fold(true, log).Hold(Monday, "mine", [], Open, Noon)));
        Assert.Equal(["done", "mine"], Fold(true, [.. log, (true, new WeeklyTalkEvent.Held(Monday, "mine"))]).Talks.Select(t => t.Words));
    }

    [Fact]
    public void What_was_not_reached_is_kept_for_the_next_talk()
    {
        (bool, WeeklyTalkEvent)[] log = [(true, new WeeklyTalkEvent.PointAdded("reached")), (false, new WeeklyTalkEvent.PointAdded("not reached"))];
        var held = ((Decision<WeeklyTalkEvent>.Accepted)Fold(true, log).Hold(Monday, "", [new(2)], Open, Noon)).Events[0];

        Assert.Equal("not reached", Assert.Single(Fold(true, [.. log, (true, held)]).Points).Text);
        var kind = WeeklyTalkEvent.Kinds.Single(k => k.Name == "weekly-talk.held.1");
        Assert.Equal([new(2)], Assert.IsType<WeeklyTalkEvent.Held>(kind.Read(kind.Write(held))).Left!);
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
        Assert.Equal(WeeklyTalkRefusals.TooLong, No(WeeklyTalks.None.Hold(Monday, new('x', WeeklyTalks.Longest + 1), [], Open, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(WeeklyTalks.AddPoint("x", Open with { Since = Noon.AddHours(-1) }, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(WeeklyTalks.None.Hold(Monday, "", [], Bond.None, Noon)));
    }

    [Fact]
    public void Both_devices_know_the_same_talks_and_the_points_that_nobody_has_ended_for_themselves() => Gen.Select(Gen.Bool, Gen.Int[0, 4]).Array[0, 20].Sample(play =>
    {
        (bool, WeeklyTalkEvent)[] log = [.. play.Select(step => (step.Item1, step.Item2 < 3 ? (WeeklyTalkEvent)new WeeklyTalkEvent.PointAdded($"{step.Item2}") : new WeeklyTalkEvent.Held(Monday.AddDays(step.Item2))))];
        var (ana, ben) = (Fold(true, log), Fold(false, log));
        return Talks(ana) == Talks(ben) && Points(ana, byAna: true) && Points(ben, byAna: false);

        static string Talks(WeeklyTalks talks) => string.Join('|', talks.Talks.Select(t => $"{t.Day} {t.By.Author} {t.Words}"));

        // Each has what was added after the own last talk, whatever the other did.
        bool Points(WeeklyTalks talks, bool byAna)
        {
            var mine = log.Where(step => step.Item1 == byAna || step.Item2 is WeeklyTalkEvent.PointAdded).ToArray();
            return Fold(byAna, mine).Points.Select(p => p.Text).SequenceEqual(talks.Points.Select(p => p.Text));
        }
    });

    [Fact]
    public async Task The_agenda_is_made_from_the_week_that_was_and_begins_with_what_went_well()
    {
        var couple = await Couple.SharingAsync();
        Assert.Equal((false, 0), (WeekOf(couple.Ana).WentWell, WeekOf(couple.Ana).Talk.Count));
        await couple.Ben.WriteAsync([New(new CommitmentEvent.Made(Promise, new("I ring", new(Pace.Daily), couple.Today)))]);
        await couple.Ben.WriteAsync([New(new CommitmentEvent.Told(Promise, couple.Today, true)), New(new KindnessEvent.Noticed("soup"))]);
        await couple.Ana.WriteAsync([New(new GoalEvent.Set(Goal, new("Run", "twice", couple.Today.AddDays(2)))), New(Suggested(couple))]);
        couple.Clock.Advance(TimeSpan.FromDays(1));
        await couple.Ben.WriteAsync([New(new CommitmentEvent.Told(Promise, couple.Today, false)), New(new CommitmentEvent.Asked(Promise, couple.Today.AddDays(1)))]);

        var week = WeekOf(couple.Ana);

        Assert.Equal(["soup"], week.Noticed.Select(a => a.Text));
        Assert.Equal(["Kept.other"], week.Well.Select(t => t.Key));
        Assert.Equal(["NotKept.other", "Asked.other", "Agreement", "Goal"], week.Talk.Select(t => t.Key));
        couple.Clock.Advance(TimeSpan.FromDays(8));
        Assert.False(WeekOf(couple.Ana).WentWell);
        Assert.Contains(WeekOf(couple.Ana).Talk, t => t.Key == "NotKept.other"); // not talked over yet
    }

    [Fact]
    public async Task The_agenda_holds_what_was_told_asked_answered_named_and_agreed_upon_and_no_more_than_a_handful()
    {
        var couple = await Couple.SharingAsync();
        foreach (var (ana, what) in new[] { (true, 9), (false, 11), (true, 12), (false, 16), (true, 17), (true, 19), (false, 14) })
        {
            await (ana ? couple.Ana : couple.Ben).WriteAsync([New(Happened(couple, what))]);
        }

        Assert.Equal(["Setback", "Disclosure", "Told.other", "Question", "Plan"], WeekOf(couple.Ana).Talk.Select(t => t.Key));
        Assert.Contains(WeekOf(couple.Ben).Talk, t => t.Key == "Told.mine");
        await couple.Ben.WriteAsync([New(Happened(couple, 13))]);
        Assert.Contains(WeekOf(couple.Ana).Talk, t => t is { Key: "Answer", Title: "Where?" });
        await couple.Ana.WriteAsync([New(Happened(couple, 10))]);
        Assert.DoesNotContain(WeekOf(couple.Ana).Talk, t => t.Key == "Setback"); // taken back

        Assert.False(WeekOf(couple.Ana).More);
        await couple.Ana.WriteAsync([.. Enumerable.Range(1, 3).Select(n => New(new SetbackEvent.Named(new((uint)n), Account.Blank(couple.Today) with { Text = $"{n}" })))]);
        await couple.Ana.WriteAsync([.. Enumerable.Range(1, 3).Select(n => New(new GoalEvent.Set(new((uint)n), new($"{n}", "so", couple.Today.AddDays(1))))), New(Suggested(couple))]);
        Assert.Equal((Week.MostOfASort, Week.Most, true), (WeekOf(couple.Ana).Talk.Count(t => t.Key == "Setback"), WeekOf(couple.Ana).Talk.Count, WeekOf(couple.Ana).More));
    }

    [Fact]
    public async Task R15_R17_what_is_private_opened_or_left_out_is_no_part_of_the_agenda_and_it_says_the_same_to_both()
    {
        await Gen.Select(Gen.Bool, Gen.Int[0, 24]).Array[0, 18].SampleAsync(async steps =>
        {
            var (couple, bare) = (await Couple.SharingAsync(), await Couple.SharingAsync());
            foreach (var (ana, what) in steps)
            {
                var happened = Happened(couple, what);
                await (ana ? couple.Ana : couple.Ben).WriteAsync([New(happened)]);
                if (FeatureCatalog.KindOf(happened).Reach == Reach.Both)
                {
                    await (ana ? bare.Ana : bare.Ben).WriteAsync([New(happened)]);
                }

                couple.Clock.Advance(TimeSpan.FromHours(7));
                bare.Clock.Advance(TimeSpan.FromHours(7));
            }

            return Portrait(couple.Ana) == Portrait(couple.Ben) && Portrait(couple.Ana) == Portrait(bare.Ana);
        }, iter: 100, threads: 1);

        static string Portrait(Person person)
        {
            var week = WeekOf(person);
            return $"{string.Join(',', week.Noticed.Select(a => a.Text))}|{Lines(week.Well)}|{Lines(week.Talk)}|{week.More}";
        }

        // Whose it is reads the other way round on the other's screen.
        static string Lines(IReadOnlyList<Topic> topics) => string.Join(',', topics.Select(t => $"{t.Key.Split('.')[0]} {t.Route} {t.Title} {t.Day}").Distinct());
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
        8 => Suggested(couple),
        9 => new SetbackEvent.Named(Slip, Account.Blank(couple.Today) with { Text = "Late" }),
        10 => new SetbackEvent.TakenBack(Slip),
        11 => new OpennessEvent.Told(Slip, new(default, "I saw them", couple.Clock.GetUtcNow(), "I say so")),
        12 => new QuestionEvent.Asked(Slip, "Where?"),
        13 => new QuestionEvent.Answered(Slip, new(Reply.Answered, "There")),
        14 => new SetbackEvent.PutAway(Slip),
        15 => new QuestionEvent.Answered(Slip, new(Reply.NotYet, "", couple.Today.AddDays(2))),
        16 => new DisclosureEvent.Offered(Slip),
        17 => new DisclosureEvent.Wanted(Slip, OpenMode.Together),
        18 => new DisclosureEvent.PutOff(Slip),
        19 => new TransparencyEvent.Suggested(Slip, PlanTerms.Blank(couple.Today) with { What = "A hard day", Purpose = "calm" }),
        20 => new QuestionEvent.Written(new(0x11), new("Only mine")),
        21 => new OpennessEvent.Noted(couple.Today, new("for me")),
        22 => new DisclosureEvent.PieceDrafted(Slip, new(0x12), Piece.Blank with { What = "unsaid" }),
        23 => new DisclosureEvent.LevelsSet(Slip, [new(Disclosure.Topic.Somebody, 2)], ""),
        _ => new DisclosureEvent.Folded(Slip, true),
    };

    private static AgreementEvent.Proposed Suggested(Couple couple) => new(new(0xA), Terms.Blank(couple.Today) with { Text = "We call", Purpose = "calm" });

    private static NewFact New(LifeEvent happened) => new(Id16.New(), happened);

    private static Week WeekOf(Person person) => Week.Of(person.State, person.Clock.GetLocalNow());

    private static string? No(Decision<WeeklyTalkEvent> decision) => (decision as Decision<WeeklyTalkEvent>.Refused)?.Reason;

    private static WeeklyTalks Fold(bool anaIsHere, params (bool Ana, WeeklyTalkEvent Happened)[] log) => log.Index().Aggregate(WeeklyTalks.None, (talks, step) =>
        WeeklyTalks.Evolve(talks, new(Reach.Both, step.Index, new((uint)step.Index + 1), new(new Id16(step.Item.Ana ? 1u : 2u), step.Item.Ana == anaIsHere, Noon), "", default, true), step.Item.Happened));
}
