using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.JavaScript;
using Microsoft.AspNetCore.Components.WebAssembly.Services;
using Troth.Features.Design;

namespace Troth.Client.Port;

/// <summary>Parts of the app that are fetched when they are wanted (docs/decisions/0012).</summary>
internal static class Parts
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly LazyAssemblyLoader Loader = new(null!); // in a browser it uses no other runtime than this one
    private static Task<bool> last = Task.FromResult(true);

    /// <summary>What nobody needs who has not unlocked yet: the log, the rules, and the first page.</summary>
    public static string[] OfApp { get; } = ["Troth.Protocol.wasm", "Troth.Vault.wasm", "Troth.Domain.wasm", "Troth.Ui.wasm"];

    /// <summary>Every page but the first, and the words that what is typed is held against.</summary>
    public static string[] OfPages { get; } = ["Troth.Phrasing.wasm", "Troth.Features.wasm"];

    /// <summary>The invented people.</summary>
    public static string[] OfExample { get; } = ["Troth.Sample.wasm"];

    /// <summary>The encoder of QR codes.</summary>
    public static string[] OfCodes { get; } = ["QRCoder.wasm"];

    /// <summary>Where the router finds them. Called once they are there, and not put into a caller that runs before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Assembly AllPages() => typeof(DesignPage).Assembly;

    /// <summary>Fetches parts; where the network is gone, again until it is back or nobody waits any more.</summary>
    public static async Task LoadAsync(string[] parts, CancellationToken gone = default)
    {
        while (!await TryLoadAsync(parts))
        {
            await Task.Delay(Pause, TimeProvider.System, gone);
        }
    }

    /// <summary>Fetches parts once, after those that are on their way; false where they cannot be had now.</summary>
    public static Task<bool> TryLoadAsync(string[] parts)
    {
        last = LoadAfterAsync(last, parts);
        return last;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The parts are referenced, so the trimmer sees what they need; they are only loaded later.")]
    private static async Task<bool> LoadAfterAsync(Task others, string[] parts)
    {
        await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the runtime would take the same file up twice
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
