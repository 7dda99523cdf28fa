using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A new account: what to register, and what the person must keep.</summary>
/// <param name="Handle">In lower case.</param>
/// <param name="Seed">16 bytes for POST /kdf to give out.</param>
/// <param name="Auth">AUTH, 32 bytes.</param>
/// <param name="KitAuth">AUTH_kit, 32 bytes; null without a recovery kit.</param>
/// <param name="SecretKey">Text of the Secret Key, <c>T1-…</c>.</param>
/// <param name="KitKey">Text of the kit key, <c>K1-…</c>; null without a recovery kit.</param>
/// <param name="Personal">The personal space with its first three entries.</param>
/// <param name="Ldk">The sealed local key to keep on this device, 60 bytes.</param>
public sealed record NewAccount(
    Id16 Account,
    string Handle,
    byte[] Seed,
    int Iterations,
    byte[] Auth,
    IReadOnlyList<SlotRecord> Slots,
    byte[]? KitAuth,
    string SecretKey,
    string? KitKey,
    NewSpace Personal,
    byte[] Ldk);

/// <summary>A new password: what PUT /account/password needs besides the current AUTH.</summary>
/// <param name="Personal">The new slot list, to append to the personal space.</param>
public sealed record NewPassword(byte[] Seed, int Iterations, byte[] Auth, SlotRecord Slot, IReadOnlyList<Frame> Personal);

/// <summary>A new recovery kit. It takes the place of the kit before, if there was one.</summary>
/// <param name="Auth">AUTH_kit, 32 bytes.</param>
/// <param name="SecretKey">Text of the Secret Key, which belongs on the same paper.</param>
/// <param name="Personal">The new slot list, to append to the personal space.</param>
public sealed record NewKit(string SecretKey, string KitKey, byte[] Auth, SlotRecord Slot, IReadOnlyList<Frame> Personal);
