using System.Text.Json;
using Troth.Client.Interop;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>The browser's vault behind the port that the C# twin has too: one worker of a page.</summary>
internal sealed class ChromiumVault(VaultPage page, int number) : IVault
{
    public async Task<Opened> OpenAsync(Id16 space, IReadOnlyList<EpochWrap> wraps, IReadOnlyList<Frame> frames, long headN)
    {
        var answer = await CallAsync("open", ("space", space), ("wraps", Packed.Wraps(wraps)), ("frames", Frames.WritePlaced(frames)), ("headN", headN));
        return new(
            ItemRun.Read(Bytes(answer, "items")),
            answer.GetProperty("n").GetInt64(),
            Bytes(answer, "h"),
            answer.GetProperty("epoch").GetUInt32(),
            (Fault)answer.GetProperty("fault").GetByte(),
            answer.GetProperty("failedAt").GetInt64(),
            answer.GetProperty("isPersonal").GetBoolean());
    }

    public async Task<IReadOnlyList<Frame>> SealAsync(Id16 space, IReadOnlyList<Draft> drafts) =>
        Unplaced(await CallAsync("seal", ("space", space), ("drafts", Packed.Drafts(drafts))), "frames");

    public async Task NewChainAsync(Id16 space) => await CallAsync("newChain", ("space", space));

    public async Task ForgetAsync(Id16 space) => await CallAsync("forget", ("space", space));

    public async Task<Erasure> SealErasureAsync(Id16 space, Id16 record, long time, Id16 target)
    {
        var answer = await CallAsync("sealErasure", ("space", space), ("record", record), ("time", time), ("target", target));
        return new(Bytes(answer, "token"), Unplaced(answer, "frame")[0]);
    }

    public async Task<NewShared> NewSharedAsync(long time)
    {
        var answer = await CallAsync("newShared", ("time", time));
        return new(Id(answer, "space"), Id(answer, "member"), Unplaced(answer, "commit")[0], Unplaced(answer, "personal"));
    }

    public async Task<NewInvite> NewInviteAsync(Id16 space, string name, long time, long expires)
    {
        var answer = await CallAsync("newInvite", ("space", space), ("name", name), ("time", time), ("expires", expires));
        return new(Id(answer, "invite"), Bytes(answer, "offer"), Text(answer, "ticket"), Unplaced(answer, "personal"));
    }

    public async Task<ReadOffer> ReadOfferAsync(string ticket, byte[] offer)
    {
        var answer = await CallAsync("readOffer", ("ticket", ticket), ("offer", offer));
        return new(Id(answer, "invite"), Id(answer, "space"), Text(answer, "name"), Words(answer));
    }

    public async Task<NewClaim> ClaimAsync(string ticket, byte[] offer, string name, long time)
    {
        var answer = await CallAsync("claim", ("ticket", ticket), ("offer", offer), ("name", name), ("time", time));
        return new(Bytes(answer, "claim"), Unplaced(answer, "personal"));
    }

    public async Task<OpenedClaim> OpenClaimsAsync(Id16 invite, IReadOnlyList<byte[]> claims)
    {
        var answer = await CallAsync("openClaims", ("invite", invite), ("claims", Packed.Claims(claims)));
        return new(answer.GetProperty("index").GetInt32(), Text(answer, "name"), Words(answer));
    }

    public async Task<Admission> AdmitAsync(Id16 space, Id16 invite, byte[] claim, long time)
    {
        var answer = await CallAsync("admit", ("space", space), ("invite", invite), ("claim", claim), ("time", time));
        return new(Unplaced(answer, "commit")[0], Packed.ReadMemberWraps(Bytes(answer, "wraps")), Id(answer, "member"), Unplaced(answer, "personal"));
    }

    public async Task<IReadOnlyList<Fellow>> FellowsAsync(Id16 space) =>
        Packed.ReadFellows(Bytes(await CallAsync("fellows", ("space", space)), "fellows"));

    public async Task<IReadOnlyList<int>> StateWordsAsync(Id16 space, byte[]? head = null) =>
        Words(head is null ? await CallAsync("stateWords", ("space", space)) : await CallAsync("stateWords", ("space", space), ("h", head)));

    public async Task<byte[]> BlindSealAsync(Id16 space, Id16 entry, byte[] words) =>
        Bytes(await CallAsync("blindSeal", ("space", space), ("entry", entry), ("words", words)), "sealed");

    public async Task<byte[]> BlindKeyAsync(Id16 space, Id16 entry) =>
        Bytes(await CallAsync("blindKey", ("space", space), ("entry", entry)), "key");

