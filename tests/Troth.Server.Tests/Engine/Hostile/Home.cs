using Microsoft.Extensions.Time.Testing;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>Ana and whoever reads with her: Ben, or another device of hers, in front of a server that lies to the reader.</summary>
/// <param name="atBookmarks">Whether the reader has locked and gone on from bookmarks before anything happens, and does so again afterwards.</param>
internal sealed class Home(bool atBookmarks) : IAsyncDisposable
{
    private readonly Relay _server = new();
    private readonly List<Device> _devices = [];

    public Device Ana { get; private set; } = null!;

    /// <summary>The device that is lied to.</summary>
    public Device Reader { get; private set; } = null!;

    /// <summary>Between the reader and the server.</summary>
    public HostileWire Wire { get; } = new();

    /// <summary>The reader's clock.</summary>
    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public Id16 Space { get; private set; }

    /// <summary>The last place that the reader has verified before anything happens.</summary>
    public long Known { get; private set; }

    /// <summary>The reader is Ben; both have met, and both have read "hello" and "good day".</summary>
    public static async Task<Home> MeetAsync(bool atBookmarks)
    {
        var home = new Home(atBookmarks);
        home.Ana = await home.StrangerAsync("ana");
        home.Reader = await home.StrangerAsync("ben", home.Wire, home.Clock);
        home.Space = await home.Ana.MeetAsync(home.Reader);
        return await home.GreetAsync();
    }

    /// <summary>The reader is another device of Ana's, who has met nobody yet.</summary>
    public static async Task<Home> AloneAsync(bool atBookmarks)
    {
        var home = new Home(atBookmarks);
        home.Ana = await home.StrangerAsync("ana");
        home.Reader = home.Keep(await home.Ana.ElsewhereAsync(home.Wire));
        home.Space = await home.Ana.Meetings.NewSpaceAsync(default);
        return await home.GreetAsync();
    }

    /// <summary>Somebody else with an account on this server.</summary>
    public async Task<Device> StrangerAsync(string handle, HttpMessageHandler? wire = null, TimeProvider? clock = null) =>
        Keep(await Device.BeginAsync(_server.Http.BaseAddress!, handle, wire, clock));

    /// <summary>Looks after a device until the end.</summary>
    public Device Keep(Device device)
    {
        _devices.Add(device);
        return device;
    }

    /// <summary>Ana writes lines that the reader has not seen yet.</summary>
    public async Task AnaWritesAsync(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Ana.WriteAsync(Space, line);
        }
    }

    /// <summary>What the server really has.</summary>
    public async Task<Branch> TruthAsync() => Branch.Of(Space, (await Ana.Relay.LogAsync(Space, 0, default)).Frames);

    /// <summary>The server shows this to the reader from now on, who looks.</summary>
    public Task ShowAsync(IEnumerable<Frame> frames)
    {
        Wire.Lies[Space] = Branch.Of(Space, frames);
        return Reader.Replica.SyncAsync(default);
    }

    /// <summary>The server is honest again, and the reader unlocks.</summary>
    public async Task<Device> AfterwardsAsync()
    {
        Wire.Lies.Clear();
        Wire.Feigns = null;
        return Keep(await (atBookmarks ? Reader.AtBookmarksAsync(Wire) : Reader.AgainAsync(Wire)));
    }

    /// <summary>Where the space stopped for a device; it is the only one.</summary>
    public (Fault Fault, long Place) StopOf(Device device)
    {
        var stopped = Assert.Single(device.Replica.Stops);
        Assert.Equal(Space, stopped.Space);
        return (stopped.Fault, stopped.Place);
    }

    private async Task<Home> GreetAsync()
    {
        await Ana.WriteAsync(Space, "hello");
        await Reader.Replica.SyncAsync(default);
        await Reader.WriteAsync(Space, "good day");
        await Ana.Replica.SyncAsync(default);
        Known = (await TruthAsync()).N;
        Reader = atBookmarks ? Keep(await Reader.AtBookmarksAsync(Wire)) : Reader;
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _devices.ForEach(device => device.Dispose());
        Wire.Dispose();
        await _server.DisposeAsync();
    }
}
