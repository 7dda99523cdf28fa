using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Troth.Features.Agreements;
using Troth.Features.Amends;
using Troth.Features.Catalog;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Disclosure;
using Troth.Features.Expectations;
using Troth.Features.Goals;
using Troth.Features.Impact;
using Troth.Features.Journal;
using Troth.Features.Kindness;
using Troth.Features.Meeting;
using Troth.Features.Milestones;
using Troth.Features.Notes;
using Troth.Features.Openness;
using Troth.Features.Profile;
using Troth.Features.Questions;
using Troth.Features.Setbacks;
using Troth.Features.Transparency;
using Troth.Features.WeeklyTalk;
using Xunit;

namespace Troth.Domain.Sample;

public sealed class SampleStoryTests
{
    private static readonly DateTimeOffset Evening = new(2026, 6, 1, 20, 0, 0, TimeSpan.FromHours(2));
    private static readonly IReadOnlyList<Told> Weeks = SampleStory.TwelveWeeks(Evening);
    private static readonly IReadOnlyList<Told> Years = SampleStory.ThreeYears(Evening);

    [Fact]
    public void The_same_end_tells_the_same_story_byte_for_byte()
    {
        Assert.Equal(Hash(Weeks), Hash(SampleStory.TwelveWeeks(Evening)));
        Assert.Equal(Hash(Years), Hash(SampleStory.ThreeYears(Evening)));
        Assert.NotEqual(Hash(Weeks), Hash(SampleStory.TwelveWeeks(Evening.AddDays(1))));
    }

    [Fact]
    public void The_story_stays_the_one_that_was_measured()
    {
        const string twelveWeeks = "af74ecf38f46b57aa065fee927d94a7bc0234be0425a80f578f8ad0f866b9203";
        const string threeYears = "369ed1ca81704473accd0dc0ebdbdc8456184eaae4aad27d2b29b1ec9efa47cd";

        Assert.Equal((twelveWeeks, threeYears), (Hash(Weeks), Hash(Years)));
    }

    [Fact]
    public void Three_years_have_twenty_two_thousand_entries() => Assert.Equal(22_000, Years.Count);

    [Fact]
    public void Nothing_is_told_twice_out_of_order_or_after_the_end() => Assert.All(new[] { Weeks, Years }, story =>
    {
        Assert.Equal(story.Count, story.Select(told => told.Written.Entry).Distinct().Count());
        Assert.True(story.Zip(story.Skip(1)).All(pair => pair.First.Written.At <= pair.Second.Written.At));
        Assert.True(story[^1].Written.At <= Evening);
    });

    [Fact]
    public void Every_fact_is_read_by_its_slice() => Assert.All(new[] { Weeks, Years }, story => Assert.All(Enum.GetValues<Author>(), reader =>
    {
        var life = FeatureCatalog.NewLife.With(SampleStory.SeenBy(reader, story));

        Assert.Equal((0, 0), (life.Newer, life.Unverified));
    }));

    [Fact]
    public void The_decisions_of_the_slices_would_have_written_every_fact()
    {
        foreach (var story in new[] { Weeks, Years })
        {
            Dictionary<Author, Life> lives = new() { [Author.Ana] = FeatureCatalog.NewLife, [Author.Ben] = FeatureCatalog.NewLife };
            long n = 0;
            foreach (var (reach, written) in story)
            {
                var by = written.Author == Author.Ana.Ref() ? Author.Ana : Author.Ben;
                Assert.True(WouldWrite(lives[by], written), $"{by} could not have written {written.Name} at {written.At}");
                n++;
                foreach (var reader in Enum.GetValues<Author>().Where(reader => reach == Reach.Both || reader == by))
                {
                    lives[reader] = lives[reader].With([written.ToFact(reach, n, reader)]);
                }
            }
        }
    }

    [Fact]
    public void R9_private_words_of_one_are_never_told_to_the_other() => Assert.All(Enum.GetValues<Author>(), reader =>
        Assert.DoesNotContain(SampleStory.SeenBy(reader, Weeks), fact => fact.Reach == Reach.OnlyMe && !fact.Stamp.Mine));

