using System.Text;
using Troth.Client.Interop;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>The life of the person who unlocked this page: joins the vault, the server and the features. Everything decrypted dies with the document.</summary>
internal sealed partial class SyncedLife : ILife, IDisposable
{
    private const string TicketName = "ticket";

    private readonly IVault _vault;
    private readonly Relay _relay;
    private readonly Replica _replica;
    private readonly Drawer _drawer;
    private readonly Outbox _outbox;
    private readonly MeetingDesk _desk;
    private readonly CancellationTokenSource _stop = new();
    private readonly Turn _turn = new();
    private readonly Room _room = new();
    private readonly Restorations _restorations;
    private Life _confirmed = FeatureCatalog.NewLife;
    private HeadsAnswer? _heads;
    private string _version = "";
    private Task? _learning;
    private string? _line;
    private string? _refusal;
    private bool _read;

    public SyncedLife(IVault vault, Relay relay, IFrameStore store, Id16 personal, TimeProvider clock)
    {
        (_vault, _relay, Clock) = (vault, relay, clock);
        _replica = new(vault, relay, store, personal, clock);
        _drawer = new(vault, personal, _room);
        _desk = new(vault, relay, _replica, _drawer, clock, () => _confirmed.Of<Bond>().Since is not null);
        _outbox = new(_replica, new(vault, personal, _room));
        (_restorations, _lifeboat) = (new(_drawer, clock), new(_drawer));
        _tabs = new(LeadAsync);
        _sending = new(clock);
        State = _confirmed;
        _replica.Opened += Hear;
        _replica.Left += _ => _confirmed = _confirmed.Alone();
        _replica.Rescue = RescueAsync;
        _replica.GaveBack += entries => _ = TellAsync(() => _restorations.AddAsync(entries));
        _replica.Heard += heads => _ = NoticeAsync(heads);
        _outbox.Moved += failure => _ = MoveAsync(failure);
        _tabs.Heard += word => _ = HearAsync(word);
        _room.Changed += Show;
    }

    public event Action? Changed;

    public Life State { get; private set; }

    public int Newer => _read ? State.Newer : 0;

    public TimeProvider Clock { get; }

    public Ceremony Ceremony => _desk.Ceremony;

    public DeviceChoices Choices { get; private set; } = DeviceSettings.Read();

    public DateTimeOffset? RecoveryAt => _heads?.RecoveryAt;

    public string ServerName { get; private set; } = "";

    public bool Development { get; init; }

    public bool Example => false;

    public int Waiting => _outbox.Waiting.Count;

    public IReadOnlyList<NewFact> Unsent { get; private set; } = [];

    public string? Trouble { get; private set; }

    public GivenBack? GivenBack => _restorations.Last;

    public string? Diagnosis => Port.Diagnosis.Of(_replica.Stops, _version, Clock.GetUtcNow());

    public async Task WriteAsync(IReadOnlyList<NewFact> facts)
    {
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await _outbox.AddAsync(facts.Select(fact =>
        {
            var draft = FactFormat.Write(fact, now);
            var reach = FeatureCatalog.KindOf(fact.Event).Reach;
            return new Waiting(SpaceOf(reach), reach, draft.Entry, draft.Time, draft.Kind, draft.Schema, draft.Payload);
        }));
        Post();
    }

    public Task EraseAsync(Reach reach, IReadOnlyList<Id16> entries) => EraseAsync(SpaceOf(reach), reach, entries);

    public Task<bool> CopyDiagnosisAsync() => Bridge.CopyAsync(Diagnosis ?? "");

    public Task ReadGivenBackAsync() => TellAsync(_restorations.ReadAsync);

    public Task KeepDraftAsync(string key, string text) => _drawer.KeepAsync("draft/" + key, text);

    public Task<string> DraftAsync(string key) => _drawer.ReadAsync("draft/" + key);

    public async Task<string> SealBlindAsync(Id16 entry, string words) =>
        Convert.ToBase64String(await _vault.BlindSealAsync(Shared, entry, Encoding.UTF8.GetBytes(words)));

    public async Task<string> BlindKeyAsync(Id16 entry) => Convert.ToBase64String(await _vault.BlindKeyAsync(Shared, entry));

    public async Task<IReadOnlyList<string?>> OpenBlindAsync(IReadOnlyList<BlindWords> blinds)
    {
        var opened = await _vault.BlindOpenAsync([.. blinds.Select(ToBlind)]);
        return [.. opened.Select(bytes => bytes is null ? null : Encoding.UTF8.GetString(bytes))];
    }

    public async Task<string> SealLetterAsync(Id16 entry, string words) => Convert.ToBase64String(
        await _vault.LetterSealAsync(Shared, (await _vault.FellowsAsync(Shared))[0].Member, entry, Encoding.UTF8.GetBytes(words)));

    public async Task<string?> OpenLetterAsync(Id16 from, Id16 entry, string letter)
    {
        try
        {
            return Encoding.UTF8.GetString(await _vault.LetterOpenAsync(Shared, from, entry, Bytes(letter, null)));
        }
        catch (VaultException refused) when (refused.Code is "wrong_secret" or "bad_input")
        {
            return null;
        }
    }

    public Task<string?> StartMeetingAsync(string name) => MeetAsync(() => _desk.StartAsync(name, _stop.Token));

    public Task<bool[,]> QrCodeAsync(string text) => QrCodes.DrawAsync(text);

