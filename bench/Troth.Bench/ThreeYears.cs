using System.Diagnostics;
using System.Text;
using Troth.Protocol;
using Troth.Sample;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Bench;

/// <summary>One account with three years of a life, sealed by the real vault and appended through the real server.</summary>
internal sealed class ThreeYears : IAsyncDisposable
{
    public const string Password = "plum kettle under the bridge";
    private const ushort Fact = 64;
    private const int CatchUp = 10_000;

    private readonly string data;
    private readonly HttpClient http;
    private readonly Dictionary<Id16, long> spaces = [];
    private long stored;

    private ThreeYears(string data, Target target)
    {
        (this.data, Target) = (data, target);
        http = new() { BaseAddress = target.Address };
    }

    public Target Target { get; }

    public const string Handle = "maple";

    public string SecretKey { get; private set; } = "";

    public long Entries => spaces.Values.Sum();

    public static Task<ThreeYears> WriteAsync() => WriteAsync(SampleStory.ThreeYears);

    /// <summary>Their first twelve weeks only: what most people have for a long time.</summary>
    public static Task<ThreeYears> BeginAsync() => WriteAsync(SampleStory.TwelveWeeks);

    private static async Task<ThreeYears> WriteAsync(Func<DateTimeOffset, IReadOnlyList<Told>> story)
    {
        var data = Directory.CreateDirectory(Path.Combine(Folders.Root, "artifacts", "bench", Id16.New().ToString())).FullName;
        var years = new ThreeYears(data, await Target.TrothAsync(data));
        await years.SealAsync(story(TimeProvider.System.GetUtcNow()));
        return years;
    }

    /// <summary>Reads the first entries as a device does that was away: page by page, checked and kept, not opened.</summary>
    public async Task<IReadOnlyList<Row>> MeasureCatchUpAsync(int rounds)
    {
        var space = spaces.MaxBy(space => space.Value).Key;
        var relay = new Relay(http);
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            for (var after = 0L; after < CatchUp;)
            {
                var page = await relay.LogAsync(space, after, default);
                after = page.Frames[^1].N;
            }

            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return [new($"Catch-up of {CatchUp:N0} entries", $"{Medians.Of(times):0} ms", $"{CatchUp / Medians.Of(times) * 1000:N0} entries/s, in pages of {Limits.PageEntries}", "")];
    }

    /// <summary>What the database file holds beside what had to be kept. Stops the server.</summary>
    public async Task<IReadOnlyList<Row>> MeasureDiskAsync()
    {
        await Target.StopAsync();
        var file = new FileInfo(Path.Combine(data, "troth.db")).Length;
        return [new("Bytes on disk", $"{file / (double)Entries:0} for each entry", $"{file:N0} bytes for {Entries:N0} entries of {stored:N0}: {file / (double)stored:0.00} times what is stored", "≤ 1.15 times")];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Target.DisposeAsync();
    }

    private async Task SealAsync(IReadOnlyList<Told> story)
    {
        var vault = new BclVault();
        var made = vault.CreateAccount(Handle, Password, Limits.Iterations, kit: false, 0);
        SecretKey = made.SecretKey;
        var registration = new RegisterRequest(made.Account, made.Handle, made.Seed, made.Iterations, made.Auth, made.Slots, null, made.Personal, null);
        (await http.PostAsJsonAsync("api/v1/accounts", registration, ProtocolJson.Default.Options)).EnsureSuccessStatusCode();
        var signedIn = await http.PostAsJsonAsync("api/v1/sessions", new SignInRequest(made.Handle, made.Auth, Id16.New()), ProtocolJson.Default.Options);
        var answer = (await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ProtocolJson.Default.SignInAnswer))!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", answer.Token);

        var relay = new Relay(http);
        using var replica = new Replica(vault, relay, new MemoryFrameStore(), made.Personal.Space, TimeProvider.System);
        await replica.StartAsync(default);
        var shared = await new Meetings(vault, relay, replica).NewSpaceAsync(default);

        // One account writes both people's words: what is opened and folded is as much.
        foreach (var reach in story.GroupBy(told => told.Reach))
        {
            var space = reach.Key == Domain.Reach.Both ? shared : made.Personal.Space;
            foreach (var batch in reach.Select(told => Draft(told.Written)).Chunk(Limits.BatchEntries))
            {
                await replica.WriteAsync(space, batch, default);
            }
        }

        await CountAsync(relay, shared, made.Personal.Space);
    }

    private async Task CountAsync(Relay relay, params Id16[] logs)
    {
        foreach (var space in logs)
        {
            for (var (after, more) = (0L, true); more;)
            {
                var page = await relay.LogAsync(space, after, default);
                stored += page.Frames.Sum(frame => frame.Header.Length + frame.Body.Length);
                (after, more) = (page.Frames[^1].N, page.Frames[^1].N < page.N);
                spaces[space] = page.N;
            }
        }
    }

    private static Draft Draft(Written written)
    {
        var name = Encoding.ASCII.GetBytes(written.Name);
        return new(written.Entry, written.At.ToUnixTimeMilliseconds(), Fact, 1, [(byte)name.Length, .. name, .. written.Json]);
    }
}
