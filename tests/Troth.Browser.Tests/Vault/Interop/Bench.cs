using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Opens the same frames with both vaults of somebody, each as if it had never seen the space.</summary>
internal sealed class Bench(VaultPage page, Shelf shelf, Id16 space)
{
    private readonly Dictionary<string, Seat> _browsers = [];

    /// <summary>What both saw; it fails where they did not see the same.</summary>
    /// <param name="name">What was done to the frames.</param>
    public async Task<Opened> SameAsync(string name, Person reader, IReadOnlyList<EpochWrap> wraps, (IReadOnlyList<Frame> Frames, long HeadN) given)
    {
        var browser = await BrowserAsync(reader);
        await browser.Vault.ForgetAsync(space);
        var seen = await browser.Vault.OpenAsync(space, wraps, given.Frames, given.HeadN);
        var twin = await Seat.TwinAsync(reader, shelf);
        var expected = await twin.Vault.OpenAsync(space, wraps, given.Frames, given.HeadN);
        Assert.Equal($"{name}: {GoldenFile.Text(expected)}", $"{name}: {GoldenFile.Text(seen)}");
        return expected;
    }

    /// <summary>The same for a spoiled run that follows a true one: the browser goes on from the twin's snapshot of the true one, the twin without.</summary>
    public async Task<Opened> SameAfterAsync(Spoiler spoiler, Person reader, IReadOnlyList<Frame> before, List<Frame> rest)
    {
        var (browser, twin, wraps) = (await BrowserAsync(reader), await Seat.TwinAsync(reader, shelf), shelf.Wraps(reader.Name, space));
        await twin.Vault.OpenAsync(space, wraps, before, 0);
        await browser.Vault.ForgetAsync(space);
        await browser.GoOnAsync(twin, space);
        var (frames, headN) = spoiler.Spoil(rest);
        var seen = await browser.Vault.OpenAsync(space, wraps, frames, headN);
        var expected = await twin.Vault.OpenAsync(space, wraps, frames, headN);
        Assert.Equal($"{spoiler.Name}: {GoldenFile.Text(expected)}", $"{spoiler.Name}: {GoldenFile.Text(seen)}");
        return expected;
    }

    private async Task<Seat> BrowserAsync(Person reader)
    {
        if (!_browsers.TryGetValue(reader.Name, out var browser))
        {
            _browsers[reader.Name] = browser = await Seat.ChromiumAsync(page, reader, shelf);
        }

        return browser;
    }
}
