using System.Runtime.InteropServices.JavaScript;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Interop;

/// <summary>The vault in the browser: every call is one message to the worker that holds the keys (docs/protocol.md; vault.js).</summary>
internal sealed class JsVault : IVault
{
    public async Task<Opened> OpenAsync(Id16 space, IReadOnlyList<EpochWrap> wraps, IReadOnlyList<Frame> frames, long headN)
    {
        using var answer = await CallAsync("open", Bytes("space", space.ToBytes()), Bytes("wraps", Packed.Wraps(wraps)), Bytes("frames", Frames.WritePlaced(frames)), Number("headN", headN));
        return new(
            ItemRun.Read(Get(answer, "items")),
            Long(answer, "n"),
            Get(answer, "h"),
            (uint)Long(answer, "epoch"),
            (Fault)Long(answer, "fault"),
            Long(answer, "failedAt"),
            answer.GetPropertyAsBoolean("isPersonal"));
    }

    public async Task<IReadOnlyList<Frame>> SealAsync(Id16 space, IReadOnlyList<Draft> drafts)
    {
        using var answer = await CallAsync("seal", Bytes("space", space.ToBytes()), Bytes("drafts", Packed.Drafts(drafts)));
        return Unplaced(answer, "frames");
    }

    public async Task NewChainAsync(Id16 space) => (await CallAsync("newChain", Bytes("space", space.ToBytes()))).Dispose();

    public async Task ForgetAsync(Id16 space) => (await CallAsync("forget", Bytes("space", space.ToBytes()))).Dispose();

    public async Task<Erasure> SealErasureAsync(Id16 space, Id16 record, long time, Id16 target)
    {
        using var answer = await CallAsync("sealErasure", Bytes("space", space.ToBytes()), Bytes("record", record.ToBytes()), Number("time", time), Bytes("target", target.ToBytes()));
        return new(Get(answer, "token"), Unplaced(answer, "frame")[0]);
    }

    public async Task<NewShared> NewSharedAsync(long time)
    {
        using var answer = await CallAsync("newShared", Number("time", time));
        return new(Id(answer, "space"), Id(answer, "member"), Unplaced(answer, "commit")[0], Unplaced(answer, "personal"));
    }

    public async Task<NewInvite> NewInviteAsync(Id16 space, string name, long time, long expires)
    {
        using var answer = await CallAsync("newInvite", Bytes("space", space.ToBytes()), Text("name", name), Number("time", time), Number("expires", expires));
        return new(Id(answer, "invite"), Get(answer, "offer"), answer.GetPropertyAsString("ticket")!, Unplaced(answer, "personal"));
    }

    public async Task<ReadOffer> ReadOfferAsync(string ticket, byte[] offer)
    {
        using var answer = await CallAsync("readOffer", Text("ticket", ticket), Bytes("offer", offer));
        return new(Id(answer, "invite"), Id(answer, "space"), answer.GetPropertyAsString("name")!, Words(answer));
    }

    public async Task<NewClaim> ClaimAsync(string ticket, byte[] offer, string name, long time)
    {
        using var answer = await CallAsync("claim", Text("ticket", ticket), Bytes("offer", offer), Text("name", name), Number("time", time));
        return new(Get(answer, "claim"), Unplaced(answer, "personal"));
    }

    public async Task<OpenedClaim> OpenClaimsAsync(Id16 invite, IReadOnlyList<byte[]> claims)
    {
        using var answer = await CallAsync("openClaims", Bytes("invite", invite.ToBytes()), Bytes("claims", Packed.Claims(claims)));
        return new((int)Long(answer, "index"), answer.GetPropertyAsString("name")!, Words(answer));
    }

    public async Task<Admission> AdmitAsync(Id16 space, Id16 invite, byte[] claim, long time)
    {
        using var answer = await CallAsync("admit", Bytes("space", space.ToBytes()), Bytes("invite", invite.ToBytes()), Bytes("claim", claim), Number("time", time));
        return new(Unplaced(answer, "commit")[0], Packed.ReadMemberWraps(Get(answer, "wraps")), Id(answer, "member"), Unplaced(answer, "personal"));
    }

    public async Task<IReadOnlyList<Fellow>> FellowsAsync(Id16 space)
    {
        using var answer = await CallAsync("fellows", Bytes("space", space.ToBytes()));
        return Packed.ReadFellows(Get(answer, "fellows"));
    }

