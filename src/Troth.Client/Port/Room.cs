using Troth.Client.Interop;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>Whether this browser has room for what a person writes. If not, it stays in the page that it was written in, and they are told.</summary>
internal sealed class Room
{
    /// <summary>Whether there was none at the last try.</summary>
    public bool IsFull { get; private set; }

    /// <summary><see cref="IsFull"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>Waits for something to be kept; whether there was room.</summary>
    public async Task<bool> KeepsAsync(Task keeping)
    {
        try
        {
            await Storing.TryAsync(keeping);
            Tell(isFull: false);
        }
        catch (StoreFullException)
        {
            Tell(isFull: true);
        }

        return !IsFull;
    }

    private void Tell(bool isFull)
    {
        var changed = isFull != IsFull;
        IsFull = isFull;
        if (changed)
        {
            Changed?.Invoke();
        }
    }
}