    [Fact]
    public void Most_days_were_opened_together_some_were_kept_private_and_nothing_is_owed() => Assert.All(new[] { Author.Ana, Author.Ben }, reader =>
    {
        var life = FeatureCatalog.NewLife.With(SampleStory.SeenBy(reader, Weeks));
        var days = life.Of<CheckInDays>();
        var opened = days.Days.Values.Where(day => day.Open is not null).ToList();

        Assert.InRange(opened.Count, 50, 84);
        Assert.Contains(life.Of<MyAnswers>().Days.Keys, day => days[day].Mine is null);
        Assert.Empty(days.Owed(Evening));
    });

    [Fact]
    public void Agreements_are_in_force_up_for_review_resting_and_waiting()
    {
        var agreements = FeatureCatalog.NewLife.With(SampleStory.SeenBy(Author.Ana, Weeks)).Of<SharedAgreements>().All;
        var today = DateOnly.FromDateTime(Evening.Date);

        Assert.Equal(3, agreements.Count(agreement => agreement.On(today) == Standing.InForce));
        Assert.Single(agreements, agreement => agreement.ReviewDue(today));
        Assert.Single(agreements, agreement => agreement.Latest.Fate == Fate.Resting);
        Assert.Single(agreements, agreement => agreement.Latest.WaitsForMe);
        Assert.Contains(agreements, agreement => agreement.Story.Exists(chapter => chapter.Step == Step.Countered));
    }

    [Fact]
    public void Questions_were_answered_in_every_way_asked_again_and_some_rest_or_wait()
    {
        var (hers, theirs) = (Questions(Author.Ana), Questions(Author.Ben));

        Assert.Equal([Reply.Answered, Reply.NotYet, Reply.NotKnown, Reply.Declined], hers.All.SelectMany(e => e.Replies).Select(r => r.Answer.Reply).Distinct().Order());
        Assert.Single(hers.All, e => e.Again is not null);
        Assert.Single(hers.All, e => e.WaitsForMe);
        Assert.Single(hers.All, e => e is { WaitsForOther: true, ReplyBy: not null });
        Assert.Equal([true, false], hers.Held.Select(held => held.HasRested(Evening)));
        Assert.Empty(theirs.Held);
    }

    [Fact]
    public void Both_told_something_some_of_it_late_and_only_the_author_has_a_pace()
    {
        var (hers, theirs) = (Openness(Author.Ana), Openness(Author.Ben));

        Assert.Equal(new Promptness(Span.Hours, Drift.Sooner), theirs.MyPace);
        Assert.Null(hers.MyPace);
        Assert.Contains(hers.Told, told => told is { By.Mine: false, Thanks: not null } && told.By.At - told.Telling.Happened > TimeSpan.FromDays(2));
        Assert.Single(hers.Days, shared => !shared.By.Mine);
        Assert.Equal(2, hers.Notes.Count);
    }

    [Fact]
    public void One_told_a_whole_account_and_the_other_opened_what_was_chosen()
    {
        var (hers, theirs) = (Disclosure(Author.Ana), Disclosure(Author.Ben));

        Assert.Equal((Stage.Opened, 10), (Stages.Of(hers), hers.Private.Opened.Count));
        Assert.Equal((Stage.HandedInSession, 10), (Stages.Of(theirs), theirs.Private.Drafts.Count));
        Assert.Empty(theirs.Private.Opened);
    }

    [Fact]
    public void Something_was_heard_at_the_second_try_an_apology_too_and_what_was_offered_is_a_promise()
    {
        var life = FeatureCatalog.NewLife.With(SampleStory.SeenBy(Author.Ana, Weeks));

        Assert.Equal([(Settling.Heard, 2, true), (Settling.Open, 0, false)], life.Of<SharedImpact>().All.Select(s => (s.Settling, s.Reflections.Count, s.By.Mine)));
        Assert.Equal([Reaction.Heard, null], life.Of<SharedAmends>().Apologies.Select(a => a.Reaction));
        Assert.Equal([AmendStanding.Agreed, AmendStanding.Open], life.Of<SharedAmends>().Offers.Select(a => a.Standing));
        Assert.Empty(life.Of<SharedAmends>().Owed(life.Of<SharedCommitments>()));
        Assert.NotNull(life.Of<SharedCommitments>()[life.Of<SharedAmends>().Offers[0].Id]);
        Assert.Equal([Response.Can, Response.NotYet, Response.Talk], life.Of<SharedExpectations>().All.Select(e => e.Reply));
    }

