using System.Collections.Concurrent;
using Troth.Protocol;

namespace Troth.Server.Live;

/// <summary>Counts the open poke streams of each account.</summary>
internal sealed class PokeStreams
{
    private readonly ConcurrentDictionary<Id16, int> open = new();

    /// <summary>Takes one of the <see cref="Limits.Pokes"/> streams; false if all are taken.</summary>
    public bool TryTake(Id16 account)
    {
        var now = open.AddOrUpdate(account, 1, (_, count) => count + 1);
        if (now <= Limits.Pokes)
        {
            return true;
        }

        GiveBack(account);
        return false;
    }

    public void GiveBack(Id16 account)
    {
        open.AddOrUpdate(account, 0, (_, count) => count - 1);
        open.TryRemove(new(account, 0));
    }
}
