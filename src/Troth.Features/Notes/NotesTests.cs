using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Notes;

public sealed class NotesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-2), true, false, false);

    [Fact]
    public void An_empty_or_endless_note_is_refused()
    {
        Assert.Equal(new Decision<NoteEvent>.Refused(NoteRefusals.NothingWritten), SharedNotes.Share(" ", Open, Noon));
        Assert.Equal(new Decision<NoteEvent>.Refused(NoteRefusals.TooLong), SharedNotes.Share(new('x', SharedNotes.Longest + 1), Open, Noon));
        Assert.Equal(new Decision<NoteEvent>.Refused(MeetingRefusals.NobodyYet), SharedNotes.Share("words", Bond.None, Noon));
    }

    [Fact]
    public void Only_the_author_can_take_a_note_back()
    {
        var notes = SharedNotes.Evolve(SharedNotes.Evolve(SharedNotes.None, By(new Id16(1), true), new NoteEvent.Shared("mine")), By(new Id16(2), false), new NoteEvent.Shared("theirs"));

        Assert.Equal([new Id16(1)], notes.TakeBack(new Id16(1)));
        Assert.Empty(notes.TakeBack(new Id16(2)));
        Assert.Empty(notes.TakeBack(new Id16(3)));
    }

    private static Fact By(Id16 entry, bool mine) => new(Reach.Both, 1, entry, new(new Id16(mine ? 1u : 2u), mine, Noon), "", default, true);
}