    private static Features.Disclosure.Telling Disclosure(Author reader) => Assert.Single(FeatureCatalog.NewLife.With(SampleStory.SeenBy(reader, Weeks)).Of<Disclosures>().All);

    private static Exchanges Questions(Author reader) => FeatureCatalog.NewLife.With(SampleStory.SeenBy(reader, Weeks)).Of<Exchanges>();

    private static Candour Openness(Author reader) => FeatureCatalog.NewLife.With(SampleStory.SeenBy(reader, Weeks)).Of<Candour>();

    [Fact]
    public void Promises_were_kept_moved_let_go_and_talked_about_one_is_for_today_and_both_have_noticed_something()
    {
        var today = DateOnly.FromDateTime(Evening.Date);
        var life = FeatureCatalog.NewLife.With(SampleStory.SeenBy(Author.Ben, Weeks));
        var promises = life.Of<SharedCommitments>();

        Assert.Single(promises.Due(today));
        Assert.Single(promises.ToTalkAbout(today));
        Assert.Equal(Enum.GetValues<Outcome>().Where(o => o != Outcome.Unsaid).Order(), promises.All.SelectMany(c => c.Days.Values).Select(d => d.Outcome).Distinct().Order());
        Assert.NotNull(KeptRate.On(today, promises.All.FindAll(c => c.Mine)));
        Assert.Equal(2, life.Of<KindActs>().All.Select(a => a.Receiver.Mine).Distinct().Count());
        Assert.Equal([Verdict.Reached, null, null], life.Of<SharedGoals>().All.Select(g => g.Closed));
        Assert.Single(life.Of<SharedGoals>().All, g => g.ReviewDue(today));
        Assert.Single(life.Of<WeeklyTalks>().Points);
        Assert.True(Week.Of(life, Evening) is { WentWell: true, Talk: not [] });
    }

    [Fact]
    public void The_plan_has_become_less_one_item_has_done_its_work_and_one_waits()
    {
        var plan = FeatureCatalog.NewLife.With(SampleStory.SeenBy(Author.Ben, Weeks)).Of<TransparencyPlan>();
        var today = DateOnly.FromDateTime(Evening.Date);

        Assert.Equal([PlanStanding.InForce, PlanStanding.Retired, PlanStanding.InForce, PlanStanding.NotInForce], plan.Items.Select(item => plan.On(item, today)));
        Assert.Equal(Troth.Features.Transparency.Rung.Weekly, plan.Items[0].Agreed!.Terms.Rhythm);
        Assert.True(plan.Items[^1].WaitsForMe);
    }

