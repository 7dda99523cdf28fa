using System.Net.Http.Json;
using System.Text;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Server.Tests.Engine;

/// <summary>A device with a real vault and the real engine, against a server.</summary>
internal sealed class Device : IDisposable
{
    private const ushort Fact = 64;

    private readonly Account _account;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public Device(Account account, HttpClient http, (IVault Vault, byte[] LocalKey) unlocked, Id16 personal, IFrameStore? store = null, TimeProvider? clock = null)
    {
        (_account, _http, _clock, Store) = (account, http, clock ?? TimeProvider.System, store ?? new MemoryFrameStore());
        (Vault, LocalKey) = unlocked;
        Relay = new(http, account.Auth);
        Replica = new(Vault, Relay, Store, personal, _clock);
        Meetings = new(Vault, Relay, Replica);
        Replica.Opened += Hear;
        Replica.Left += space => Read.Remove(space);
        Replica.Rescue = (space, drafts) =>
        {
            Rescued.AddRange(drafts.Select(draft => (space, draft)));
            return Task.CompletedTask;
        };
    }

    public string Handle => _account.Handle;

    public IVault Vault { get; }

    /// <summary>The local key of this device, sealed: it lies on the disk too.</summary>
    public byte[] LocalKey { get; }

    /// <summary>What lies on the disk of this device.</summary>
    public IFrameStore Store { get; }

    public Troth.Vault.Sync.Relay Relay { get; }

    public Replica Replica { get; }

    public Meetings Meetings { get; }

    /// <summary>What was saved and not sent: it lies on the disk too.</summary>
    public List<(Id16 Space, Draft Draft)> Waiting { get; private init; } = [];

    /// <summary>The kinds of all that this device has opened.</summary>
    public List<ushort> Kinds { get; } = [];

    /// <summary>What stood only in a record that was let go of.</summary>
    public List<(Id16 Space, Draft Draft)> Rescued { get; } = [];

    /// <summary>What this device has read and nobody has erased, by space and entry, in order of the log.</summary>
    public Dictionary<Id16, OrderedDictionary<Id16, string>> Read { get; } = [];

    /// <summary>A new account on its first device.</summary>
    public static async Task<Device> BeginAsync(Uri server, string handle, HttpMessageHandler? wire = null, TimeProvider? clock = null)
    {
        var account = Account.Of(handle);
        var http = new HttpClient(wire ?? new HttpClientHandler(), disposeHandler: wire is null) { BaseAddress = server };
        (await http.PostAsJsonAsync("api/v1/accounts", account.Registration, ProtocolJson.Default.Options)).EnsureSuccessStatusCode();
        await SignInAsync(http, account);
        return await StartAsync(new(account, http, account.Unlock(), account.Personal.Space, clock: clock));
    }

    /// <summary>Another device of the same account.</summary>
    /// <param name="personal">What the server says the personal space is, where it lies.</param>
    public Task<Device> ElsewhereAsync(HttpMessageHandler? wire = null, Id16? personal = null) => UnlockAsync(wire, personal, null, new MemoryFrameStore(), []);

    /// <summary>This device after a lock: what lies on its disk is all it knows.</summary>
    public Task<Device> AgainAsync(HttpMessageHandler? wire = null) => AgainAsync(Store, wire);

    /// <summary>This device after a lock, on a disk that is perhaps another one now.</summary>
    public Task<Device> AgainAsync(IFrameStore store, HttpMessageHandler? wire = null) => UnlockAsync(wire, null, LocalKey, store, Waiting);

    /// <summary>This device after a lock, with bookmarks in what it had read.</summary>
    public async Task<Device> AtBookmarksAsync(HttpMessageHandler? wire = null)
    {
        await Replica.BookmarkAsync(1);
        return await AgainAsync(wire);
    }

    /// <summary>Meets somebody in a space of two.</summary>
    public async Task<Id16> MeetAsync(Device joiner)
    {
        var space = await Meetings.NewSpaceAsync(default);
        await MeetAsync(joiner, space);
        return space;
    }

