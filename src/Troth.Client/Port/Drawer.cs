using System.Security.Cryptography;
using System.Text;
using Troth.Client.Interop;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>Words that stay on this device, sealed by the vault under their name (docs/protocol.md 3.6).</summary>
/// <remarks>A name is stored as a hash with the personal space: whoever looks into the browser's storage reads neither the words nor what they are for.</remarks>
internal sealed class Drawer(IVault vault, Id16 personal, Room room) : IDisposable
{
    private readonly Turn _turn = new();

    /// <summary>The words kept under a name, or an empty text. Words that do not open any more are gone: the device was set up anew.</summary>
    public async Task<string> ReadAsync(string name)
    {
        using var kept = await Bridge.LoadLocalAsync(Key(name));
        if (kept.GetPropertyAsByteArray("bytes") is not { } bytes)
        {
            return "";
        }

        try
        {
            return Encoding.UTF8.GetString(await vault.LocalOpenAsync(name, bytes));
        }
        catch (VaultException unopened) when (unopened.Code == "wrong_secret")
        {
            return "";
        }
    }

    /// <summary>Keeps words under a name; an empty text forgets them. One after another: what is forgotten must not come back by a seal that took longer.</summary>
    public Task KeepAsync(string name, string text) => _turn.TakeAsync(async () =>
        await room.KeepsAsync(Bridge.KeepLocalAsync(Key(name), text.Length == 0 ? [] : await vault.LocalSealAsync(name, Encoding.UTF8.GetBytes(text)))));

    public void Dispose() => _turn.Dispose();

    /// <summary>The name under which the browser's storage has what an account keeps as <paramref name="name"/>.</summary>
    public static string Key(Id16 personal, string name) => Convert.ToHexStringLower(SHA256.HashData([.. personal.ToBytes(), .. Encoding.UTF8.GetBytes(name)]));

    private string Key(string name) => Key(personal, name);
}