    public async Task<string?> TakeTicketAsync()
    {
        if (Bridge.TakeTicket() is { Length: > 0 } ticket)
        {
            await _drawer.KeepAsync(TicketName, ticket); // "not now" must not cost the invitation
        }

        return await _drawer.ReadAsync(TicketName) is { Length: > 0 } kept ? kept : null;
    }

    public Task<Answer<Invitation>> InvitationAsync(string ticket) => Sentences.TryAsync(() => _desk.ReadAsync(ticket, _stop.Token));

    public Task<string?> ClaimAsync(string ticket, string name) => MeetAsync(async () =>
    {
        await _desk.ClaimAsync(ticket, name, _stop.Token);
        await _drawer.KeepAsync(TicketName, "");
    });

    public Task<string?> AgreeAsync()
    {
        var seen = Ceremony;
        return MeetAsync(() => _desk.AgreeAsync(seen, _stop.Token));
    }

    public Task<string?> UndoAsync() => MeetAsync(async () =>
    {
        var left = _desk.Shared;
        await _desk.UndoAsync(_stop.Token);
        if (left is { } space)
        {
            await _outbox.DropAsync(space);
            await _lifeboat.ClearAsync();
            _confirmed = _confirmed.Alone();
        }
    });

    public async Task<IReadOnlyList<string>> StateWordsAsync()
    {
        try
        {
            return _desk.Shared is { } shared ? await _desk.WordsAsync(await _vault.StateWordsAsync(shared)) : [];
        }
        catch (VaultException closed) when (closed.Code == "unknown_space")
        {
            return []; // it is being read anew
        }
    }

    public async Task ChooseAsync(DeviceChoices choices)
    {
        Choices = choices;
        await DeviceSettings.KeepAsync(choices);
        Changed?.Invoke();
    }

    public async Task<Edition?> EditionAsync() =>
        (await Bridge.EditionAsync()).Split('\n') is [var version, var number, var waits] ? new(version, number, waits.Length > 0) : null;

    public void Lock() => Bridge.Lock();

    public Task<Answer<IReadOnlyList<SignedIn>>> SignedInAsync() => Sentences.TryAsync<IReadOnlyList<SignedIn>>(async () =>
        [.. (await _relay.SessionsAsync(_stop.Token)).Select(session => new SignedIn(session.Session, session.Since, session.Current))]);

    public Task<string?> SignOutAsync(Id16 session) => Sentences.TryAsync(() => _relay.EndSessionAsync(session, _stop.Token));

    public Task<string?> CancelRecoveryAsync() => Sentences.TryAsync(async () =>
    {
        await _relay.CancelRecoveryAsync(_stop.Token);
        await _replica.SyncAsync(_stop.Token);
    });

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _turn.Dispose();
        _catching.Dispose();
        _tabs.Dispose();
        _outbox.Dispose();
        _drawer.Dispose();
        _replica.Dispose();
    }

    private async Task EraseAsync(Id16 space, Reach reach, IReadOnlyList<Id16> entries)
    {
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await _outbox.AddAsync(entries.Select(entry => new Waiting(space, reach, Id16.New(), now, 0, 0, [], entry)));
        Post();
    }

    private Id16 Shared => _desk.Shared ?? throw new VaultException("unknown_space");

    private Id16 SpaceOf(Reach reach) => reach == Reach.OnlyMe ? _replica.Personal : Shared;

    private Blind ToBlind(BlindWords words) => new(Shared, words.Entry, Bytes(words.Key, 32), Bytes(words.Sealed, null));

    // What a member wrote may be no base64, or no key: then it is one that opens nothing.
    private static byte[] Bytes(string text, int? length)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var read) && (length is null || read == length) ? bytes[..read] : new byte[length ?? 0];
    }

    /// <summary>Wanted only where a record has stopped, so that nobody waits for it at the start.</summary>
    private async Task LearnVersionAsync()
    {
        _version = (await EditionAsync())?.Version ?? "";
        Changed?.Invoke();
    }

    private async Task TellAsync(Func<Task> remember)
    {
        await remember();
        Changed?.Invoke();
    }

    /// <summary>The view is what the log holds, then what waits, in that order.</summary>
    private void Show()
    {
        Trouble = _replica.Stops is [var stopped, ..] ? Sentences.For(stopped.Fault)
            : _replica.WasLeft ? "port.not-member"
            : _room.IsFull || _outbox.Waiting.Any(thing => thing.Place == 0) ? "port.full"
            : _line ?? _refusal;
        _learning ??= Diagnosis is null ? null : LearnVersionAsync();
        var waiting = _outbox.Waiting;
        var takenBack = waiting.Select(thing => thing.Target).OfType<Id16>().ToHashSet();
        Fact[] expected = [.. waiting.Where(thing => thing.Target is null && !takenBack.Contains(thing.Entry)).Select(Expected).OfType<Fact>()];
        State = _confirmed.With(expected);
        Unsent = [.. expected.Select(FactFormat.Meant).OfType<NewFact>()];
        foreach (var thing in waiting.Where(thing => thing.Target is not null))
        {
            State = State.Without(thing.Reach, [thing.Target!.Value]);
        }

        Changed?.Invoke();
    }

    private static Fact? Expected(Waiting thing) =>
        FactFormat.Read(thing.Reach, new(long.MaxValue, thing.Entry, default, true, ItemState.Verified, EntryFlags.None, 0, thing.Time, thing.Kind, thing.Schema, thing.Payload));
}