    private static bool WouldWrite(Life life, Written written)
    {
        var bond = life.Of<Bond>();
        var met = new Ceremony.Connected([]);
        var (agreements, promises, today) = (life.Of<SharedAgreements>(), life.Of<SharedCommitments>(), DateOnly.FromDateTime(written.At.Date));
        var plan = life.Of<TransparencyPlan>();
        var setbacks = life.Of<SharedSetbacks>();
        return FeatureCatalog.Kinds.Single(kind => kind.Name == written.Name).Read(written.Json) switch
        {
            ProfileEvent.Named named => life.Of<Names>().Rename(named.Name, bond) is Decision<ProfileEvent>.Accepted { Events: [_] },
            ProfileEvent.Introduced me => life.Of<Names>().Owed(met).Contains(me),
            MeetingEvent.Connected connected => bond.Owed(met).Contains(connected),
            CheckInEvent.Drafted drafted => life.Of<CheckInDays>().Draft(drafted.Day, drafted.Answers, today) is Decision<CheckInEvent>.Accepted,
            CheckInEvent.Sealed words => life.Of<CheckInDays>().Ready(words.Day, life.Of<MyAnswers>()[words.Day], words.Words, bond, written.At) is Decision<CheckInEvent>.Accepted,
            CheckInEvent.Opened opened => life.Of<CheckInDays>().OpenTogether(opened.Day, opened.Key) is Decision<CheckInEvent>.Accepted,
            AgreementEvent.Proposed proposed => agreements.Propose(proposed.Agreement, new(proposed.Terms, proposed.BasedOn, proposed.Answers), bond, today, written.At) is Decision<AgreementEvent>.Accepted,
            AgreementEvent.Accepted accepted => agreements.Accept(accepted.Agreement, accepted.Wording, bond, today, written.At) is Decision<AgreementEvent>.Accepted,
            AgreementEvent.Rested rested => agreements[rested.Agreement]?[rested.Wording] is { WaitsForMe: true },
            SetbackEvent.Named named => SharedSetbacks.Name(named.Setback, named.Account, bond, today, written.At) is Decision<SetbackEvent>.Accepted,
            SetbackEvent.StepWritten step => setbacks.Write(step.Setback, step.Step, step.Words, bond, written.At) is Decision<SetbackEvent>.Accepted,
            SetbackEvent.TakenBack back => setbacks.TakeBack(back.Setback, back.Step) is Decision<SetbackEvent>.Accepted,
            SetbackEvent.PutAway away => setbacks.PutAway(away.Setback) is Decision<SetbackEvent>.Accepted,
            CommitmentEvent.Made made => SharedCommitments.Make(made.Commitment, made.Promise, bond, today, written.At) is Decision<CommitmentEvent>.Accepted,
            CommitmentEvent.Ended ended => promises.End(ended.Commitment, today) is Decision<CommitmentEvent>.Accepted { Events: [var only] } && only == ended,
            CommitmentEvent.Told told => promises.Tell(told.Commitment, told.Day, told.Kept, told.Words, bond, today, written.At) is Decision<CommitmentEvent>.Accepted,
            CommitmentEvent.Asked asked => promises.Ask(asked.Commitment, asked.Day, asked.To, bond, written.At) is Decision<CommitmentEvent>.Accepted,
            CommitmentEvent.Moved moved => promises.Agree(moved.Commitment, moved.Day, bond, written.At) is Decision<CommitmentEvent>.Accepted,
            CommitmentEvent.Excused excused => promises.Excuse(excused.Commitment, excused.Day, bond, written.At) is Decision<CommitmentEvent>.Accepted,
            CommitmentEvent.Acknowledged seen => promises.Acknowledge(seen.Commitment, seen.Day, bond, written.At) is Decision<CommitmentEvent>.Accepted,
            CommitmentEvent.TalkedOver talked => promises.TalkOver(talked.Commitment, talked.Day, talked.Words, bond, written.At) is Decision<CommitmentEvent>.Accepted,
            GoalEvent.Set set => SharedGoals.Set(set.Goal, new(set.Aim), bond, today, written.At) is Decision<GoalEvent>.Accepted,
            GoalEvent.Joined joined => life.Of<SharedGoals>().Join(joined.Goal, bond, written.At) is Decision<GoalEvent>.Accepted,
            GoalEvent.StepAdded step => life.Of<SharedGoals>().AddStep(step.Goal, step.Text, bond, written.At) is Decision<GoalEvent>.Accepted,
            GoalEvent.StepTurned step => life.Of<SharedGoals>().Turn(step.Goal, step.Step, step.Done, bond, written.At) is Decision<GoalEvent>.Accepted,
            GoalEvent.Reviewed back => life.Of<SharedGoals>().LookBack(back.Goal, back.Verdict, back.DueOn, back.Words, bond, today, written.At) is Decision<GoalEvent>.Accepted,
            WeeklyTalkEvent.PointAdded point => WeeklyTalks.AddPoint(point.Text, bond, written.At) is Decision<WeeklyTalkEvent>.Accepted,
            WeeklyTalkEvent.Held held => life.Of<WeeklyTalks>().Hold(today, held.Words, held.Left ?? [], bond, written.At) is Decision<WeeklyTalkEvent>.Accepted { Events: [var only] } && only == held,
            KindnessEvent.Noticed noticed => KindActs.Notice(noticed.Text, bond, written.At) is Decision<KindnessEvent>.Accepted,
            TransparencyEvent.Suggested suggested => plan.Suggest(suggested.Item, suggested.Terms, bond, today, written.At) is Decision<TransparencyEvent>.Accepted,
            TransparencyEvent.Accepted accepted => plan.Accept(accepted.Item, accepted.Wording, bond, today, written.At) is Decision<TransparencyEvent>.Accepted,
            TransparencyEvent.Renewed renewed => plan.Renew(renewed.Item, renewed.EndsOn.DayNumber - today.DayNumber, bond, today, written.At) is Decision<TransparencyEvent>.Accepted,
            MilestoneEvent.Suggested suggested => Wall.Suggest(suggested.Milestone, suggested.Text, bond, written.At) is Decision<MilestoneEvent>.Accepted,
            MilestoneEvent.Confirmed confirmed => life.Of<Wall>().Confirm(confirmed.Milestone, bond, written.At) is Decision<MilestoneEvent>.Accepted,
            MilestoneEvent.LetGoOffered offered => Wall.OfferToLetGo(offered.Burden, offered.Text, bond, written.At) is Decision<MilestoneEvent>.Accepted,
            MilestoneEvent.LetGoAgreed agreed => life.Of<Wall>().AgreeToLetGo(agreed.Burden, bond, written.At) is Decision<MilestoneEvent>.Accepted,
            ImpactEvent impact => WouldHear(life.Of<SharedImpact>(), impact, bond, written.At),
            AmendEvent amend => WouldAmend(life.Of<SharedAmends>(), amend, bond, today, written.At),
            ExpectationEvent.Said said => SharedExpectations.Say(said.Expectation, said.Words, bond, written.At) is Decision<ExpectationEvent>.Accepted,
            ExpectationEvent.Answered said => life.Of<SharedExpectations>().Answer(said.Expectation, said.Reply, bond, written.At) is Decision<ExpectationEvent>.Accepted,
            NoteEvent.Shared note => SharedNotes.Share(note.Text, bond, written.At) is Decision<NoteEvent>.Accepted,
            JournalEvent.Written page => life.Of<PrivatePages>().Write(page.Page, page.Text) is Decision<JournalEvent>.Accepted { Events: [_] },
            QuestionEvent question => WouldAskOrAnswer(life.Of<Exchanges>(), question, bond, life.Of<Disclosures>(), written.At),
            OpennessEvent open => WouldTell(life.Of<Candour>(), open, bond, written.At),
            DisclosureEvent disclosure => WouldDisclose(life.Of<Disclosures>(), disclosure, bond, written.At),
            _ => false,
        };
    }

