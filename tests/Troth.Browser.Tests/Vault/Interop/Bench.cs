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
        if (!_browsers.TryGetValue(reader.Name, out var browser))
        {
            _browsers[reader.Name] = browser = await Seat.ChromiumAsync(page, reader, shelf);
        }

        await ((ChromiumVault)browser.Vault).ForgetAsync(space);
        var seen = await browser.Vault.OpenAsync(space, wraps, given.Frames, given.HeadN);
        var twin = await Seat.TwinAsync(reader, shelf);
        var expected = await twin.Vault.OpenAsync(space, wraps, given.Frames, given.HeadN);
        Assert.Equal($"{name}: {GoldenFile.Text(expected)}", $"{name}: {GoldenFile.Text(seen)}");
        return expected;
    }
}
