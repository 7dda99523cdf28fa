using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Troth.Server.Store;

namespace Troth.Server.Http;

/// <summary>
/// Who holds which token, remembered for as long as nothing was written that any session stands on. The version is read before the database: what changes
/// in between makes the memory old, never the answer wrong. Only tokens that are valid are remembered, so nobody can fill it.
/// </summary>
internal sealed class KnownCallers(SqliteStore store)
{
    private readonly ConcurrentDictionary<(UInt128, UInt128), (Held Session, long Version)> held = new();
    private long remembered;

    /// <summary>The caller with this token's hash, or null.</summary>
    public Caller? Find(byte[] tokenHash, int today)
    {
        var version = store.SessionsVersion;
        if (Interlocked.Exchange(ref remembered, version) != version)
        {
            held.Clear(); // only to free the memory: what is old is not believed
        }

        var halves = MemoryMarshal.Cast<byte, UInt128>(tokenHash);
        var key = (halves[0], halves[1]);
        if (held.TryGetValue(key, out var known) && known.Version == version && known.Session.LastDay >= today)
        {
            return known.Session.Caller;
        }

        var found = store.Read(db => db.FindCaller(tokenHash, today));
        if (found is not null)
        {
            held[key] = (found, version);
        }

        return found?.Caller;
    }
}