    private static bool WouldHear(SharedImpact all, ImpactEvent happened, Bond bond, DateTimeOffset at) => happened switch
    {
        ImpactEvent.Told told => SharedImpact.Tell(told.Statement, told.Words, bond, at) is Decision<ImpactEvent>.Accepted,
        ImpactEvent.Reflected said => all.Reflect(said.Statement, said.Reflection, string.Join(' ', said.Passages), bond, at) is Decision<ImpactEvent>.Accepted,
        ImpactEvent.Marked marked => all.Mark(marked.Statement, marked.Reflection, marked.Marks, bond, at) is Decision<ImpactEvent>.Accepted,
        ImpactEvent.Settled settled => all.Settle(settled.Statement, settled.How) is Decision<ImpactEvent>.Accepted,
        _ => false,
    };

    private static bool WouldAmend(SharedAmends all, AmendEvent happened, Bond bond, DateOnly today, DateTimeOffset at) => happened switch
    {
        AmendEvent.Apologised said => SharedAmends.Apologise(said.Apology, Apology.Blank.AddRange(said.Parts), bond, at) is Decision<AmendEvent>.Accepted,
        AmendEvent.ApologyAnswered said => all.React(said.Apology, said.Reaction, bond, at) is Decision<AmendEvent>.Accepted,
        AmendEvent.Offered offered => all.Offer(offered.Amend, offered.Wording, offered.Promise, offered.Apology, bond, today, at) is Decision<AmendEvent>.Accepted,
        AmendEvent.Accepted yes => all.Accept(yes.Amend, yes.Wording, bond, today, at) is Decision<AmendEvent>.Accepted,
        _ => false,
    };

