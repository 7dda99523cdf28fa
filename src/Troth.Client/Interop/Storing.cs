using System.Runtime.InteropServices.JavaScript;
using Troth.Vault.Sync;

namespace Troth.Client.Interop;

/// <summary>Waits for something to be kept by the browser, and tells by name where it has no room left. Anything else that goes wrong there is a fault of ours.</summary>
internal static class Storing
{
    /// <summary>Waits for it. Throws <see cref="StoreFullException"/> where there is no room.</summary>
    public static async Task TryAsync(Task keeping)
    {
        try
        {
            await keeping;
        }
        catch (JSException full) when (IsFull(full))
        {
            throw new StoreFullException(full);
        }
    }

    /// <summary>Like <see cref="TryAsync(Task)"/>, for something that answers.</summary>
    public static async Task<T> TryAsync<T>(Task<T> keeping)
    {
        await TryAsync((Task)keeping);
        return await keeping;
    }

    private static bool IsFull(JSException failure) => failure.Message.Contains("QuotaExceededError", StringComparison.Ordinal);
}
