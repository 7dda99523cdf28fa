using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices.JavaScript;
using Microsoft.AspNetCore.Components.WebAssembly.Services;

namespace Troth.Client.Port;

/// <summary>Parts of the app that are fetched when they are wanted (docs/decisions/0012).</summary>
internal static class Parts
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly LazyAssemblyLoader Loader = new(null!); // in a browser it uses no other runtime than this one

    /// <summary>What nobody needs who has not unlocked yet: the log, the rules and the pages.</summary>
    public static string[] OfApp { get; } = ["Troth.Protocol.wasm", "Troth.Vault.wasm", "Troth.Domain.wasm", "Troth.Features.wasm"];

    /// <summary>The invented people.</summary>
    public static string[] OfExample { get; } = ["Troth.Sample.wasm"];

    /// <summary>The encoder of QR codes.</summary>
    public static string[] OfCodes { get; } = ["QRCoder.wasm"];

    /// <summary>Fetches parts; where the network is gone, again until it is back.</summary>
    public static async Task LoadAsync(string[] parts)
    {
        while (!await TryLoadAsync(parts))
        {
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Fetches parts once; false where they cannot be had now.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The parts are referenced, so the trimmer sees what they need; they are only loaded later.")]
    public static async Task<bool> TryLoadAsync(string[] parts)
    {
        try
        {
            await Loader.LoadAssembliesAsync(parts);
            return true;
        }
        catch (JSException)
        {
            return false;
        }
    }
}
