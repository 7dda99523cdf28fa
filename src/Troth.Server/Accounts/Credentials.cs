using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>The shapes of what an account is opened and changed with. Null means that all is well.</summary>
internal static class Credentials
{
    /// <summary>Bytes in a KDF seed.</summary>
    public const int SeedBytes = 16;

    private const int MostIterations = 20_000_000;

    public static Refusal? Check(byte[] seed, int iterations, byte[] auth) =>
        seed.Length != SeedBytes ? Refusals.Malformed($"A seed has {SeedBytes} bytes.")
        : auth.Length != Verifier.AuthBytes ? Refusals.Malformed($"AUTH has {Verifier.AuthBytes} bytes.")
        : iterations is < Limits.IterationFloor or > MostIterations ? Refusals.Malformed($"Iterations are {Limits.IterationFloor} to {MostIterations}.") with { Limit = Limits.IterationFloor }
        : null;

    public static Refusal? Check(KitRecord? kit, bool expected) => (kit, expected) switch
    {
        (null, false) => null,
        (null, true) => Refusals.Malformed("A kit slot comes with the kit's AUTH and wait."),
        (not null, false) => Refusals.Malformed("A kit comes with its slot."),
        ({ Auth.Length: not Verifier.AuthBytes }, _) => Refusals.Malformed($"AUTH has {Verifier.AuthBytes} bytes."),
        _ => Limits.RecoveryHours.Contains(kit.WaitHours) ? null : Refusals.Malformed("The wait of a kit is 0, 24, 48 or 168 hours."),
    };

    public static Refusal? Check(IReadOnlyList<SlotRecord> slots)
    {
        if (slots.Count > Limits.Slots)
        {
            return Refusals.Quota("unlock slots", Limits.Slots);
        }

        return !slots.All(slot => slot is not null && Blobs.Fit(slot.Blob)) ? Blobs.Refused
            : slots.Count(slot => slot.Type == SlotTypes.Password) != 1 || slots.Count(slot => slot.Type == SlotTypes.Kit) > 1 ? Refusals.Malformed("An account has one password slot and at most one kit slot.")
            : !slots.All(slot => slot.Type is >= SlotTypes.Password and <= SlotTypes.Last) ? Refusals.Malformed("There is no such type of slot.")
            : slots.DistinctBy(slot => slot.Slot).Count() != slots.Count ? Refusals.Malformed("Two slots have one id.")
            : null;
    }

    public static Refusal? Check(RegisterRequest request) =>
        Check(request.Seed, request.Iterations, request.Auth)
        ?? Check(request.Slots)
        ?? Check(request.Kit, expected: request.Slots.Any(slot => slot.Type == SlotTypes.Kit));
}
