using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Kindness;

public sealed class KindnessTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-2), true, false, false);

    [Fact]
    public void R30_a_kind_act_is_told_by_its_receiver_only_and_nobody_can_name_who_did_it()
    {
        var noticed = Assert.Single(KindnessEvent.Kinds);
        Assert.Equal("""{"text":"x"}""", System.Text.Encoding.UTF8.GetString(noticed.Write(new KindnessEvent.Noticed("x"))));

        // Whoever writes it is the one it was done for, whatever the words say.
        var acts = KindActs.Evolve(KindActs.None, By(new(1), true), new KindnessEvent.Noticed("I made the tea"));
        Assert.True(Assert.Single(acts.All).Receiver.Mine);
    }

    [Fact]
    public void R30_nothing_counts_kind_acts_or_compares_the_two() => Assert.DoesNotContain(
        typeof(KindActs).GetMembers().Concat(typeof(KindAct).GetMembers()), member => member.Name.Contains("Count", StringComparison.Ordinal) || member.Name.Contains("Total", StringComparison.Ordinal));

    [Fact]
    public void Nothing_empty_or_endless_is_told_and_nothing_before_both_share()
    {
        Assert.Equal(KindnessRefusals.NothingWritten, No(KindActs.Notice(" ", Open, Noon)));
        Assert.Equal(KindnessRefusals.TooLong, No(KindActs.Notice(new('x', KindActs.Longest + 1), Open, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(KindActs.Notice("tea", Open with { Since = Noon.AddHours(-1) }, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(KindActs.Notice("tea", Bond.None, Noon)));
        Assert.Empty(KindActs.Evolve(KindActs.None, By(new(1), true), new KindnessEvent.Noticed("")).All);
    }

    [Fact]
    public void R41_only_the_one_who_told_it_can_take_it_back()
    {
        var acts = KindActs.Evolve(KindActs.Evolve(KindActs.None, By(new(1), true), new KindnessEvent.Noticed("tea")), By(new(2), false), new KindnessEvent.Noticed("soup"));

        Assert.Equal([new Id16(1)], acts.TakeBack(new(1)));
        Assert.Empty(acts.TakeBack(new(2)));
    }

    [Fact]
    public void Both_devices_come_to_the_same_state() => Gen.Bool.Array[0, 20].Sample(play =>
    {
        return Fold(true).SequenceEqual(Fold(false));

        IEnumerable<(Id16, Id16, string)> Fold(bool anaIsHere) => play.Index()
            .Aggregate(KindActs.None, (acts, step) => KindActs.Evolve(acts, new(Reach.Both, step.Index, new((uint)step.Index), new(new(step.Item ? 1u : 2u), step.Item == anaIsHere, Noon), "", default, true), new KindnessEvent.Noticed($"{step.Index}")))
            .All.Select(a => (a.Entry, a.Receiver.Author, a.Text));
    });

    private static string? No(Decision<KindnessEvent> decision) => (decision as Decision<KindnessEvent>.Refused)?.Reason;

    private static Fact By(Id16 entry, bool mine) => new(Reach.Both, 1, entry, new(new Id16(mine ? 1u : 2u), mine, Noon), "", default, true);
}
