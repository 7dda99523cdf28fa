using Troth.Domain;
using Troth.Features.Notes;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Journal;

public sealed class JournalTests
{
    private static readonly Id16 Page = new(7);

    [Fact]
    public void R9_the_journal_has_no_kind_that_another_could_read() =>
        Assert.All(JournalEvent.Kinds, kind => Assert.Equal(Reach.OnlyMe, kind.Reach));

    [Fact]
    public void Every_version_of_a_page_stays_readable()
    {
        var pages = Given(new JournalEvent.Written(Page, "first"), new JournalEvent.Written(new Id16(8), "other"), new JournalEvent.Written(Page, "second"));

        Assert.Equal(["first", "second"], pages.Find(Page)!.Versions.Select(v => v.Text));
        Assert.Equal("second", pages.Find(Page)!.Latest.Text);
        Assert.Equal([Page, new Id16(8)], pages.Pages.Select(p => p.Id));
    }

    [Fact]
    public void Writing_the_same_again_is_no_new_version() =>
        Assert.Empty(Assert.IsType<Decision<JournalEvent>.Accepted>(Given(new JournalEvent.Written(Page, "same")).Write(Page, "same")).Events);

    [Fact]
    public void An_empty_or_endless_page_is_refused()
    {
        Assert.Equal(new Decision<JournalEvent>.Refused(JournalRefusals.NothingWritten), PrivatePages.None.Write(Page, " \n"));
        Assert.Equal(new Decision<JournalEvent>.Refused(JournalRefusals.TooLong), PrivatePages.None.Write(Page, new('x', PrivatePages.Longest + 1)));
    }

    [Fact]
    public async Task Erasing_a_page_erases_every_version()
    {
        var ana = new Couple().Ana;
        foreach (var text in new[] { "first", "second" })
        {
            await ana.WriteAsync(NewFact.From((Decision<JournalEvent>.Accepted)ana.State.Of<PrivatePages>().Write(Page, text)));
        }

        var gone = ana.State.Of<PrivatePages>().Erase(Page);
        await ana.EraseAsync(Reach.OnlyMe, gone);

        Assert.Equal(2, gone.Count);
        Assert.Empty(ana.State.Of<PrivatePages>().Pages);
        Assert.Empty(ana.State.Of<PrivatePages>().Erase(Page));
    }

    [Fact]
    public async Task R9_sharing_makes_a_copy_with_its_own_id_and_no_way_back()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ana.WriteAsync([new(Id16.New(), new JournalEvent.Written(Page, "for us"))]);
        var text = couple.Ana.State.Of<PrivatePages>().Find(Page)!.Latest;

        await couple.Ana.WriteAsync(NewFact.From((Decision<NoteEvent>.Accepted)SharedNotes.Share(text.Text, couple.Ana.State.Of<Meeting.Bond>(), couple.Clock.GetUtcNow())));

        var copy = Assert.Single(couple.Ben.State.Of<SharedNotes>().Notes);
        Assert.Equal("for us", copy.Text);
        Assert.NotEqual(text.Entry, copy.Entry);
        Assert.Equal("{\"text\":\"for us\"}"u8.ToArray(), couple.Shared[^1].Json);
        Assert.Empty(couple.Ben.State.Of<PrivatePages>().Pages);
    }

    private static PrivatePages Given(params JournalEvent[] news) => news.Aggregate(
        PrivatePages.None,
        (pages, n) => PrivatePages.Evolve(pages, new(Reach.OnlyMe, 1, Id16.New(), new(new Id16(1), true, DateTimeOffset.UnixEpoch), "", default, true), n));
}
