using System.Net.Http.Json;
using System.Text;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Server.Tests.Engine;

/// <summary>A device with a real vault and the real engine, against the real server.</summary>
internal sealed class Device : IDisposable
{
    private const string Password = "a sentence long enough";
    private const ushort Fact = 64;

    private readonly HttpClient _http;

    private Device(HttpClient http, BclVault vault, Id16 personal, string secretKey, string handle)
    {
        (_http, SecretKey, Handle) = (http, secretKey, handle);
        var relay = new Vault.Sync.Relay(http);
        Replica = new(vault, relay, new MemoryFrameStore(), personal, TimeProvider.System);
        Meetings = new(vault, relay, Replica);
        Replica.Opened += Hear;
    }

    public string Handle { get; }

    public string SecretKey { get; }

    public Replica Replica { get; }

    public Meetings Meetings { get; }

    /// <summary>What this device has read and nobody has erased, by space and entry, in order of the log.</summary>
    public Dictionary<Id16, Dictionary<Id16, string>> Read { get; } = [];

    /// <summary>A new account on its first device.</summary>
    public static async Task<Device> BeginAsync(Uri server, string handle, HttpMessageHandler? wire = null)
    {
        var vault = new BclVault();
        var made = vault.CreateAccount(handle, Password, Limits.IterationFloor, kit: false, 0);
        var http = new HttpClient(wire ?? new HttpClientHandler()) { BaseAddress = server };
        var registration = new RegisterRequest(made.Account, made.Handle, made.Seed, made.Iterations, made.Auth, made.Slots, null, made.Personal, null);
        (await http.PostAsJsonAsync("api/v1/accounts", registration, ProtocolJson.Default.Options)).EnsureSuccessStatusCode();
        await SignInAsync(http, handle, made.Auth);
        return await StartAsync(new(http, vault, made.Personal.Space, made.SecretKey, handle));
    }

    /// <summary>Another device of the same account.</summary>
    public async Task<Device> ElsewhereAsync(HttpMessageHandler? wire = null)
    {
        var vault = new BclVault();
        var http = new HttpClient(wire ?? new HttpClientHandler()) { BaseAddress = _http.BaseAddress };
        var kdf = (await (await http.PostAsJsonAsync("api/v1/kdf", new KdfRequest(Handle), ProtocolJson.Default.Options)).Content.ReadFromJsonAsync(ProtocolJson.Default.KdfAnswer))!;
        var signedIn = await SignInAsync(http, Handle, vault.Derive(Handle, Password, kdf.Seed, kdf.Iterations, SecretKey));
        var slot = signedIn.Slots.Single(slot => slot.Type == 1);
        vault.OpenSlot(signedIn.Account, slot.Slot, slot.Type, slot.Blob, null);
        return await StartAsync(new(http, vault, signedIn.Personal, SecretKey, Handle));
    }

    /// <summary>Writes a line; the id of its entry.</summary>
    public async Task<Id16> WriteAsync(Id16 space, string line)
    {
        var entry = Id16.New();
        await Replica.WriteAsync(space, [new(entry, 0, Fact, 1, Encoding.UTF8.GetBytes(line))], default);
        return entry;
    }

    public void Dispose()
    {
        Replica.Dispose();
        _http.Dispose();
    }

    private static async Task<SignInAnswer> SignInAsync(HttpClient http, string handle, byte[] auth)
    {
        var answer = await http.PostAsJsonAsync("api/v1/sessions", new SignInRequest(handle, auth, Id16.New()), ProtocolJson.Default.Options);
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
