using Microsoft.Extensions.Time.Testing;
using Troth.Features.CheckIns;
using Troth.Features.Journal;
using Troth.Features.Meeting;
using Troth.Features.Notes;
using Troth.Protocol;
using Xunit;

namespace Troth.Domain.Sample;

public sealed class SampleCoupleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SampleCouple couple = new(new FakeTimeProvider(Noon));

    private static DateOnly Today => DateOnly.FromDateTime(Noon.Date);

    [Fact]
    public void R9_private_pages_of_one_are_not_in_the_others_life()
    {
        var (hers, theirs) = (Pages(couple.Ana), Pages(couple.Ben));

        Assert.NotEmpty(hers);
        Assert.NotEmpty(theirs);
        Assert.Empty(hers.Intersect(theirs));
        Assert.All(couple.Ana.Personal, written => Assert.Equal(Author.Ana.Ref(), written.Author));
    }

    [Fact]
    public async Task What_one_shares_now_stands_in_the_others_life()
    {
        await couple.Ana.WriteAsync(NewFact.From((Decision<NoteEvent>.Accepted)SharedNotes.Share("hello from here", couple.Ana.State.Of<Bond>(), Noon)));

        Assert.Equal("hello from here", couple.Ben.State.Of<SharedNotes>().Notes[^1].Text);
        Assert.False(couple.Ben.State.Of<SharedNotes>().Notes[^1].Stamp.Mine);
    }

    [Fact]
    public async Task Todays_check_in_opens_for_both_once_both_are_ready_and_not_before()
    {
        var waiting = couple.Ana.State.Of<CheckInDays>()[Today];
        Assert.NotNull(waiting.Other);
        Assert.Null(waiting.Other.Key);
        Assert.Null(waiting.Open);
        var answers = Answers.None with { Hope = 4, Line = "ready too" };
        await couple.Ana.WriteAsync(NewFact.From((Decision<CheckInEvent>.Accepted)couple.Ana.State.Of<CheckInDays>().Draft(Today, answers, Today)));

        var entry = Id16.New();
        await couple.Ana.WriteAsync([new(entry, new CheckInEvent.Sealed(Today, await couple.Ana.SealBlindAsync(entry, answers.ToText())))]);

        var both = couple.Ben.State.Of<CheckInDays>()[Today].Open!.Value;
        var texts = await couple.Ben.OpenBlindAsync([both.Mine, both.Other]);
        Assert.Equal("A good tired. Looking forward to the river.", Answers.Read(texts[0])!.Line);
        Assert.Equal(answers, Answers.Read(texts[1]));
    }

    [Fact]
    public async Task What_needs_a_server_says_that_this_is_an_example()
    {
        Assert.True(couple.Ana.Example);
        Assert.Equal("port.example", await couple.Ana.UndoAsync());
        Assert.Equal("port.example", await couple.Ana.StartMeetingAsync("Ana"));
        Assert.Equal("port.example", (await couple.Ben.SignedInAsync()).Refusal);
        Assert.IsType<Ceremony.Connected>(couple.Ana.Ceremony);
        Assert.Null(couple.Ana.Trouble);
    }

    [Fact]
    public void A_story_told_just_after_midnight_has_no_entry_in_the_future()
    {
        var early = new SampleCouple(new FakeTimeProvider(new(2026, 6, 1, 0, 1, 0, TimeSpan.Zero)));

        Assert.All(early.Shared, written => Assert.True(written.At <= new DateTimeOffset(2026, 6, 1, 0, 1, 0, TimeSpan.Zero)));
        Assert.NotNull(early.Ana.State.Of<CheckInDays>()[Today].Other);
    }

    private static IReadOnlyList<Id16> Pages(Person person) => [.. person.State.Of<PrivatePages>().Pages.Select(page => page.Id)];
}
