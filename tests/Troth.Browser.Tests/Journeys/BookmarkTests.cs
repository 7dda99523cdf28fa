namespace Troth.Browser.Tests.Journeys;

/// <summary>A long record is read on from a bookmark: the same pages, nothing in clear on the disk, nothing lost where a bookmark is (docs/protocol.md 3.7).</summary>
public sealed class BookmarkTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const int Pages = 256; // one batch

    [Fact]
    public async Task A_long_record_opens_from_its_bookmark_with_the_same_pages_and_says_nothing_on_the_disk()
    {
        await using var street = new Street(browser, server);
        var ana = await WithALongRecordAsync(street, "sumac");
        await street.Eyes.AddStorageAsync(ana.Page);
        Assert.Equal([], street.Eyes.WhereIs("of a long year"));
        Assert.Equal([], street.Eyes.WhereIs("journal.written"));

        await ana.OpensAnewAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("page 1 of a long year");
        await ana.SeesAsync($"page {Pages} of a long year");
        await ana.WritesAsync("written after the bookmark");
        await ana.HasSentEverythingAsync(); // what is on its way when the page goes may be refused as said twice
        await ana.OpensAnewAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("written after the bookmark");
        await ana.SeesAsync("page 1 of a long year");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Erased_words_are_gone_from_the_bookmark_too()
    {
        await using var street = new Street(browser, server);
        var ana = await WithALongRecordAsync(street, "teasel");
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync($"page {Pages} of a long year");

        await ana.ErasesTheNewestPageAsync();

        Assert.DoesNotContain($"page {Pages} of a long year", await ana.ReadsTheBookmarkAsync(), StringComparison.Ordinal);
        await ana.OpensAnewAsync();
        await ana.HasABookmarkWithAsync("page 1 of a long year");
        Assert.DoesNotContain($"page {Pages} of a long year", await ana.ReadsTheBookmarkAsync(), StringComparison.Ordinal);
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("page 1 of a long year");
        await ana.SeesNoMoreAsync($"page {Pages} of a long year");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_tab_that_stood_still_over_a_bookmark_does_not_put_words_back_that_another_has_erased()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("tansy");
        await ana.HoldsBookmarksAsync();
        await ana.OpensAnewAsync();
        await ana.OpensPrivatePagesAsync();
        await WritesForLongAsync(ana);
        await ana.StandsStillOverABookmarkAsync();
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAnewAsync();
        await other.OpensPrivatePagesAsync();
        await other.SeesAsync($"page {Pages} of a long year");
        await other.ErasesTheNewestPageAsync(); // after it has taken the lead from the tab that does not answer

        await ana.LetsTheBookmarkGoAsync(); // before it reads of the erasure
        Assert.DoesNotContain($"page {Pages} of a long year", await other.ReadsTheBookmarkAsync(), StringComparison.Ordinal);
        await ana.SeesNoMoreAsync($"page {Pages} of a long year");
        await other.OpensAnewAsync();
        await other.HasABookmarkWithAsync("page 1 of a long year");
        Assert.DoesNotContain($"page {Pages} of a long year", await other.ReadsTheBookmarkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_bookmark_is_dropped_and_the_record_is_whole()
    {
        await using var street = new Street(browser, server);
        var ana = await WithALongRecordAsync(street, "vetch");
        await ana.DamagesTheBookmarkAsync();

        await ana.OpensAnewAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("page 1 of a long year");
        await ana.SeesAsync($"page {Pages} of a long year");
        await ana.HasABookmarkWithAsync("page 1 of a long year");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Two_tabs_read_on_from_one_bookmark_and_show_what_either_writes()
    {
        await using var street = new Street(browser, server);
        var ana = await WithALongRecordAsync(street, "woad");
        await ana.OpensPrivatePagesAsync();
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAnewAsync();
        await other.OpensPrivatePagesAsync();
        await other.SeesAsync("page 1 of a long year");

        await other.WritesAsync("from the other tab");
        await ana.SeesAsync("from the other tab");
        await ana.WritesAsync("from the first tab");
        await other.SeesAsync("from the first tab");
        await other.HasSentEverythingAsync();
        Assert.Equal([], street.Eyes.Complaints);
    }

    /// <summary>Somebody whose other device has written for long, and whose bookmark lies at its end.</summary>
    private async Task<Person> WithALongRecordAsync(Street street, string handle)
    {
        var ana = await street.NeighbourAsync(handle);
        await WritesForLongAsync(ana);
        await ana.HasABookmarkWithAsync($"page {Pages} of a long year");
        return ana;
    }

    private Task WritesForLongAsync(Person ana) =>
        Twin.WriteAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey, [.. Enumerable.Range(1, Pages).Select(page => $"page {page} of a long year")]);
}
