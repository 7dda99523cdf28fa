using System.Collections.Concurrent;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Server.Tests.Engine;

/// <summary>An account that is made once and lives on many servers: a password is slow on purpose, the kit opens at once.</summary>
internal sealed class Account
{
    private const string Password = "a sentence long enough";

    private static readonly ConcurrentDictionary<string, Lazy<Account>> Known = new();

    private readonly NewAccount _made;

    private Account(string handle) => _made = new BclVault().CreateAccount(handle, Password, Limits.IterationFloor, kit: true, 0);

    public static Account Of(string handle) => Known.GetOrAdd(handle, name => new(() => new(name))).Value;

    public string Handle => _made.Handle;

    public byte[] Auth => _made.Auth;

    public NewSpace Personal => _made.Personal;

    public RegisterRequest Registration =>
        new(_made.Account, _made.Handle, _made.Seed, _made.Iterations, _made.Auth, _made.Slots, new(_made.KitAuth!, 48), _made.Personal, null);

    /// <summary>A new vault, unlocked, and the sealed local key of its device.</summary>
    /// <param name="slots">The slots as the server gave them; the account's own unless said.</param>
    /// <param name="localKey">What the device has kept; null on a new one.</param>
    public (IVault Vault, byte[] LocalKey) Unlock(IReadOnlyList<SlotRecord>? slots = null, byte[]? localKey = null)
    {
        var vault = new BclVault();
        vault.DeriveKit(_made.SecretKey, _made.KitKey!);
        var slot = (slots ?? _made.Slots).Single(slot => slot.Type == 2);
        return (vault, vault.OpenSlot(_made.Account, slot.Slot, slot.Type, slot.Blob, localKey));
    }
}
