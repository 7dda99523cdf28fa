using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Impact;

public sealed class ImpactTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Id16 First = new(0xF1);

    private static readonly ImpactEvent.Told Words = new(Id, "I listen for keys in the door.");
    private static readonly ImpactEvent.Reflected Heard = new(Id, First, ["You listen for the door.", "You are angry."]);

    [Fact]
    public void R51_either_may_tell_and_only_the_other_says_what_was_heard()
    {
        Assert.Equal([Words], Yes(SharedImpact.Tell(Id, $" {Words.Words}\n", Open, Noon)));
        var (mine, others) = (Given((true, Words)), Given((false, Words)));

        Assert.Equal(ImpactRefusals.NotNow, No(mine.Reflect(Id, First, "words", Open, Noon)));
        Assert.Equal(Heard.Passages, Assert.IsType<ImpactEvent.Reflected>(Assert.Single(Yes(others.Reflect(Id, First, "You listen for the door. You are angry.", Open, Noon)))).Passages);
        Assert.Empty(Fold(mine, (true, Heard))[Id]!.Reflections);
    }

    [Fact]
    public void What_cannot_be_told_says_why()
    {
        Assert.Equal(ImpactRefusals.NothingWritten, No(SharedImpact.Tell(Id, " \n", Open, Noon)));
        Assert.Equal(ImpactRefusals.TooLong, No(SharedImpact.Tell(Id, new('x', Statement.Longest + 1), Open, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(SharedImpact.Tell(Id, "words", Open with { Since = Noon }, Noon)));
        Assert.Equal(ImpactRefusals.NothingWritten, No(Given((false, Words)).Reflect(Id, First, "\n", Open, Noon)));
        Assert.Equal(ImpactRefusals.NothingChanged, No(Given((false, Words), (true, Heard)).Reflect(Id, new(2), string.Join(' ', Heard.Passages), Open, Noon)));
    }

    [Fact]
    public void Whoever_told_marks_each_sentence_and_says_what_is_missing()
    {
        var state = Given((true, Words), (false, Heard));
        var marks = new Mark[] { new(0, true, "left over"), new(1, false, " Not angry. ") };

        var marked = Assert.IsType<ImpactEvent.Marked>(Assert.Single(Yes(state.Mark(Id, First, marks, Open, Noon))));
        Assert.Equal([new(0, true), new(1, false, "Not angry.")], marked.Marks);
        Assert.False(Fold(state, (true, marked))[Id]!.Latest!.AllGot);
        Assert.True(Fold(state, (true, marked), (true, new ImpactEvent.Marked(Id, First, [new(1, true)])))[Id]!.Latest!.AllGot);
        Assert.Empty(Fold(state, (false, marked))[Id]!.Latest!.Marks);
    }

    [Fact]
    public void What_cannot_be_marked_says_why()
    {
        var state = Given((true, Words), (false, Heard));
        Assert.Equal(ImpactRefusals.NoMark, No(state.Mark(Id, First, [], Open, Noon)));
        Assert.Equal(ImpactRefusals.NotNow, No(state.Mark(Id, First, [new(2, true)], Open, Noon)));
        Assert.Equal(ImpactRefusals.NotNow, No(state.Mark(Id, new(9), [new(0, true)], Open, Noon)));
        Assert.Equal(ImpactRefusals.MissingTooLong, No(state.Mark(Id, First, [new(0, false, new('x', Statement.LongestMissing + 1))], Open, Noon)));
        Assert.Equal(ImpactRefusals.NothingChanged, No(Fold(state, (true, new ImpactEvent.Marked(Id, First, [new(0, true)]))).Mark(Id, First, [new(0, true)], Open, Noon)));
    }

    [Fact]
    public void It_can_be_tried_again_and_again_and_no_day_is_named_and_nothing_counted()
    {
        var state = Given((false, Words));
        for (var n = 1u; n <= 5; n++)
        {
            state = Fold(state, (true, Yes(state.Reflect(Id, new(n), $"Try {n}.", Open, Noon.AddYears((int)n))).Single()));
        }

        Assert.Equal(5, state[Id]!.Reflections.Count);
        Assert.DoesNotContain(typeof(ImpactEvent).GetNestedTypes().SelectMany(t => t.GetProperties()), p => p.PropertyType == typeof(DateOnly) || p.PropertyType == typeof(DateTimeOffset) || p.PropertyType == typeof(DateOnly?));
    }

    [Fact]
    public void Whoever_told_feels_heard_lets_it_rest_or_takes_it_up_again()
    {
        var mine = Given((true, Words));
        Assert.Equal([new ImpactEvent.Settled(Id, Settling.Heard)], Yes(mine.Settle(Id, Settling.Heard)));
        Assert.Equal(ImpactRefusals.NotNow, No(Given((false, Words)).Settle(Id, Settling.Rests)));
        var heard = Fold(mine, (false, new ImpactEvent.Settled(Id, Settling.Rests)), (true, new ImpactEvent.Settled(Id, Settling.Heard)));
        Assert.Equal(Settling.Heard, heard[Id]!.Settling);
        Assert.Equal([new ImpactEvent.Settled(Id, Settling.Open)], Yes(heard.Settle(Id, Settling.Open)));
        Assert.Equal(ImpactRefusals.NotNow, No(Given((false, Words), (false, new ImpactEvent.Settled(Id, Settling.Heard))).Reflect(Id, First, "words", Open, Noon)));
    }

    [Theory]
    [InlineData("One. Two? Three…  Four", new[] { "One.", "Two?", "Three…", "Four" })]
    [InlineData("At 18.30 you rang.\n\nI was out", new[] { "At 18.30 you rang.", "I was out" })]
    [InlineData("  ", new string[0])]
    public void A_text_is_taken_apart_into_sentences(string words, string[] passages) => Assert.Equal(passages, Passages.Of(words));

    [Fact]
    public void Whatever_is_written_comes_apart_into_what_the_fold_takes() => Gen.String[Gen.Char["ab .?\n"], 0, 400].Sample(words =>
        string.IsNullOrWhiteSpace(words) || (Passages.Fit(Passages.Of(words)) && string.Concat(Passages.Of(words).SelectMany(p => p).Where(c => !char.IsWhiteSpace(c))) == string.Concat(words.Where(c => !char.IsWhiteSpace(c)))));

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play => Portrait(Seen(play, byAna: true)) == Portrait(Seen(play, byAna: false)));

    [Fact]
    public void Whatever_happens_nobody_marks_own_words_and_no_reflection_is_lost() => Plays.Sample(play =>
    {
        var state = Seen(play, byAna: true);
        return state.All.All(s => s.Reflections.All(r => r.By.Author != s.By.Author)) && state.All.Count <= 3;
    });

    private static readonly Gen<(bool Ana, int What, int Which)[]> Plays = Gen.Select(Gen.Bool, Gen.Int[0, 6], Gen.Int[0, 5]).Array[0, 24];

    private static ImpactEvent Step((bool Ana, int What, int Which) play)
    {
        var (id, reflection) = (new Id16((uint)(play.Which % 3) + 1), new Id16((uint)(play.Which / 2) + 1));
        return play.What switch
        {
            0 or 1 => new ImpactEvent.Told(id, $"words {play.Which}"),
            2 or 3 => new ImpactEvent.Reflected(id, reflection, [$"passage {play.Which}", "more"]),
            4 => new ImpactEvent.Marked(id, reflection, [new(play.Which % 3, play.Ana)]),
            _ => new ImpactEvent.Settled(id, (Settling)play.Which),
        };
    }

    private static string Portrait(SharedImpact state) => string.Join('\n', state.All.Select(s =>
        $"{s.Id} {s.By.Author} {s.Words} {s.Settling} {string.Join(' ', s.Reflections.Select(r => $"{r.Id} {r.By.Author} {string.Join('|', r.Passages)} {string.Join('|', r.Marks.Values)}"))}"));

    private static SharedImpact Seen((bool Ana, int What, int Which)[] play, bool byAna) =>
        play.Aggregate(SharedImpact.None, (state, step) => SharedImpact.Evolve(state, Told(step.Ana, step.Ana == byAna), Step(step)));

    private static SharedImpact Given(params (bool Mine, ImpactEvent Happened)[] facts) => Fold(SharedImpact.None, facts);

    private static SharedImpact Fold(SharedImpact state, params (bool Mine, ImpactEvent Happened)[] facts) =>
        facts.Aggregate(state, (s, fact) => SharedImpact.Evolve(s, Told(fact.Mine, fact.Mine), fact.Happened));

    private static Fact Told(bool byAna, bool mine) => new(Reach.Both, 1, new Id16(7), new(new Id16(byAna ? 1u : 2u), mine, Noon), "", default, true);

    private static IReadOnlyList<ImpactEvent> Yes(Decision<ImpactEvent> decision) => Assert.IsType<Decision<ImpactEvent>.Accepted>(decision).Events;

    private static string No(Decision<ImpactEvent> decision) => Assert.IsType<Decision<ImpactEvent>.Refused>(decision).Reason;
}
