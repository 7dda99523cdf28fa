using System.Net.Http.Json;
using System.Text;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Browser.Tests.Journeys;

/// <summary>The same account without a browser: signs in, and opens with the vault's C# twin what the browser's vault wrote.</summary>
internal static class Twin
{
    /// <summary>The payload of every fact the account can read, personal space first.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(Uri server, string handle, string password, string secretKey)
    {
        using var http = new HttpClient { BaseAddress = server };
        var kdf = await PostAsync<KdfRequest, KdfAnswer>(http, "kdf", new(handle));
        var vault = new BclVault();
        var auth = vault.Derive(handle, password, kdf.Seed, kdf.Iterations, secretKey);
        var signedIn = await PostAsync<SignInRequest, SignInAnswer>(http, "sessions", new(handle, auth, Id16.New()));
        var slot = signedIn.Slots.Single(slot => slot.Type == 1);
        vault.OpenSlot(signedIn.Account, slot.Slot, slot.Type, slot.Blob, null);

        http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.Token);
        using var replica = new Replica(vault, new Relay(http), new MemoryFrameStore(), signedIn.Personal, TimeProvider.System);
        var facts = new List<string>();
        replica.Opened += news => facts.AddRange(news.Items.Where(item => item.State == ItemState.Verified).Select(item => Encoding.UTF8.GetString(item.Payload)));
        await replica.StartAsync(TestContext.Current.CancellationToken);
        Assert.All(replica.Spaces.Values, fault => Assert.Equal(Fault.None, fault));
        return facts;
    }

    private static async Task<TAnswer> PostAsync<TRequest, TAnswer>(HttpClient http, string path, TRequest request)
    {
        using var answer = await http.PostAsJsonAsync($"api/v1/{path}", request, ProtocolJson.Default.Options);
        answer.EnsureSuccessStatusCode();
        return (TAnswer)(await answer.Content.ReadFromJsonAsync(typeof(TAnswer), ProtocolJson.Default.Options))!;
    }
}
