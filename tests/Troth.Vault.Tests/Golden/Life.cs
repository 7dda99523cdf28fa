using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Two whole accounts: everything needed to unlock them, what a server holds of them, and what must be seen when it is opened.</summary>
internal sealed record Life(int Version, IReadOnlyList<LifePerson> People);

/// <param name="Ldk">This device's sealed local key, under which <paramref name="Local"/> opens.</param>
/// <param name="Spaces">In the order in which they must be opened.</param>
internal sealed record LifePerson(
    string Name,
    string Handle,
    string Password,
    byte[] Seed,
    int Iterations,
    string SecretKey,
    string KitKey,
    byte[] Auth,
    byte[] KitAuth,
    Id16 Account,
    IReadOnlyList<SlotRecord> Slots,
    byte[] Ldk,
    LifeLocal Local,
    IReadOnlyList<LifeSpace> Spaces,
    IReadOnlyList<LifeBlind> Blinds);

internal sealed record LifeLocal(string Name, byte[] Sealed, byte[] Bytes);

internal sealed record LifeBlind(Blind Blind, byte[]? Words);

/// <param name="Opened">What opening all frames at once must give, with the claimed head being the last place.</param>
internal sealed record LifeSpace(
    Id16 Space, IReadOnlyList<EpochWrap> Wraps, IReadOnlyList<Frame> Frames, Opened Opened, IReadOnlyList<int> StateWords, IReadOnlyList<Fellow> Fellows);