    private static bool WouldDisclose(Disclosures all, DisclosureEvent happened, Bond bond, DateTimeOffset at) => happened switch
    {
        DisclosureEvent.PieceDrafted drafted => all.Draft(drafted.Disclosure, drafted.Piece, drafted.Words) is Decision<DisclosureEvent>.Accepted { Events: [var kept] } && kept == drafted,
        DisclosureEvent.Closed closed => all.Offer(closed.Disclosure, bond, at) is Decision<DisclosureEvent>.Accepted { Events: [_, _] },
        DisclosureEvent.Offered offered => all.Offer(offered.Disclosure, bond, at) is Decision<DisclosureEvent>.Accepted { Events: [_] },
        DisclosureEvent.LevelsSet set => all.Choose(set.Disclosure, set.Depths, set.Reason) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.Wanted wanted => all.Want(wanted.Disclosure, wanted.Mode, bond, at) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.PieceSealed or DisclosureEvent.Delivered => all.WhyNotDeliver(happened.Disclosure, bond, at) is null,
        DisclosureEvent.Begun begun => all.Begin(begun.Disclosure, bond, at) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.Prepared ticks => Disclosures.Prepare(ticks.Disclosure, ticks.Checks, ticks.Supporter) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.DayProposed named => all.Propose(named.Disclosure, named, bond, at) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.DayAgreed yes => all.Agree(yes.Disclosure, yes.Proposal, yes.Minutes, bond, at) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.Joined joined => all.Join(joined.Disclosure, at) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.Rested rested => all.Rest(rested.Disclosure, rested.Resting, at) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.Stopped stopped => all.Stop(stopped.Disclosure) is Decision<DisclosureEvent>.Accepted,
        DisclosureEvent.LetterSent sent => all.WhyNotSendKeys(sent.Disclosure, at) is null,
        DisclosureEvent.Opened opened => all[opened.Disclosure] is { IHear: true, Shared.Letters: [_] } && all[opened.Disclosure].Private.Takes(PieceKey.Of(opened.Piece, opened.Words, ""), at),
        _ => false,
    };

    private static bool WouldAskOrAnswer(Exchanges exchanges, QuestionEvent happened, Bond bond, Disclosures accounts, DateTimeOffset at) => happened switch
    {
        QuestionEvent.Written written => exchanges.Keep(written.Question, written.Asking) is Decision<QuestionEvent>.Accepted { Events: [_] },
        QuestionEvent.Asked asked => exchanges.Send([asked.Question], bond, at, accounts) is Decision<QuestionEvent>.Accepted { Events: [var first, _] } && first == asked,
        QuestionEvent.Sent sent => exchanges.Written.Exists(held => held.Id == sent.Question && !held.Sent),
        QuestionEvent.Answered said => exchanges.Say(said.Question, said.Answer, bond, DateOnly.FromDateTime(at.Date), at) is Decision<QuestionEvent>.Accepted,
        _ => false,
    };

    private static bool WouldTell(Candour candour, OpennessEvent happened, Bond bond, DateTimeOffset at) => happened switch
    {
        OpennessEvent.Noted noted => candour.Keep(noted.Day, noted.Note) is Decision<OpennessEvent>.Accepted { Events: [_] },
        OpennessEvent.NoteShared shared => candour.Share(shared.Day, bond, at) is Decision<OpennessEvent>.Accepted { Events: [var copy] } && copy == shared,
        OpennessEvent.Told told => Candour.Tell(told.Telling, told.Words, bond, at) is Decision<OpennessEvent>.Accepted,
        OpennessEvent.Thanked thanked => candour.Thank(thanked.Telling, thanked.Words, bond, at) is Decision<OpennessEvent>.Accepted,
        OpennessEvent.PaceShared shared => candour.SharePace(bond, at) is Decision<OpennessEvent>.Accepted { Events: [var pace] } && pace == shared,
        _ => false,
    };

    private static string Hash(IReadOnlyList<Told> story)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var time = new byte[8];
        foreach (var (reach, written) in story)
        {
            BinaryPrimitives.WriteInt64BigEndian(time, written.At.ToUnixTimeMilliseconds());
            foreach (var part in new[] { [(byte)reach], written.Entry.ToBytes(), written.Author.ToBytes(), time, Encoding.UTF8.GetBytes(written.Name), written.Json })
            {
                hash.AppendData(part);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
