using Troth.Domain;

namespace Troth.Features.Notes;

/// <summary>Notes both can read.</summary>
public static class NotesFeature
{
    public static Feature<SharedNotes> Descriptor { get; } = new("note", Place.Together, Reach.Both, "/notes", SharedNotes.None, NoteEvent.Kinds, SharedNotes.Evolve);
}
