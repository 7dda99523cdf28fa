using System.Xml.Linq;
using CsCheck;
using Troth.Domain;
using Troth.Domain.HouseRules;
using Troth.Features.Agreements;
using Troth.Features.Amends;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Impact;
using Troth.Features.Notes;
using Troth.Features.Openness;
using Troth.Features.Questions;
using Troth.Features.Transparency;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Home;

public sealed class TodayTests
{
    private static readonly Telling Told = new(Matter.Slip, "what", DateTimeOffset.UnixEpoch, "next");
    private static readonly Dictionary<Amends.Part, string> Sorry = new() { [Amends.Part.Did] = "did", [Amends.Part.Harm] = "harm", [Amends.Part.Repair] = "repair" };
    private static readonly Answers Fine = Answers.None with { Hope = 4 };

    [Fact]
    public void The_first_day_begins_alone() => Assert.Equal(["check-in", "meet"], Keys(new Couple().Ana));

    [Fact]
    public async Task R17_today_looks_the_same_whether_something_was_written_or_not()
    {
        var couple = await Couple.SharingAsync();
        var before = Keys(couple.Ana);

        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, Fine))]);

        Assert.Equal(["check-in"], before);
        Assert.Equal(before, Keys(couple.Ana));
    }

    [Fact]
    public async Task R17_days_without_a_check_in_pile_up_nowhere()
    {
        var couple = new Couple();
        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, Fine))]);
        couple.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(["check-in", "meet"], Keys(couple.Ana));
    }

    [Fact]
    public async Task The_day_of_quiet_is_said_while_it_lasts()
    {
        var couple = await Couple.MetAsync();
        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, Fine))]);

        Assert.Equal(["quiet", "check-in"], Keys(couple.Ana));

        couple.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task R15_nothing_tells_that_the_other_is_ready()
    {
        var couple = await Couple.SharingAsync();
        var before = Keys(couple.Ana);
        await couple.Ben.WriteAsync([new(Id16.New(), new CheckInEvent.Sealed(couple.Today, "sealed"))]);

        Assert.Equal(before, Keys(couple.Ana));
    }

    [Fact]
    public async Task A_note_of_the_other_is_mentioned_for_a_day_and_ones_own_never()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), new NoteEvent.Shared("for you"))]);

        Assert.Equal(["check-in", "note"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));

        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task Words_that_wait_to_be_compared_come_first()
    {
        var couple = new Couple();
        await couple.Ana.StartMeetingAsync("Ana");
        await couple.Ben.ClaimAsync(Person.Ticket, "Ben");

        Assert.Equal("compare", Keys(couple.Ana)[0]);
        Assert.Equal("compare", Keys(couple.Ben)[0]);
    }

    [Fact]
    public void Every_item_leads_to_a_page_of_the_catalogue() =>
        Assert.Equal(Place.Together, Catalog.FeatureCatalog.PlaceOf("/meet"));

    [Fact]
    public async Task A_suggestion_is_brought_up_to_the_one_it_waits_for_and_only_for_a_week()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), Suggested(couple, "one"))]);

        Assert.Equal(["check-in", "answer"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));

        couple.Clock.Advance(TimeSpan.FromDays(Today.FreshDays));
        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task A_review_is_brought_up_three_days_before_its_day_and_after_it_and_not_once_one_has_asked()
    {
        var couple = await Couple.SharingAsync();
        var suggested = Suggested(couple, "one");
        await couple.Ben.WriteAsync([new(Id16.New(), suggested)]);
        var hash = Assert.Single(couple.Ana.State.Of<SharedAgreements>().All).Latest.Hash;
        await couple.Ana.WriteAsync([new(Id16.New(), new AgreementEvent.Accepted(suggested.Agreement, hash))]);

        couple.Clock.Advance(TimeSpan.FromDays(Terms.UsualDays - Agreement.ReviewNotice - 1));
        Assert.Equal(["check-in"], Keys(couple.Ana));
        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["check-in", "review"], Keys(couple.Ana));
        couple.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(["check-in", "review"], Keys(couple.Ben));

        var keep = couple.Ana.State.Of<SharedAgreements>().Keep(suggested.Agreement, couple.Ana.State.Of<Meeting.Bond>(), couple.Today, couple.Clock.GetUtcNow());
        await couple.Ana.WriteAsync(NewFact.From((Decision<AgreementEvent>.Accepted)keep));
        Assert.Equal(["check-in"], Keys(couple.Ana));
        Assert.Equal(["check-in", "answer"], Keys(couple.Ben));
    }

    [Fact]
    public async Task Words_that_need_another_look_come_before_a_review_and_after_an_answer()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), Suggested(couple, "one") with { BasedOn = "something of before" }), new(Id16.New(), new NoteEvent.Shared("for you"))]);
        Assert.Equal(["check-in", "look", "note"], Keys(couple.Ana));

        await couple.Ben.WriteAsync([new(Id16.New(), Suggested(couple, "two"))]);
        Assert.Equal(["check-in", "answer", "look"], Keys(couple.Ana));
    }

    [Fact]
    public async Task A_question_is_brought_up_to_the_one_it_waits_for_for_a_week_and_its_answer_to_the_asker_for_a_day()
    {
        var couple = await Couple.SharingAsync();
        var asked = new QuestionEvent.Asked(Id16.New(), "What now?");
        await couple.Ben.WriteAsync([new(Id16.New(), asked)]);
        Assert.Equal([new TodayItem("question", $"/questions/{asked.Question}")], Items(couple.Ana).Skip(1));
        Assert.Equal(["check-in"], Keys(couple.Ben));

        await couple.Ben.WriteAsync([new(Id16.New(), asked with { Question = Id16.New() })]);
        Assert.Equal([new TodayItem("question", "/questions")], Items(couple.Ana).Skip(1));

        await couple.Ana.WriteAsync([new(Id16.New(), new QuestionEvent.Answered(asked.Question, new(Reply.NotKnown)))]);
        Assert.Equal(["check-in", "reply"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["check-in"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(Today.FreshDays - 1));
        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task Promises_for_today_are_one_card_for_the_one_who_keeps_them_until_it_is_said_how_it_went()
    {
        var couple = await Couple.SharingAsync();
        CommitmentEvent.Made[] made = [Promised(couple), Promised(couple)];
        await couple.Ana.WriteAsync([new(Id16.New(), made[0])]);
        Assert.Equal($"/commitments/{made[0].Commitment}", Items(couple.Ana).Single(i => i.Key == "promise").Route);
        await couple.Ana.WriteAsync([new(Id16.New(), made[1])]);

        Assert.Equal("/commitments", Items(couple.Ana).Single(i => i.Key == "promise").Route);
        Assert.Equal(["check-in"], Keys(couple.Ben));
        await couple.Ana.WriteAsync([.. made.Select(m => new NewFact(Id16.New(), new CommitmentEvent.Told(m.Commitment, couple.Today, false)))]);
        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task R5_a_question_that_rests_is_brought_up_to_nobody_so_that_nothing_urges_to_send_it()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ana.WriteAsync([new(Id16.New(), new QuestionEvent.Written(Id16.New(), new("What now?")))]);
        couple.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task A_wish_to_move_a_day_is_brought_up_to_the_other_until_the_day_is_past_and_a_promise_of_yesterday_is_not()
    {
        var couple = await Couple.SharingAsync();
        var made = Promised(couple);
        await couple.Ana.WriteAsync([new(Id16.New(), made), new(Id16.New(), new CommitmentEvent.Asked(made.Commitment, couple.Today))]);

        Assert.Equal(["check-in", "move"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["check-in"], Keys(couple.Ben));
        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task What_the_other_told_is_mentioned_for_a_day_and_before_questions()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), new QuestionEvent.Asked(Id16.New(), "What now?")), new(Id16.New(), new OpennessEvent.Told(Id16.New(), Told))]);

        Assert.Equal(["check-in", "told", "question"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["check-in", "question"], Keys(couple.Ana));
    }

    [Fact]
    public async Task What_waits_in_the_plan_is_brought_up_for_a_week_and_that_something_ends_is_not()
    {
        var couple = await Couple.SharingAsync();
        var item = new TransparencyEvent.Suggested(Id16.New(), PlanTerms.Blank(couple.Today) with { What = "one sentence each evening", Purpose = "calm" });
        await couple.Ben.WriteAsync([new(Id16.New(), item)]);
        Assert.Equal(["check-in", "plan"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));
        await couple.Ben.WriteAsync([new(Id16.New(), item with { Item = Id16.New() })]);
        Assert.Equal("/transparency", Items(couple.Ana)[^1].Route);

        var hash = couple.Ana.State.Of<TransparencyPlan>()[item.Item]!.Open!.Hash;
        await couple.Ana.WriteAsync([new(Id16.New(), new TransparencyEvent.Accepted(item.Item, hash))]);
        couple.Clock.Advance(TimeSpan.FromDays(PlanTerms.UsualDays - 1));
        Assert.Equal(["check-in"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));
    }

    [Fact]
    public async Task Many_suggestions_are_one_card_that_leads_to_all_of_them()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), Suggested(couple, "one")), new(Id16.New(), Suggested(couple, "two"))]);

        Assert.Equal(["/agreements"], Items(couple.Ana).Where(i => i.Key == "answer").Select(i => i.Route));
    }

    [Fact]
    public async Task Whatever_a_life_holds_at_most_three_things_come_each_with_a_reason_in_words()
    {
        var texts = Texts();
        await Gen.Select(Gen.Int[0, 8], Gen.Bool).Array[0, 12].SampleAsync(async steps =>
        {
            var couple = await Couple.SharingAsync();
            foreach (var (what, mine) in steps)
            {
                var person = mine ? couple.Ana : couple.Ben;
                await person.WriteAsync([new(Id16.New(), Happened(couple, what))]);
                couple.Clock.Advance(TimeSpan.FromHours(9));
            }

            return new[] { couple.Ana, couple.Ben }.Select(Items).All(items =>
                items.Count is > 0 and <= Today.Most && items.All(i => texts[$"{i.Key}.what"].Length > 0 && texts[$"{i.Key}.why"].Length > 20));
        }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task What_something_did_is_brought_up_until_it_was_said_back_and_nobody_is_reminded_of_an_apology()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), new ImpactEvent.Told(new(1), "words")), new(Id16.New(), new AmendEvent.Apologised(new(2), Sorry))]);
        Assert.Equal(["check-in", "impact", "apology"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["check-in", "impact"], Keys(couple.Ana));

        await couple.Ana.WriteAsync([new(Id16.New(), new ImpactEvent.Reflected(new(1), new(3), ["words"]))]);
        Assert.Equal(["check-in"], Keys(couple.Ana));
        Assert.Equal(["check-in", "understood"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["check-in"], Keys(couple.Ben));
    }

    [Fact]
    public async Task R28_an_offer_is_brought_up_for_a_week_to_whoever_may_answer_it()
    {
        var couple = await Couple.SharingAsync();
        var promise = Promise.Blank(couple.Today.AddDays(30)) with { Text = "I go to your sister" };
        await couple.Ben.WriteAsync([new(Id16.New(), new AmendEvent.Offered(new(1), new(2), promise))]);
        Assert.Equal(["check-in", "amends"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));
        await couple.Ana.WriteAsync([new(Id16.New(), new AmendEvent.Offered(new(1), new(3), promise with { Text = "Alone" }))]);
        Assert.Equal(["check-in"], Keys(couple.Ana));
        Assert.Equal(["check-in", "amends"], Keys(couple.Ben));
        couple.Clock.Advance(TimeSpan.FromDays(Today.FreshDays + 1));
        Assert.Equal(["check-in"], Keys(couple.Ben));
    }

    [Fact]
    public void R15_no_card_says_whether_the_other_has_read_or_opened_anything() =>
        Assert.All(Texts(), text => Assert.DoesNotMatch("(?i)\\b(has|have|had|not) (yet )?(read|seen|opened|looked|answered)\\b|\\{0\\} (read|saw|opened|looked|answered|is online)\\b", text.Value));

    private static Dictionary<string, string> Texts() => XDocument.Load(Path.Combine(Repository.Ui, "TodayPage.resx"))
        .Descendants("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    private static AgreementEvent.Proposed Suggested(Couple couple, string text) =>
        new(Id16.New(), Terms.Blank(couple.Today) with { Text = text, Purpose = "calm" });

    private static CommitmentEvent.Made Promised(Couple couple) => new(Id16.New(), Promise.Blank(couple.Today) with { Text = "I call by six" });

    private static LifeEvent Happened(Couple couple, int what) => what switch
    {
        0 => new NoteEvent.Shared("for you"),
        1 => new CheckInEvent.Drafted(couple.Today, Fine),
        2 => Suggested(couple, "later") with { BasedOn = "something of before" },
        3 => Suggested(couple, "now"),
        4 => new QuestionEvent.Asked(Id16.New(), "What now?"),
        5 => new OpennessEvent.Told(Id16.New(), Told),
        6 => Promised(couple),
        7 => new TransparencyEvent.Suggested(Id16.New(), PlanTerms.Blank(couple.Today) with { What = "one sentence", Purpose = "calm" }),
        _ => new CheckInEvent.Sealed(couple.Today, "sealed"),
    };

    private static string[] Keys(Person person) =>
        [.. Items(person).Select(i => i.Key)];

    private static IReadOnlyList<TodayItem> Items(Person person) => Today.Choose(person.State, person.Ceremony, person.Clock.GetLocalNow());
}
