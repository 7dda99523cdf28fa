using System.Net;
using System.Net.Http.Json;
using System.Text;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Browser.Tests.Journeys;

/// <summary>The same account without a browser: signs in, opens with the vault's C# twin what the browser's vault wrote, and writes what it opens.</summary>
internal static class Twin
{
    private const ushort Fact = 64;

    /// <summary>The payload of every fact the account can read, personal space first.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(Uri server, string handle, string password, string secretKey)
    {
        var facts = new List<string>();
        using var http = new HttpClient { BaseAddress = server };
        using var replica = await UnlockAsync(http, handle, password, secretKey);
        replica.Opened += news => facts.AddRange(news.Items.Where(item => item.State == ItemState.Verified).Select(item => Encoding.UTF8.GetString(item.Payload)));
        await replica.StartAsync(TestContext.Current.CancellationToken);
        Assert.All(replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
        return facts;
    }

    /// <summary>Writes private pages, as another device of the account does.</summary>
    public static async Task WriteAsync(Uri server, string handle, string password, string secretKey, IReadOnlyList<string> pages)
    {
        using var http = new HttpClient { BaseAddress = server };
        using var replica = await UnlockAsync(http, handle, password, secretKey);
        await replica.StartAsync(TestContext.Current.CancellationToken);
        foreach (var batch in pages.Select(Page).Chunk(Limits.BatchEntries))
        {
            await replica.WriteAsync(replica.Personal, batch, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Writes a page that the server takes while a proxy answers that it did not, and then another page.</summary>
    public static async Task WriteBehindAProxyAsync(Uri server, string handle, string password, string secretKey, string page, string next)
    {
        using var http = new HttpClient(new Proxy()) { BaseAddress = server };
        using var replica = await UnlockAsync(http, handle, password, secretKey);
        await replica.StartAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<RelayException>(() => replica.WriteAsync(replica.Personal, [Page(page)], TestContext.Current.CancellationToken));
        await replica.WriteAsync(replica.Personal, [Page(next)], TestContext.Current.CancellationToken);
    }

    private static Draft Page(string text)
    {
        var name = Encoding.ASCII.GetBytes("journal.written.1");
        return new(Id16.New(), 0, Fact, 1, [(byte)name.Length, .. name, .. Encoding.UTF8.GetBytes($$"""{"page":"{{Id16.New()}}","text":"{{text}}"}""")]);
    }

    private static async Task<Replica> UnlockAsync(HttpClient http, string handle, string password, string secretKey)
    {
        var kdf = await PostAsync<KdfRequest, KdfAnswer>(http, "kdf", new(handle));
        var vault = new BclVault();
        var auth = vault.Derive(handle, password, kdf.Seed, kdf.Iterations, secretKey);
        var signedIn = await PostAsync<SignInRequest, SignInAnswer>(http, "sessions", new(handle, auth, Id16.New()));
        var slot = signedIn.Slots.Single(slot => slot.Type == 1);
        vault.OpenSlot(signedIn.Account, slot.Slot, slot.Type, slot.Blob, null);

        http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.Token);
        return new(vault, new Relay(http), new MemoryFrameStore(), signedIn.Personal, TimeProvider.System);
    }

    private static async Task<TAnswer> PostAsync<TRequest, TAnswer>(HttpClient http, string path, TRequest request)
    {
        using var answer = await http.PostAsJsonAsync($"api/v1/{path}", request, ProtocolJson.Default.Options);
        answer.EnsureSuccessStatusCode();
        return (TAnswer)(await answer.Content.ReadFromJsonAsync(typeof(TAnswer), ProtocolJson.Default.Options))!;
    }

    // Says no once to what the server has taken.
    private sealed class Proxy() : DelegatingHandler(new SocketsHttpHandler())
    {
        private bool _saidNo;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            var answer = await base.SendAsync(request, stop);
            if (_saidNo || request.Method != HttpMethod.Post || !request.RequestUri!.AbsolutePath.EndsWith("/log", StringComparison.Ordinal))
            {
                return answer;
            }

            answer.EnsureSuccessStatusCode().Dispose();
            _saidNo = true;
            return new(HttpStatusCode.BadGateway);
        }
    }
}
