using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Journal;

/// <summary>One version of a private page.</summary>
public sealed record PageVersion(Id16 Entry, DateTimeOffset At, string Text);

/// <summary>A private page with all its versions, oldest first; never empty.</summary>
public sealed record PrivatePage(Id16 Id, ImmutableList<PageVersion> Versions)
{
    /// <summary>The page as it stands.</summary>
    public PageVersion Latest => Versions[^1];
}

/// <summary>My private pages, in the order they were begun (R9).</summary>
public sealed record PrivatePages(ImmutableList<PrivatePage> Pages)
{
    /// <summary>Longest page, characters: a sealed entry holds 64 KiB, and a character may take three bytes.</summary>
    public const int Longest = 15_000;

    // Where each page stands: after some years there are thousands, and looking through them for each version takes minutes.
    private ImmutableDictionary<Id16, int> places = ImmutableDictionary<Id16, int>.Empty;

    /// <summary>No pages yet.</summary>
    public static PrivatePages None { get; } = new(ImmutableList<PrivatePage>.Empty);

    /// <summary>The pages after one more fact.</summary>
    public static PrivatePages Evolve(PrivatePages pages, Fact fact, LifeEvent happened)
    {
        if (happened is not JournalEvent.Written written)
        {
            return pages;
        }

        var version = new PageVersion(fact.Entry, fact.Stamp.At, written.Text);
        return pages.places.TryGetValue(written.Page, out var place)
            ? pages with { Pages = pages.Pages.SetItem(place, pages.Pages[place] with { Versions = pages.Pages[place].Versions.Add(version) }) }
            : new(pages.Pages.Add(new(written.Page, [version]))) { places = pages.places.Add(written.Page, pages.Pages.Count) };
    }

    /// <summary>A page, or null.</summary>
    public PrivatePage? Find(Id16 page) => places.TryGetValue(page, out var place) ? Pages[place] : null;

    /// <summary>Writes a page, or a new version of one; writing the same again is no new version.</summary>
    public Decision<JournalEvent> Write(Id16 page, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return JournalRefusals.NothingWritten;
        }

        if (text.Length > Longest)
        {
            return JournalRefusals.TooLong;
        }

        return Find(page)?.Latest.Text == text ? Array.Empty<JournalEvent>() : new JournalEvent[] { new JournalEvent.Written(page, text) };
    }

    /// <summary>The entries to erase so that no version of a page is left.</summary>
    public IReadOnlyList<Id16> Erase(Id16 page) => Find(page) is { } found ? [.. found.Versions.Select(v => v.Entry)] : [];
}

/// <summary>Why a page is not kept.</summary>
public static class JournalRefusals
{
    public const string NothingWritten = "journal.nothing-written";
    public const string TooLong = "journal.too-long";
}
