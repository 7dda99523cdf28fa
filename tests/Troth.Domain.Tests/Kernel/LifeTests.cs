using System.Text;
using System.Text.Json;
using CsCheck;
using Troth.Features.Agreements;
using Troth.Features.Catalog;
using Troth.Features.CheckIns;
using Troth.Features.Journal;
using Troth.Features.Meeting;
using Troth.Features.Notes;
using Troth.Features.Openness;
using Troth.Features.Profile;
using Troth.Features.Questions;
using Troth.Protocol;
using Xunit;

namespace Troth.Domain.Kernel;

public sealed class LifeTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);

    private static readonly Gen<LifeEvent> Events = Gen.OneOf<LifeEvent>(
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 6], (day, word) => (LifeEvent)new CheckInEvent.Drafted(Monday.AddDays(day), Answers.None with { Safe = word })),
        Gen.Int[0, 3].Select(day => (LifeEvent)new CheckInEvent.Sealed(Monday.AddDays(day), $"sealed {day}")),
        Gen.Int[0, 3].Select(day => (LifeEvent)new CheckInEvent.Opened(Monday.AddDays(day), $"key {day}")),
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 9], (page, text) => (LifeEvent)new JournalEvent.Written(new Id16((UInt128)page), $"text {text}")),
        Gen.Select(Gen.Int[1, 2], Gen.Int[0, 2], (agreement, text) => (LifeEvent)new AgreementEvent.Proposed(new Id16((UInt128)agreement), Terms.Blank(Monday) with { Text = $"text {text}", Purpose = "calm" })),
        Gen.Int[1, 2].Select(agreement => (LifeEvent)new AgreementEvent.ConsentWithdrawn(new Id16((UInt128)agreement), "")),
        Gen.Int[0, 9].Select(text => (LifeEvent)new NoteEvent.Shared($"note {text}")),
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 2], (question, text) => (LifeEvent)new QuestionEvent.Written(new Id16((UInt128)question), new($"question {text}", $"need {text}"))),
        Gen.Int[1, 3].Select(question => (LifeEvent)new QuestionEvent.Sent(new Id16((UInt128)question))),
        Gen.Int[1, 3].Select(question => (LifeEvent)new QuestionEvent.Asked(new Id16((UInt128)question), $"question {question}")),
        Gen.Int[1, 3].Select(question => (LifeEvent)new QuestionEvent.TakenBack(new Id16((UInt128)question))),
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], (question, reply) => (LifeEvent)new QuestionEvent.Answered(new Id16((UInt128)question), new((Reply)reply, "words", reply == (int)Reply.NotYet ? new(1970, 1, 5) : null))),
        Gen.Int[0, 3].Select(day => (LifeEvent)new OpennessEvent.Noted(Monday.AddDays(day), new($"note {day}"))),
        Gen.Int[0, 3].Select(day => (LifeEvent)new OpennessEvent.NoteShared(Monday.AddDays(day), new($"note {day}"))),
        Gen.Int[1, 3].Select(telling => (LifeEvent)new OpennessEvent.Told(new Id16((UInt128)telling), new(Matter.Slip, "what", DateTimeOffset.UnixEpoch, "next"))),
        Gen.Int[1, 3].Select(telling => (LifeEvent)new OpennessEvent.Thanked(new Id16((UInt128)telling), "thanks")),
        Gen.Const<LifeEvent>(new OpennessEvent.PaceShared(new(Span.ADay, Drift.TooFew))),
        Gen.Const<LifeEvent>(new MeetingEvent.Connected()),
        Gen.Const<LifeEvent>(new MeetingEvent.CoolOffWaived()),
        Gen.Int[0, 2].Select(i => new[] { "Ana", "", " x" }[i]).Select(name => (LifeEvent)new ProfileEvent.Named(name)),
        Gen.Int[0, 1].Select(i => new[] { "Ben", "Jo" }[i]).Select(name => (LifeEvent)new ProfileEvent.Introduced(name)));

    private static readonly Gen<Fact> Facts = Gen.Select(Events, Gen.Bool, Gen.Int[0, 40], Gen.Int[0, 9], (happened, mine, entry, odd) =>
    {
        var kind = FeatureCatalog.KindOf(happened);
        return new Fact(
            kind.Reach, 0, new Id16((UInt128)entry), new(new Id16(mine ? 1u : 2u), mine || kind.Reach == Reach.OnlyMe, DateTimeOffset.UnixEpoch.AddHours(entry)),
            odd == 0 ? "tomorrow.invented.1" : kind.Name, kind.Write(happened), odd != 1);
    });

    private static readonly Gen<Fact[]> Logs = Facts.Array[0, 40];

    [Fact]
    public void A_life_folded_in_two_parts_is_the_life_folded_at_once() =>
        Gen.Select(Logs, Gen.Int[0, 40]).Sample((log, cut) => Same(Life(log), Life(log.Take(cut)).With(log.Skip(cut))));

    [Fact]
    public void Hearing_the_same_facts_twice_changes_nothing() =>
        Logs.Sample(log => Same(Life(log), Life(log.SelectMany(f => new[] { f, f }).Concat(log))));

    [Fact]
    public void How_the_two_spaces_interleave_makes_no_difference() =>
        Logs.Sample(log => Same(Life(log.OrderBy(f => f.Reach)), Life(log.OrderByDescending(f => f.Reach))) && Same(Life(log), Life(log.OrderBy(f => f.Reach))));

    [Fact]
    public void Erasing_beats_everything_whenever_it_is_heard() =>
        Gen.Select(Logs, Gen.Int[0, 40], Gen.Int[0, 40]).Sample((log, cut, entry) =>
        {
            Id16[] gone = [new Id16((UInt128)entry)];
            var without = Life(log.Where(f => f.Reach != Reach.Both || f.Entry != gone[0]));
            var late = Life(log).Without(Reach.Both, gone);
            var early = Life(log.Take(cut)).Without(Reach.Both, gone).With(log.Skip(cut)).With(log);
            return Same(without, late) && Same(without, early);
        });

    [Fact]
    public void Lives_that_part_after_years_hear_nothing_of_each_other() =>
        Gen.Select(Logs, Logs, Gen.Int[1, 200]).Sample((one, other, years) =>
        {
            var before = Life(Notes(0, years));
            var (left, right) = (before.With(Notes(1000, years)).With(one), before.With(Notes(2000, years)).With(other));
            return Same(before, Life(Notes(0, years)))
                && Same(left, Life([.. Notes(0, years), .. Notes(1000, years), .. one]))
                && Same(right, Life([.. Notes(0, years), .. Notes(2000, years), .. other]));
        });

    [Fact]
    public void Reading_ahead_makes_no_difference() =>
        Gen.Select(Logs, Logs, Gen.Int[0, 6]).Sample((log, more, steps) =>
        {
            var life = Life([.. Notes(0, 600), .. log]);
            Enumerable.Range(0, steps).ToList().ForEach(_ => life.ReadOn());
            return Same(life.With(more), Life([.. Notes(0, 600), .. log, .. more]));
        });

    [Fact]
    public void Reading_on_comes_to_an_end()
    {
        var life = Life(Notes(0, 600));
        var steps = 0;
        for (; !life.IsRead; steps++)
        {
            life.ReadOn();
        }

        Assert.Equal(3, steps);
        Assert.Equal(600, life.Of<SharedNotes>().Notes.Count);
    }

    [Fact]
    public void R9_private_facts_leave_no_trace_in_what_both_see() =>
        Logs.Sample(log => Both(Life(log)) == Both(Life(log.Where(f => f.Reach == Reach.Both))));

    [Fact]
    public void Leaving_the_shared_space_keeps_what_was_only_mine() =>
        Logs.Sample(log => Same(Life(log).Alone(), Life(log.Where(f => f.Reach == Reach.OnlyMe))));

    [Fact]
    public void What_a_newer_app_wrote_is_counted_and_changes_nothing()
    {
        var life = Life([Raw("promise.made.1", "{}"), Raw("note.shared.2", "{\"text\":\"x\"}"), Raw("note.shared.1", "not json"), Raw("note.shared.1", "null")]);

        Assert.Equal(4, life.Newer);
        Assert.Empty(life.Of<SharedNotes>().Notes);
    }

    [Fact]
    public void Words_without_their_authors_seal_are_counted_and_not_believed()
    {
        var life = Life([Raw("note.shared.1", "{\"text\":\"not mine\"}") with { Verified = false }]);

        Assert.Equal((1, 0), (life.Unverified, life.Newer));
        Assert.Empty(life.Of<SharedNotes>().Notes);
    }

    [Fact]
    public void R9_a_private_kind_in_the_shared_log_is_nobodys_private_page()
    {
        var page = FeatureCatalog.KindOf(new JournalEvent.Written(new Id16(1), "planted"));
        var life = Life([Raw(page.Name, Encoding.UTF8.GetString(page.Write(new JournalEvent.Written(new Id16(1), "planted"))))]);

        Assert.Empty(life.Of<PrivatePages>().Pages);
        Assert.Equal(1, life.Newer);
    }

    private static Life Life(IEnumerable<Fact> facts) => FeatureCatalog.NewLife.With(facts);

    private static Fact Raw(string name, string json) =>
        new(Reach.Both, 1, Id16.New(), new(new Id16(2), false, DateTimeOffset.UnixEpoch), name, Encoding.UTF8.GetBytes(json), true);

    private static Fact[] Notes(int first, int count) =>
        [.. Enumerable.Range(first + 100, count).Select(i => Raw("note.shared.1", $$"""{"text":"note {{i}}"}""") with { Entry = new Id16((UInt128)i) })];

    private static bool Same(Life one, Life other) => All(one) == All(other);

    private static string All(Life life) => JsonSerializer.Serialize(new object[]
    {
        life.Of<Bond>(), life.Of<Names>(), life.Of<SharedNotes>(), life.Of<SharedAgreements>(), life.Of<PrivatePages>(), life.Of<CheckInDays>().Days.ToArray(), life.Of<MyAnswers>().Days.ToArray(), life.Of<Exchanges>(), life.Of<Candour>() with { Notes = Candour.None.Notes }, life.Of<Candour>().Notes.ToArray(), life.Newer, life.Unverified,
    });

    private static string Both(Life life) => JsonSerializer.Serialize(new object[]
    {
        life.Of<Bond>(), life.Of<SharedNotes>(), life.Of<SharedAgreements>(), life.Of<Exchanges>().All, life.Of<Candour>() with { Notes = Candour.None.Notes }, life.Of<CheckInDays>().Days.ToArray(),
        life.Of<Names>() is var names ? new { names.Shown, names.Other } : null!,
    });
}
