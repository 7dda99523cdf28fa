using Troth.Client.Interop;
using Troth.Client.Port;
using Troth.Features.Catalog;

namespace Troth.Client;

/// <summary>What is done while somebody types the password, so that nobody waits for it afterwards (docs/decisions/0012).</summary>
internal static class Readiness
{
    /// <summary>Fetches the parts, then reads nothing as each kind of event: the first reading of a kind is many times slower than the others. Ends at the unlock.</summary>
    public static async Task PrepareAsync(Task unlocked)
    {
        if (await Parts.TryLoadAsync(Parts.OfApp))
        {
            await LearnKindsAsync(unlocked);
        }
    }

    private static async Task LearnKindsAsync(Task unlocked)
    {
        foreach (var kind in FeatureCatalog.Kinds)
        {
            if (unlocked.IsCompleted)
            {
                return;
            }

            kind.Read("{}"u8);
            await Task.WhenAny(Bridge.IdleAsync(), unlocked); // typing goes first
        }
    }
}