    public async Task<IReadOnlyList<byte[]?>> BlindOpenAsync(IReadOnlyList<Blind> blinds) =>
        Packed.ReadOpened(Bytes(await CallAsync("blindOpen", ("blinds", Packed.Blinds(blinds))), "opened"));

    public async Task<byte[]> LetterSealAsync(Id16 space, Id16 to, Id16 entry, byte[] words) =>
        Bytes(await CallAsync("letterSeal", ("space", space), ("to", to), ("entry", entry), ("words", words)), "letter");

    public async Task<byte[]> LetterOpenAsync(Id16 space, Id16 from, Id16 entry, byte[] letter) =>
        Bytes(await CallAsync("letterOpen", ("space", space), ("from", from), ("entry", entry), ("letter", letter)), "words");

    public async Task<byte[]> LocalSealAsync(string name, byte[] bytes) =>
        Bytes(await CallAsync("localSeal", ("name", name), ("bytes", bytes)), "bytes");

    public async Task<byte[]> LocalOpenAsync(string name, byte[] bytes) =>
        Bytes(await CallAsync("localOpen", ("name", name), ("bytes", bytes)), "bytes");

    public async Task<byte[]> SnapshotAsync(Id16 space) => Bytes(await CallAsync("snapshot", ("space", space)), "snapshot");

    public async Task<Restored> RestoreAsync(Id16 space, byte[] snapshot)
    {
        var answer = await CallAsync("restore", ("space", space), ("snapshot", snapshot));
        return new(answer.GetProperty("n").GetInt64(), Bytes(answer, "h"), answer.GetProperty("epoch").GetUInt32(), answer.GetProperty("isPersonal").GetBoolean());
    }

    /// <summary>Makes an account with a kit and unlocks the vault with it.</summary>
    public async Task<NewAccount> CreateAccountAsync(string handle, string password, int iterations, long time)
    {
        var answer = await CallAsync("createAccount", ("handle", handle), ("password", password), ("iterations", iterations), ("kit", true), ("time", time));
        var personal = answer.GetProperty("personal");
        return new(
            Id(answer, "account"), Text(answer, "handle"), Bytes(answer, "seed"), iterations, Bytes(answer, "auth"),
            [.. answer.GetProperty("slots").EnumerateArray().Select(slot => new SlotRecord(Id(slot, "slot"), slot.GetProperty("type").GetByte(), Bytes(slot, "blob")))],
            Bytes(answer, "kitAuth"), Text(answer, "secretKey"), Text(answer, "kitKey"),
            new(Id(personal, "space"), Id(personal, "member"), Bytes(personal, "frames"), Bytes(personal, "wrap")),
            Bytes(answer, "ldk"));
    }

    public async Task<byte[]> DeriveAsync(string handle, string password, byte[] seed, int iterations, string secretKey) => Bytes(
        await CallAsync("derive", ("handle", handle), ("password", password), ("seed", seed), ("iterations", iterations), ("secretKey", secretKey)), "auth");

    public async Task<byte[]> DeriveKitAsync(string secretKey, string kitKey) =>
        Bytes(await CallAsync("deriveKit", ("secretKey", secretKey), ("kitKey", kitKey)), "auth");

    public async Task<byte[]> OpenSlotAsync(Id16 account, SlotRecord slot, byte[]? ldk) => Bytes(
        await CallAsync("openSlot", ("account", account), ("slot", slot.Slot), ("type", slot.Type), ("blob", slot.Blob), ("ldk", ldk)), "ldk");

    /// <summary>An entry of this member's that opens with a wrong tag.</summary>
    public async Task<Frame> ForgeAsync(Id16 space) => Unplaced(await CallAsync("forge", ("space", space), ("badTags", true)), "frame")[0];

    private async Task<JsonElement> CallAsync(string operation, params (string Name, object? Value)[] arguments)
    {
        var request = JsonSerializer.Serialize(arguments.ToDictionary(argument => argument.Name, argument => argument.Value switch
        {
            byte[] bytes => new { bytes },
            Id16 id => new { bytes = id.ToBytes() },
            var other => other,
        }));
        var answer = await page.CallAsync(number, operation, request);
        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var code) ? throw new VaultException(code.GetString()!) : answer;
    }

    private static byte[] Bytes(JsonElement answer, string name) => answer.GetProperty(name).GetProperty("bytes").GetBytesFromBase64();

    private static Id16 Id(JsonElement answer, string name) => Id16.Read(Bytes(answer, name));

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static int[] Words(JsonElement answer) => [.. answer.GetProperty("words").EnumerateArray().Select(word => word.GetInt32())];

    private static List<Frame> Unplaced(JsonElement answer, string name) => Frames.Read(Bytes(answer, name), out _)!;
}
