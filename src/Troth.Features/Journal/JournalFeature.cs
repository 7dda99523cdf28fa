using Troth.Domain;

namespace Troth.Features.Journal;

/// <summary>The private journal.</summary>
public static class JournalFeature
{
    public static Feature<PrivatePages> Descriptor { get; } = new("journal", Place.Me, Reach.OnlyMe, "/journal", PrivatePages.None, JournalEvent.Kinds, PrivatePages.Evolve);
}
