using System.Text;
using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Disclosure;

public sealed class DisclosuresTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Piece Months = Piece.Blank with { Level = 2, What = "It went on for four months.", When = "last spring" };
    private static readonly Piece Act = Piece.Blank with { Level = 5, What = "Explicit words." };

    [Fact]
    public void R1_only_whoever_hears_chooses_the_level_and_may_lower_it_until_it_opens()
    {
        var offered = Given((Reach.Both, false, new DisclosureEvent.Offered(Id)));
        var three = All(3);
        Assert.Equal([new DisclosureEvent.LevelsSet(Id, three, "")], Yes(offered.Choose(Id, three, " ")));
        Assert.Equal(DisclosureRefusals.NotYours, No(Given((Reach.Both, true, new DisclosureEvent.Offered(Id))).Choose(Id, All(3), "")));

        var lowered = Fold(offered, (Reach.OnlyMe, true, new DisclosureEvent.LevelsSet(Id, All(4), "")), (Reach.OnlyMe, true, new DisclosureEvent.LevelsSet(Id, All(1), "")));
        Assert.False(lowered[Id].Private.Takes(Key(2), Noon));
        Assert.True(lowered[Id].Private.Takes(Key(1), Noon));
    }

    [Fact]
    public void R1b_level_5_needs_a_reason_and_72_hours()
    {
        var offered = Given((Reach.Both, false, new DisclosureEvent.Offered(Id)));
        Assert.Equal(DisclosureRefusals.NoReason, No(offered.Choose(Id, All(5), "")));
        Assert.Equal(PrivateSide.None, Fold(offered, (Reach.OnlyMe, true, new DisclosureEvent.LevelsSet(Id, All(5), " ")))[Id].Private);

        var chosen = Fold(offered, (Reach.OnlyMe, true, new DisclosureEvent.LevelsSet(Id, All(5), "because")))[Id].Private;
        Assert.False(chosen.Takes(Key(5), Noon.AddHours(72).AddTicks(-1)));
        Assert.True(chosen.Takes(Key(4), Noon));
        Assert.True(chosen.Takes(Key(5), Noon.AddHours(72)));
    }

    [Fact]
    public void R1c_what_is_always_offered_is_offered_at_every_level()
    {
        var chosen = Given((Reach.Both, false, new DisclosureEvent.Offered(Id)), (Reach.OnlyMe, true, new DisclosureEvent.LevelsSet(Id, All(1), "")))[Id].Private;
        Assert.True(chosen.Takes(Key(5) with { Floor = true }, Noon));

        var written = Given((Reach.OnlyMe, true, new DisclosureEvent.PieceDrafted(Id, new(1), Months)));
        Assert.Equal(DisclosureRefusals.FloorOpen, No(written.Offer(Id, Open, Noon)));
        Assert.Equal(2, Yes(Whole().Offer(Id, Open, Noon)).Count);
    }

    [Theory]
    [InlineData(OpenMode.Alone)]
    [InlineData(OpenMode.Together)]
    public async Task R2_the_keys_go_only_as_whoever_hears_chose_and_open_by_that_ones_act(OpenMode mode)
    {
        var (couple, id) = await ReadyAsync(mode, 2);
        var (ana, ben) = (couple.Ana, couple.Ben);
        Assert.Empty(await Handover.OpenAsync(ben, Of(ben, id), couple.Clock.GetUtcNow()));
        await ana.WriteAsync(await Handover.DeliverAsync(ana, Of(ana, id), Of(ana, id).Private.Drafts));
        if (mode == OpenMode.Together)
        {
            var now = couple.Clock.GetLocalNow();
            Assert.Empty(Of(ben, id).Shared.Letters);
            await DoAsync(ben, Disc(ben).Propose(id, new(id, now, 60, ""), ben.State.Of<Bond>(), now));
            Assert.Equal(DisclosureRefusals.NotNow, No(Disc(ana).Join(id, now)));
            await DoAsync(ana, Disc(ana).Agree(id, Of(ana, id).Shared.Sitting.Entry, 60, ana.State.Of<Bond>(), now));
            Assert.Equal(DisclosureRefusals.NotNow, Disc(ana).WhyNotSendKeys(id, now));
            await DoAsync(ana, Disc(ana).Join(id, now));
            Assert.Equal(DisclosureRefusals.NotNow, Disc(ana).WhyNotSendKeys(id, now));
            await DoAsync(ben, Disc(ben).Join(id, now));
            Assert.Null(Disc(ana).WhyNotSendKeys(id, now));
            await ana.WriteAsync([await Handover.LetterAsync(ana, id, Of(ana, id).Private.Drafts)]);
        }

        Assert.Empty(Of(ben, id).Private.Opened);
        var pieces = await Handover.OpenAsync(ben, Of(ben, id), couple.Clock.GetUtcNow());
        Assert.Equal(6, pieces.Count);
        Assert.DoesNotContain(pieces, p => p.Words == Act);
        Assert.Null(await ana.OpenLetterAsync(Of(ana, id).Shared.Letters[0].By.Author, Of(ana, id).Shared.Letters[0].Entry, Of(ana, id).Shared.Letters[0].Letter));
    }

    [Fact]
    public async Task R3_a_draft_is_readable_by_its_author_only_and_is_closed_for_scope_when_it_is_offered()
    {
        var (couple, id) = await ReadyAsync(OpenMode.Alone, 4);
        Assert.DoesNotContain(couple.Shared, w => Encoding.UTF8.GetString(w.Json).Contains("four months", StringComparison.Ordinal));
        Assert.Empty(Of(couple.Ben, id).Private.Drafts);
        Assert.Empty(Of(couple.Ben, id).Shared.Sealed);

        Assert.Equal(DisclosureRefusals.Closed, No(Disc(couple.Ana).Draft(id, new(1), Months with { What = "less" })));
        Assert.Equal(DisclosureRefusals.Closed, No(Disc(couple.Ana).Drop(id, Of(couple.Ana, id).Private.Drafts[0].Id)));
        var closed = Fold(Whole(), (Reach.OnlyMe, true, new DisclosureEvent.Closed(Id)));
        Assert.Equal(closed[Id].Private.Drafts, Fold(closed, (Reach.OnlyMe, true, new DisclosureEvent.PieceDropped(Id, new(1))), (Reach.OnlyMe, true, new DisclosureEvent.PieceDrafted(Id, new(1), Act)))[Id].Private.Drafts);
    }

    [Fact]
    public async Task R4_what_was_handed_over_stays_and_what_is_added_says_when()
    {
        var (couple, id) = await DeliveredAsync(4);
        var (ana, ben) = (couple.Ana, couple.Ben);
        await DoAsync(ben, Disc(ben).Open(id, await Handover.OpenAsync(ben, Of(ben, id), couple.Clock.GetUtcNow())));
        var before = Of(ben, id).Private.Opened;

        couple.Clock.Advance(TimeSpan.FromDays(2));
        var (piece, more) = (Id16.New(), Months with { What = "There was one more evening." });
        Assert.Null(Disc(ana).WhyNotAdd(id, more));
        await ana.WriteAsync([new(Id16.New(), new DisclosureEvent.PieceDrafted(id, piece, more)), .. await Handover.DeliverAsync(ana, Of(ana, id), [(piece, more)])]);
        await DoAsync(ben, Disc(ben).Open(id, await Handover.OpenAsync(ben, Of(ben, id), couple.Clock.GetUtcNow())));

        Assert.Equal(before.Count + 1, Of(ben, id).Private.Opened.Count);
        Assert.All(before, old => Assert.Equal(old.Value, Of(ben, id).Private.Opened[old.Key]));
        Assert.Equal(couple.Clock.GetUtcNow(), Of(ben, id).AddedOn(piece));
        Assert.All(before.Keys, old => Assert.Null(Of(ben, id).AddedOn(old)));
    }

    [Fact]
    public async Task R41_erasing_what_was_handed_over_takes_nothing_from_the_others_copy()
    {
        var (couple, id) = await DeliveredAsync(4);
        var ben = couple.Ben;
        await DoAsync(ben, Disc(ben).Open(id, await Handover.OpenAsync(ben, Of(ben, id), couple.Clock.GetUtcNow())));
        var copies = Of(ben, id).Private.Opened;

        await couple.Ana.EraseAsync(Reach.Both, [.. Of(couple.Ana, id).Shared.Sealed.Keys]);

        Assert.Equal(copies, Of(ben, id).Private.Opened);
        Assert.True(Of(ben, id).Shared.IsDelivered);
        Assert.Empty(Of(ben, id).Shared.Sealed);
    }

    [Fact]
    public void R6_either_says_not_now_until_it_is_handed_over_and_nothing_says_why()
    {
        var both = Given((Reach.Both, false, new DisclosureEvent.Offered(Id)), (Reach.Both, true, new DisclosureEvent.Wanted(Id, OpenMode.Alone)));
        Assert.True(both[Id].Shared.BothReady);
        Assert.Equal([new DisclosureEvent.PutOff(Id)], Yes(both.PutOff(Id)));
        Assert.False(Fold(both, (Reach.Both, false, new DisclosureEvent.PutOff(Id)))[Id].Shared.BothReady);
        Assert.Equal(["Disclosure"], typeof(DisclosureEvent.PutOff).GetConstructors()[0].GetParameters().Select(p => p.Name));
        var off = Fold(both, (Reach.Both, true, new DisclosureEvent.PutOff(Id)), (Reach.Both, false, new DisclosureEvent.Delivered(Id, [new(1)])));
        Assert.False(off[Id].Shared.IsDelivered);
    }

    [Fact]
    public void R15_the_shared_log_is_the_same_whether_and_how_deep_it_was_opened() => Gen.Select(Gen.Int[1, 4], Gen.Bool, Gen.Bool).Sample((level, opens, again) =>
    {
        var shared = LiveAsync(level, opens, again).GetAwaiter().GetResult();
        var none = LiveAsync(1, false, false).GetAwaiter().GetResult();
        return shared.SequenceEqual(none);
    }, iter: 20);

    [Fact]
    public void R51_who_tells_and_who_hears_belongs_to_the_disclosure()
    {
        var other = new Id16(0xF);
        var two = Given((Reach.Both, true, new DisclosureEvent.Offered(Id)), (Reach.Both, false, new DisclosureEvent.Offered(other)));
        Assert.True(two[Id].ITell);
        Assert.True(two[other].IHear);
        Assert.Equal(other, two.Heard!.Id);
        Assert.False(Fold(two, (Reach.Both, false, new DisclosureEvent.Offered(Id)))[Id].IHear);
    }

    [Fact]
    public void Both_devices_come_to_the_same_shared_side_however_the_private_facts_stand_between() => Plays.Sample(play =>
    {
        var (ana, ben) = (Seen(play, byAna: true, privateFirst: false), Seen(play, byAna: false, privateFirst: false));
        return Portrait(ana) == Portrait(ben) && Portrait(ana) == Portrait(Seen(play, byAna: true, privateFirst: true))
            && Private(ana) == Private(Seen(play, byAna: true, privateFirst: true));
    });

    [Fact]
    public void R3_once_both_were_ready_no_question_waits_and_before_that_it_waits_only_where_the_other_tells() => Plays.Sample(play => Seats.All(byAna =>
    {
        var seen = Seen(play, byAna, privateFirst: false);
        return seen.Awaited is not { } waits || (waits is { IHear: true, Shared: { WereReady: false, IsDelivered: false }, Private.Released: false } && seen.Release(Id) is Decision<DisclosureEvent>.Accepted);
    }));

    [Fact]
    public void R2_what_is_heard_in_a_session_is_never_keyed_outside_one() => Plays.Sample(play =>
    {
        var side = Seen(play, byAna: true, privateFirst: false)[Id].Shared;
        return !side.InSessions || side.Letters is [] || side.Begun is not [];
    });

    [Fact]
    public void R21_no_play_holds_more_than_three_sessions_in_a_week() => Plays.Sample(play =>
        Seen(play, byAna: true, privateFirst: false)[Id].Shared.Begun.Count <= Sitting.MostAWeek); // all bear one time

    [Fact]
    public void No_key_goes_before_both_were_ready() => Plays.Sample(play =>
    {
        var side = Seen(play, byAna: true, privateFirst: false)[Id].Shared;
        return side.Letters is [] || side.IsDelivered;
    });

    [Fact]
    public void No_private_words_are_of_a_kind_that_both_can_see() =>
        Assert.All(DisclosureEvent.Kinds.Where(k => k.Reach == Reach.Both), kind => Assert.DoesNotContain(kind.Type.Properties, p => p.PropertyType == typeof(Piece) || p.PropertyType == typeof(IReadOnlyList<Depth>)));

    private static readonly bool[] Seats = [true, false];
    private static readonly (bool, int, int)[] AsFarAsSessions = [(true, 0, 1), (false, 1, 1), (true, 4, 1)];

    // Half of them begin with an account that was handed over to be heard in sessions.
    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Select(Gen.Bool, Gen.Int[0, 19], Gen.Int[1, 3]).Array[0, 24], (far, play) => far ? [.. AsFarAsSessions, .. play] : play);

    private static (Reach Reach, DisclosureEvent Happened) Step((bool Ana, int What, int Which) play)
    {
        var piece = new Id16((uint)play.Which);
        return play.What switch
        {
            0 => (Reach.Both, new DisclosureEvent.Offered(Id)),
            1 => (Reach.Both, new DisclosureEvent.Wanted(Id, (OpenMode)(play.Which % 2))),
            2 => (Reach.Both, new DisclosureEvent.PutOff(Id)),
            3 => (Reach.Both, new DisclosureEvent.PieceSealed(Id, "words")),
            4 or 5 => (Reach.Both, new DisclosureEvent.Delivered(Id, [piece])),
            6 => (Reach.Both, new DisclosureEvent.Joined(Id)),
            7 => (Reach.Both, new DisclosureEvent.LetterSent(Id, "letter")),
            8 => (Reach.OnlyMe, new DisclosureEvent.PieceDrafted(Id, piece, Months)),
            9 => (Reach.OnlyMe, new DisclosureEvent.Closed(Id)),
            10 => (Reach.OnlyMe, new DisclosureEvent.LevelsSet(Id, All(play.Which), "")),
            11 => (Reach.Both, new DisclosureEvent.Begun(Id)),
            12 => (Reach.Both, new DisclosureEvent.DayProposed(Id, Noon.AddDays(play.Which), 20 * play.Which, "")),
            13 => (Reach.Both, new DisclosureEvent.DayAgreed(Id, new Id16((uint)play.Which + 100), 40)),
            14 => (Reach.Both, new DisclosureEvent.Rested(Id, play.Which == 1)),
            15 => (Reach.Both, new DisclosureEvent.Stopped(Id)),
            16 => (Reach.OnlyMe, new DisclosureEvent.Prepared(Id, [(Check)play.Which], "")),
            17 => (Reach.OnlyMe, new DisclosureEvent.Spared(Id, [(Topic)play.Which], [])),
            18 => (Reach.OnlyMe, new DisclosureEvent.QuestionsReleased(Id)),
            _ => (Reach.OnlyMe, new DisclosureEvent.Opened(Id, piece, Months)),
        };
    }

    private static Disclosures Seen((bool Ana, int What, int Which)[] play, bool byAna, bool privateFirst)
    {
        var steps = play.Select((p, i) => (p.Ana, Step: Step(p), Entry: new Id16((uint)i + 100))).Where(s => s.Step.Reach == Reach.Both || s.Ana == byAna);
        return (privateFirst ? steps.OrderBy(s => s.Step.Reach) : steps).Aggregate(Disclosures.None, (state, s) => Disclosures.Evolve(state, Told(s.Step.Reach, s.Ana, s.Ana == byAna, s.Entry), s.Step.Happened));
    }

    private static string Portrait(Disclosures state)
    {
        var side = state[Id].Shared;
        return $"{side.Teller?.Author} {side.TellerReady} {side.HearerReady} {side.Mode} {side.Sitting with { By = null }} {side.Sitting.By?.Author} {side.Writing} {side.OfferedAt} {side.WereReady} {string.Join(' ', side.Begun)} {string.Join(' ', side.Sealed.Keys.Select(k => $"{k}").Order())} "
            + $"{string.Join(' ', side.Deliveries.Select(d => string.Join(',', d.Pieces)))} {string.Join(' ', side.Letters.Select(l => l.Entry))}";
    }

    private static string Private(Disclosures state)
    {
        var side = state[Id].Private;
        return $"{string.Join(' ', side.Drafts)} {side.Closed} {string.Join(' ', side.Levels?.OrderBy(l => l.Key).Select(l => $"{l}") ?? [])} {string.Join(' ', side.Opened.Keys.Select(k => $"{k}").Order())} {side.Released} {string.Join(' ', side.Spared?.Topics ?? [])} {string.Join(' ', side.Prepared?.Ticks.Checks ?? [])}";
    }

    private static async Task<List<(string Name, int Length)>> LiveAsync(int level, bool opens, bool again)
    {
        var (couple, id) = await DeliveredAsync(level);
        for (var i = 0; i < (opens ? again ? 2 : 1 : 0); i++)
        {
            await DoAsync(couple.Ben, Disc(couple.Ben).Open(id, await Handover.OpenAsync(couple.Ben, Of(couple.Ben, id), couple.Clock.GetUtcNow())));
            Assert.NotEmpty(Of(couple.Ben, id).Private.Opened);
        }

        return [.. couple.Shared.Select(w => (w.Name, w.Json.Length))];
    }

    private static async Task<(Couple Couple, Id16 Id)> DeliveredAsync(int level)
    {
        var (couple, id) = await ReadyAsync(OpenMode.Alone, level);
        Assert.Null(Disc(couple.Ana).WhyNotDeliver(id, couple.Ana.State.Of<Bond>(), couple.Clock.GetUtcNow()));
        await couple.Ana.WriteAsync(await Handover.DeliverAsync(couple.Ana, Of(couple.Ana, id), Of(couple.Ana, id).Private.Drafts));
        return (couple, id);
    }

    private static async Task<(Couple Couple, Id16 Id)> ReadyAsync(OpenMode mode, int level)
    {
        var couple = await Couple.SharingAsync();
        var (ana, ben) = (couple.Ana, couple.Ben);
        foreach (var words in Account())
        {
            await DoAsync(ana, Disc(ana).Draft(Id, Id16.New(), words));
        }

        await DoAsync(ana, Disc(ana).Offer(Id, ana.State.Of<Bond>(), couple.Clock.GetUtcNow()));
        await DoAsync(ben, Disc(ben).Choose(Id, All(level), ""));
        await DoAsync(ben, Disc(ben).Want(Id, mode, ben.State.Of<Bond>(), couple.Clock.GetUtcNow()));
        return (couple, Id);
    }

    private static IEnumerable<Piece> Account() => [Months, Act, .. Enum.GetValues<Floor>().Select(floor => Piece.Of(floor, "Nothing to tell."))];

    private static Disclosures Whole() => Given([.. Account().Select((p, i) => (Reach.OnlyMe, true, (DisclosureEvent)new DisclosureEvent.PieceDrafted(Id, new((uint)i + 1), p)))]);

    private static IReadOnlyList<Depth> All(int level) => [.. Enum.GetValues<Topic>().Select(topic => new Depth(topic, level))];

    private static PieceKey Key(int level) => new(new(1), Topic.Somebody, level, false, "");

    private static Disclosures Disc(Person person) => person.State.Of<Disclosures>();

    private static Telling Of(Person person, Id16 id) => Disc(person)[id];

    private static Task DoAsync(Person person, Decision<DisclosureEvent> decision) => person.WriteAsync(NewFact.From(Assert.IsType<Decision<DisclosureEvent>.Accepted>(decision)));

    private static Disclosures Given(params (Reach, bool, DisclosureEvent)[] facts) => Fold(Disclosures.None, facts);

    private static Disclosures Fold(Disclosures state, params (Reach Reach, bool Mine, DisclosureEvent Happened)[] facts) =>
        facts.Aggregate(state, (all, fact) => Disclosures.Evolve(all, Told(fact.Reach, fact.Mine, fact.Mine, Id16.New()), fact.Happened));

    private static Fact Told(Reach reach, bool byAna, bool mine, Id16 entry) => new(reach, 1, entry, new(new Id16(byAna ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<DisclosureEvent> Yes(Decision<DisclosureEvent> decision) => Assert.IsType<Decision<DisclosureEvent>.Accepted>(decision).Events;

    private static string No(Decision<DisclosureEvent> decision) => Assert.IsType<Decision<DisclosureEvent>.Refused>(decision).Reason;
}