    /// <summary>Lets somebody into a space.</summary>
    public async Task MeetAsync(Device joiner, Id16 space)
    {
        var (invite, ticket) = await Meetings.InviteAsync(space, "A", default);
        var offer = await joiner.Meetings.ReadAsync(ticket, default);
        await joiner.Meetings.ClaimAsync(ticket, "B", default);
        var candidate = await Meetings.CandidateAsync(invite, default);
        Assert.Equal(offer.Words, candidate!.Words);
        await Meetings.AdmitAsync(space, candidate, default);
        await joiner.Replica.SyncAsync(default);
    }

    /// <summary>Writes a line; the id of its entry.</summary>
    public async Task<Id16> WriteAsync(Id16 space, string line)
    {
        var draft = Line(line);
        await Replica.WriteAsync(space, [draft], default);
        return draft.Entry;
    }

    /// <summary>Saves a line as the app does: it waits on this device until the server has it.</summary>
    public async Task<Id16> SaveAsync(Id16 space, string line)
    {
        var draft = Line(line);
        Waiting.Add((space, draft));
        await FlushAsync();
        return draft.Entry;
    }

    /// <summary>Sends what waits, first in first out, as far as it can be sent.</summary>
    public async Task FlushAsync()
    {
        while (Waiting is [var (space, draft), ..] && Replica.CanWrite(space))
        {
            try
            {
                await Replica.WriteAsync(space, [draft], default);
                Waiting.RemoveAt(0);
            }
            catch (Exception later) when (later is HttpRequestException or RelayException or VaultException)
            {
                return;
            }
        }
    }

    /// <summary>Leaves the device as a browser does whose battery dies.</summary>
    public void Dispose()
    {
        Replica.Dispose();
        _http.Dispose();
    }

    private static Draft Line(string line) => new(Id16.New(), 0, Fact, 1, Encoding.UTF8.GetBytes(line));

    /// <summary>This device after a lock, before it has asked the server anything.</summary>
    public async Task<Device> LoadedAsync(HttpMessageHandler wire)
    {
        var http = new HttpClient(wire, disposeHandler: false) { BaseAddress = _http.BaseAddress };
        var signedIn = await SignInAsync(http, _account);
        var device = new Device(_account, http, _account.Unlock(signedIn.Slots, LocalKey), signedIn.Personal, Store, _clock) { Waiting = Waiting };
        await device.Replica.LoadAsync();
        return device;
    }

    private async Task<Device> UnlockAsync(HttpMessageHandler? wire, Id16? personal, byte[]? localKey, IFrameStore store, List<(Id16 Space, Draft Draft)> waiting)
    {
        var http = new HttpClient(wire ?? new HttpClientHandler(), disposeHandler: wire is null) { BaseAddress = _http.BaseAddress };
        var signedIn = await SignInAsync(http, _account);
        return await StartAsync(new(_account, http, _account.Unlock(signedIn.Slots, localKey), personal ?? signedIn.Personal, store, _clock) { Waiting = waiting });
    }

    private static async Task<SignInAnswer> SignInAsync(HttpClient http, Account account)
    {
        var answer = await http.PostAsJsonAsync("api/v1/sessions", new SignInRequest(account.Handle, account.Auth, Id16.New()), ProtocolJson.Default.Options);
        var signedIn = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.SignInAnswer))!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.Token);
        return signedIn;
    }

    private static async Task<Device> StartAsync(Device device)
    {
        await device.Replica.StartAsync(default);
        return device;
    }

    private void Hear(News news)
    {
        Kinds.AddRange(news.Items.Select(item => item.Kind));
        var lines = Read.TryGetValue(news.Space, out var known) ? known : Read[news.Space] = [];
        foreach (var item in news.Items)
        {
            if (item is { Kind: Fact, State: ItemState.Verified })
            {
                lines.Add(item.Entry, Encoding.UTF8.GetString(item.Payload)); // throws if anything were heard twice
            }
            else if (item.Flags == EntryFlags.Erase)
            {
                lines.Remove(Id16.Read(item.Payload));
            }
        }
    }
}
