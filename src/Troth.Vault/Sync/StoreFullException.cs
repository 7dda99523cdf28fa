namespace Troth.Vault.Sync;

/// <summary>There is no room on this device for what was to be kept.</summary>
public sealed class StoreFullException : Exception
{
    /// <summary>There is no room.</summary>
    public StoreFullException()
        : base("There is no room on this device.")
    {
    }

    /// <summary>There is no room, as somebody else found out.</summary>
    public StoreFullException(Exception inner)
        : base("There is no room on this device.", inner)
    {
    }
}
