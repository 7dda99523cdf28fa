using CsCheck;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Openness;

public sealed class OpennessTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly DayNote Lunch = new("Lunch with the team", "Nervous", "");
    private static readonly Telling Message = new(Matter.Contact, "A message came.", Noon.AddHours(-2), "I have blocked the number.");

    // Each step: who, what, which telling, and how long before it happened.
    private static readonly Gen<(bool Ana, int What, int Which, int Hours)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[1, 6], Gen.Int[0, 200]).Array[0, 30];

    [Fact]
    public void R9_a_note_is_for_its_author_alone_and_what_is_shared_is_a_copy()
    {
        var noted = Given(Mine(new OpennessEvent.Noted(Monday, Lunch)));

        Assert.Equal(Reach.OnlyMe, FeatureCatalog.KindOf(new OpennessEvent.Noted(Monday, Lunch)).Reach);
        Assert.Empty(noted.Days);
        Assert.Equal([new OpennessEvent.NoteShared(Monday, Lunch)], Yes(noted.Share(Monday, Open, Noon)));
        Assert.Equal(OpennessRefusals.NothingWritten, No(noted.Share(Monday.AddDays(1), Open, Noon)));
    }

    [Fact]
    public void A_later_note_of_the_day_replaces_it_and_erasing_takes_every_version()
    {
        var noted = Given(Mine(new OpennessEvent.Noted(Monday, Lunch)) with { Entry = new(1) }, Mine(new OpennessEvent.Noted(Monday, Lunch with { Why = "to be seen" })) with { Entry = new(2) });

        Assert.Equal("to be seen", noted.Notes[Monday].Note.Why);
        Assert.Equal([new Id16(1), new Id16(2)], noted.Notes[Monday].Entries);
        Assert.Empty(Yes(noted.Keep(Monday, noted.Notes[Monday].Note)));
        Assert.Equal(OpennessRefusals.NothingWritten, No(noted.Keep(Monday, new(" "))));
        Assert.Equal(OpennessRefusals.TooLong, No(noted.Keep(Monday, new(new('x', DayNote.Longest + 1)))));
    }

    [Fact]
    public void Telling_needs_what_happened_and_what_comes_next_and_may_be_late_but_not_early()
    {
        Assert.Equal([new OpennessEvent.Told(Id, Message)], Yes(Candour.Tell(Id, Message, Open, Noon)));
        Assert.Single(Yes(Candour.Tell(Id, Message with { Happened = Noon.AddYears(-2) }, Open, Noon)));
        Assert.Equal(OpennessRefusals.NothingTold, No(Candour.Tell(Id, Message with { What = "" }, Open, Noon)));
        Assert.Equal(OpennessRefusals.NothingNext, No(Candour.Tell(Id, Message with { Next = " " }, Open, Noon)));
        Assert.Equal(OpennessRefusals.TooLong, No(Candour.Tell(Id, Message with { What = new('x', Telling.Longest + 1) }, Open, Noon)));
        Assert.Equal(OpennessRefusals.NotAChoice, No(Candour.Tell(Id, Message with { Matter = (Matter)9 }, Open, Noon)));
        Assert.Equal(OpennessRefusals.NotYet, No(Candour.Tell(Id, Message with { Happened = Noon.AddMinutes(1) }, Open, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(Candour.Tell(Id, Message, Bond.None, Noon)));
    }

    [Fact]
    public void Nothing_is_told_before_its_author_has_chosen_what_it_is_about_and_when_it_was()
    {
        var all = new Untold(Matter.Contact, "A message came.", Monday, new(10, 0), "I have blocked the number.");

        Assert.Equal(Message, all.In(TimeZoneInfo.Utc));
        Assert.Equal(new(2026, 5, 4, 10, 0, 0, TimeSpan.FromHours(2)), all.In(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "", ""))!.Happened);
        Assert.Equal(OpennessRefusals.NotAChoice, Untold.Blank.WhyNot());
        Assert.Equal(OpennessRefusals.NothingTold, (all with { What = " " }).WhyNot());
        Assert.All([all with { Day = null }, all with { Time = null }], half => Assert.Equal(OpennessRefusals.NoTime, half.WhyNot()));
        Assert.All([Untold.Blank, all with { Matter = null }, all with { Time = null }], half => Assert.Null(half.In(TimeZoneInfo.Utc)));
    }

    [Fact]
    public void My_notes_stand_under_Me_and_what_was_told_under_Together()
    {
        Assert.Equal(Place.Together, FeatureCatalog.PlaceOf("/openness/told"));
        Assert.All(["/openness", "/openness/tell"], path => Assert.Equal(Place.Me, FeatureCatalog.PlaceOf(path)));
    }

    [Fact]
    public void R51_either_may_tell_and_thanks_come_once_and_from_the_other_only()
    {
        var told = Given(Ana(new OpennessEvent.Told(Id, Message)), Ben(new OpennessEvent.Told(new(0xF), Message with { Happened = Noon.AddDays(-40) })));

        Assert.Equal(OpennessRefusals.NothingToThankFor, No(told.Thank(Id, "me", Open, Noon)));
        Assert.Null(Fold(told, Ana(new OpennessEvent.Thanked(Id, "me")))[Id]!.Thanks);
        Assert.Equal([new OpennessEvent.Thanked(new(0xF), "Thank you.")], Yes(told.Thank(new(0xF), " Thank you. ", Open, Noon)));
        var thanked = Fold(told, Ana(new OpennessEvent.Thanked(new(0xF), "Thank you.")), Ana(new OpennessEvent.Thanked(new(0xF), "Not any more.")));
        Assert.Equal("Thank you.", thanked[new(0xF)]!.Thanks);
        Assert.Equal(OpennessRefusals.NothingToThankFor, No(thanked.Thank(new(0xF), "again", Open, Noon)));
    }

    [Fact]
    public void What_was_told_stands_and_what_was_shared_its_author_may_take_back()
    {
        var all = Given(
            Ana(new OpennessEvent.Told(Id, Message)) with { Entry = new(1) },
            Ana(new OpennessEvent.NoteShared(Monday, Lunch)) with { Entry = new(2) },
            Ben(new OpennessEvent.PaceShared(new(Span.ADay, Drift.Alike))) with { Entry = new(3) });

        Assert.Empty(all.TakeBack(new(1)));
        Assert.Equal([new Id16(2)], all.TakeBack(new(2)));
        Assert.Empty(all.TakeBack(new(3)));
        Assert.Equal("A message came.", Fold(all, Ana(new OpennessEvent.Told(Id, Message with { What = "Nothing." })))[Id]!.Telling.What);
    }

    [Fact]
    public void With_fewer_than_three_tellings_nothing_is_said_of_their_pace()
    {
        Assert.Null(Promptness.Of([]));
        Assert.Null(Promptness.Of(Hours(1, 2)));
        Assert.Equal(new(Span.Hours, Drift.TooFew), Promptness.Of(Hours(1, 90, 2)));
        Assert.Equal(OpennessRefusals.TooLittleToSay, No(Candour.None.SharePace(Open, Noon)));
    }

    [Theory]
    [InlineData(5, Span.Hours)]
    [InlineData(6, Span.ADay)]
    [InlineData(24, Span.ThreeDays)]
    [InlineData(72, Span.AWeek)]
    [InlineData(168, Span.AMonth)]
    [InlineData(720, Span.Longer)]
    public void The_middle_of_the_last_five_is_said_in_words(int hours, Span span) =>
        Assert.Equal(span, Promptness.Of(Hours(900, 900, 900, hours, 0, hours, 2000, hours))!.Usual);

    [Fact]
    public void Whether_it_comes_sooner_is_said_against_the_five_before_and_small_moves_count_as_none()
    {
        Assert.Equal(Drift.Sooner, Promptness.Of(Hours(50, 50, 50, 9, 9, 9, 9, 9))!.Drift);
        Assert.Equal(Drift.Later, Promptness.Of(Hours(5, 5, 5, 90, 90, 90, 90, 90))!.Drift);
        Assert.Equal(Drift.Alike, Promptness.Of(Hours(10, 10, 10, 9, 9, 9, 9, 9))!.Drift);
        Assert.Equal(Drift.Alike, Promptness.Of(Hours(0, 0, 0, 0, 0, 0, 0, 0))!.Drift);
        Assert.Equal(Drift.TooFew, Promptness.Of(Hours(10, 10, 9, 9, 9, 9, 9))!.Drift);
    }

    [Fact]
    public void R15_the_pace_of_the_other_is_worked_out_nowhere_and_a_shared_one_does_not_move()
    {
        Fact[] log = [.. Enumerable.Range(1, 8).Select(n => Ben(new OpennessEvent.Told(new((UInt128)n), Message))), Ben(new OpennessEvent.PaceShared(new(Span.Longer, Drift.Later)))];
        var heard = Given(log);

        Assert.Null(heard.MyPace);
        Assert.Equal(new(Span.Longer, Drift.Later), Fold(heard, Ben(new OpennessEvent.Told(Id, Message))).Paces[0].Pace);
    }

    [Theory]
    [InlineData("But you were never at home.", true)]
    [InlineData("It was nothing, really", true)]
    [InlineData("I went there. I told nobody, but\nyou know now", true)]
    [InlineData("I went there and told nobody.", false)]
    [InlineData("I sold the tribute youth", false)]
    public void R48_words_that_may_be_heard_as_a_defence_are_pointed_out_to_their_writer(string words, bool pointedOut) =>
        Assert.Equal(pointedOut, Defence.MayBeHeardIn(words));

    [Fact]
    public void Typed_words_come_back_on_their_day_only()
    {
        Assert.Equal(Lunch, DayNote.Read(Lunch.ToText(Monday), Monday));
        Assert.Null(DayNote.Read(Lunch.ToText(Monday), Monday.AddDays(1)));
        var half = new Untold(Matter.Contact, "A message", Monday, new(9, 5));
        Assert.Equal(half, Untold.Read(half.ToText()));
        Assert.Equal(Untold.Blank, Untold.Read("nonsense"));
        Assert.Null(DayNote.Read("{}", Monday));
    }

    [Fact]
    public void Both_devices_come_to_the_same_state_and_notes_leave_no_trace_in_it() => Plays.Sample(play =>
    {
        var (anas, bens) = (Fold(play, anaIsHere: true), Fold(play, anaIsHere: false));
        var received = Fold([.. play.Where(step => !(step.Ana && step.What == 0))], anaIsHere: false);
        return Shared(anas) == Shared(bens) && Shared(bens) == Shared(received) && bens.MyPace == received.MyPace;
    });

    private static Candour Fold((bool Ana, int What, int Which, int Hours)[] play, bool anaIsHere) => play.Aggregate(Candour.None, (state, step) =>
    {
        var id = new Id16((UInt128)step.Which);
        OpennessEvent happened = step.What switch
        {
            0 => new OpennessEvent.Noted(Monday, new($"note {step.Hours}")),
            1 or 2 => new OpennessEvent.Told(id, Message with { Happened = Noon.AddHours(-step.Hours) }),
            3 => new OpennessEvent.Thanked(id, $"thanks {step.Hours}"),
            _ => new OpennessEvent.PaceShared(new((Span)(step.Hours % 7), Drift.Alike)),
        };
        return step.What == 0 && step.Ana != anaIsHere ? state : Candour.Evolve(state, Told(happened, step.Ana, step.Ana == anaIsHere), happened);
    });

    private static string Shared(Candour candour) => string.Join('\n', candour.Told.Select(t => $"{t.Id} {t.By.Author} {t.Telling} {t.Thanks}").Concat(candour.Paces.Select(p => $"{p.By.Author} {p.Pace}")));

    private static TimeSpan[] Hours(params int[] hours) => [.. hours.Select(h => TimeSpan.FromHours(h))];

    private static Candour Given(params Fact[] facts) => Fold(Candour.None, facts);

    private static Candour Fold(Candour candour, params Fact[] facts) =>
        facts.Aggregate(candour, (state, fact) => Candour.Evolve(state, fact, OpennessEvent.Kinds.Single(k => k.Name == fact.Name).Read(fact.Json.Span)!));

    private static Fact Mine(OpennessEvent happened) => Told(happened, true, true);

    private static Fact Ana(OpennessEvent happened) => Told(happened, true, true);

    private static Fact Ben(OpennessEvent happened) => Told(happened, false, false);

    private static Fact Told(OpennessEvent happened, bool ana, bool mine)
    {
        var kind = FeatureCatalog.KindOf(happened);
        return new(kind.Reach, 1, Id16.New(), new(new(ana ? 1u : 2u), mine, Noon), kind.Name, kind.Write(happened), true);
    }

    private static OpennessEvent[] Yes(Decision<OpennessEvent> decision) => [.. Assert.IsType<Decision<OpennessEvent>.Accepted>(decision).Events];

    private static string No(Decision<OpennessEvent> decision) => Assert.IsType<Decision<OpennessEvent>.Refused>(decision).Reason;
}
