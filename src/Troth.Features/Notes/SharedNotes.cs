using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Notes;

/// <summary>A note both can read.</summary>
public sealed record Note(Id16 Entry, Stamp Stamp, string Text);

/// <summary>The shared notes, oldest first.</summary>
public sealed record SharedNotes(ImmutableList<Note> Notes)
{
    /// <summary>Longest note, characters.</summary>
    public const int Longest = 15_000;

    /// <summary>No notes yet.</summary>
    public static SharedNotes None { get; } = new(ImmutableList<Note>.Empty);

    /// <summary>The notes after one more fact.</summary>
    public static SharedNotes Evolve(SharedNotes notes, Fact fact, LifeEvent happened) =>
        happened is NoteEvent.Shared shared ? new(notes.Notes.Add(new(fact.Entry, fact.Stamp, shared.Text))) : notes;

    /// <summary>Shares words; not before the day of quiet is over (R44).</summary>
    public static Decision<NoteEvent> Share(string text, Bond bond, DateTimeOffset now)
    {
        if (bond.WhyNotShare(now) is { } why)
        {
            return why;
        }

        return string.IsNullOrWhiteSpace(text) ? NoteRefusals.NothingWritten
            : text.Length > Longest ? NoteRefusals.TooLong
            : new NoteEvent[] { new NoteEvent.Shared(text) };
    }

    /// <summary>The entries to erase to take a note back: my own, or none (R41).</summary>
    public IReadOnlyList<Id16> TakeBack(Id16 note) => [.. Notes.Where(n => n.Entry == note && n.Stamp.Mine).Select(n => n.Entry)];
}

/// <summary>Why a note is not shared.</summary>
public static class NoteRefusals
{
    public const string NothingWritten = "note.nothing-written";
    public const string TooLong = "note.too-long";
}