    public async Task<IReadOnlyList<int>> StateWordsAsync(Id16 space, byte[]? head)
    {
        Action<JSObject>[] place = head is null ? [] : [Bytes("h", head)];
        using var answer = await CallAsync("stateWords", [Bytes("space", space.ToBytes()), .. place]);
        return Words(answer);
    }

    public async Task<byte[]> BlindSealAsync(Id16 space, Id16 entry, byte[] words)
    {
        using var answer = await CallAsync("blindSeal", Bytes("space", space.ToBytes()), Bytes("entry", entry.ToBytes()), Bytes("words", words));
        return Get(answer, "sealed");
    }

    public async Task<byte[]> BlindKeyAsync(Id16 space, Id16 entry)
    {
        using var answer = await CallAsync("blindKey", Bytes("space", space.ToBytes()), Bytes("entry", entry.ToBytes()));
        return Get(answer, "key");
    }

    public async Task<IReadOnlyList<byte[]?>> BlindOpenAsync(IReadOnlyList<Blind> blinds)
    {
        using var answer = await CallAsync("blindOpen", Bytes("blinds", Packed.Blinds(blinds)));
        return Packed.ReadOpened(Get(answer, "opened"));
    }

    public async Task<byte[]> LetterSealAsync(Id16 space, Id16 to, Id16 entry, byte[] words)
    {
        using var answer = await CallAsync("letterSeal", Bytes("space", space.ToBytes()), Bytes("to", to.ToBytes()), Bytes("entry", entry.ToBytes()), Bytes("words", words));
        return Get(answer, "letter");
    }

    public async Task<byte[]> LetterOpenAsync(Id16 space, Id16 from, Id16 entry, byte[] letter)
    {
        using var answer = await CallAsync("letterOpen", Bytes("space", space.ToBytes()), Bytes("from", from.ToBytes()), Bytes("entry", entry.ToBytes()), Bytes("letter", letter));
        return Get(answer, "words");
    }

    public async Task<byte[]> LocalSealAsync(string name, byte[] bytes)
    {
        using var answer = await CallAsync("localSeal", Text("name", name), Bytes("bytes", bytes));
        return Get(answer, "bytes");
    }

    public async Task<byte[]> LocalOpenAsync(string name, byte[] bytes)
    {
        using var answer = await CallAsync("localOpen", Text("name", name), Bytes("bytes", bytes));
        return Get(answer, "bytes");
    }

    public async Task<byte[]> SnapshotAsync(Id16 space)
    {
        using var answer = await CallAsync("snapshot", Bytes("space", space.ToBytes()));
        return Get(answer, "snapshot");
    }

    public async Task<Restored> RestoreAsync(Id16 space, byte[] snapshot)
    {
        using var answer = await CallAsync("restore", Bytes("space", space.ToBytes()), Bytes("snapshot", snapshot));
        return new(Long(answer, "n"), Get(answer, "h"), (uint)Long(answer, "epoch"), answer.GetPropertyAsBoolean("isPersonal"));
    }

    private static async Task<JSObject> CallAsync(string operation, params Action<JSObject>[] arguments)
    {
        using var call = Bridge.Object();
        foreach (var set in arguments)
        {
            set(call);
        }

        var answer = await Bridge.CallAsync(operation, call);
        return answer.GetPropertyAsString("error") is { } code ? throw new VaultException(code) : answer;
    }

    private static Action<JSObject> Bytes(string name, byte[] value) => call => call.SetProperty(name, value);

    private static Action<JSObject> Text(string name, string value) => call => call.SetProperty(name, value);

    private static Action<JSObject> Number(string name, double value) => call => call.SetProperty(name, value);

    private static byte[] Get(JSObject answer, string name) => answer.GetPropertyAsByteArray(name) ?? throw new VaultException("internal");

    private static Id16 Id(JSObject answer, string name) => Id16.Read(Get(answer, name));

    private static long Long(JSObject answer, string name) => (long)answer.GetPropertyAsDouble(name);

    private static int[] Words(JSObject answer)
    {
        using var words = answer.GetPropertyAsJSObject("words")!;
        var places = new int[words.GetPropertyAsInt32("length")];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = words.GetPropertyAsInt32(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return places;
    }

    private static List<Frame> Unplaced(JSObject answer, string name) => Frames.Read(Get(answer, name), out _) ?? throw new VaultException("internal");
}
