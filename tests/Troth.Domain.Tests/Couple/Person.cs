using System.Text;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Features.Profile;
using Troth.Protocol;

namespace Troth.Tests;

/// <summary>One of two people, as a page sees a life.</summary>
internal sealed class Person(Couple couple, string name, Id16 id) : ILife
{
    public const string Ticket = "https://notes.example/#m=ticket";

    private readonly Dictionary<string, string> drafts = [];
    private long n;

    public List<Written> Personal { get; } = [];

    public string? Refuses { get; set; }

    public string? TicketInLink { get; set; }

    public Life State { get; private set; } = FeatureCatalog.NewLife;

    public event Action? Changed;

    public TimeProvider Clock => couple.Clock;

    public int Waiting { get; set; }

    public string? Trouble { get; set; }

    public Ceremony Ceremony { get; private set; } = new Ceremony.Alone();

    public DeviceChoices Choices { get; private set; } = DeviceChoices.Default;

    public DateTimeOffset? RecoveryAt { get; set; }

    public string ServerName => "Elm Street";

    public bool Development { get; set; } = true;

    public List<SignedIn> Sessions { get; } = [new(new Id16(1), new(2026, 5, 1), true), new(new Id16(2), new(2026, 4, 2), false)];

    public IReadOnlyDictionary<string, string> Drafts => drafts;

    public async Task WriteAsync(IReadOnlyList<NewFact> facts)
    {
        foreach (var (entry, happened) in facts)
        {
            var kind = FeatureCatalog.KindOf(happened);
            var written = new Written(entry, id, Clock.GetUtcNow(), kind.Name, kind.Write(happened));
            if (kind.Reach == Reach.Both)
            {
                await couple.TellAsync(this, written);
                continue;
            }

            Personal.Add(written);
            Hear(Reach.OnlyMe, written);
        }

        await Owed.SettleAsync(this);
    }

    public void Hear(Reach reach, Written written, bool verified = true)
    {
        State = State.With([new(reach, ++n, written.Entry, new(written.Author, written.Author == id, written.At), written.Name, written.Json, verified)]);
        Changed?.Invoke();
    }

    public Task EraseAsync(Reach reach, IReadOnlyList<Id16> entries)
    {
        foreach (var person in reach == Reach.Both ? new[] { this, couple.OtherThan(this) } : [this])
        {
            person.State = person.State.Without(reach, entries);
            person.Changed?.Invoke();
        }

        return Task.CompletedTask;
    }

    public Task KeepDraftAsync(string key, string text)
    {
        drafts[key] = text;
        return Task.CompletedTask;
    }

    public Task<string> DraftAsync(string key) => Task.FromResult(drafts.GetValueOrDefault(key, ""));

    public Task<string> SealBlindAsync(Id16 entry, string words) =>
        Task.FromResult(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key(entry)}|{words}")));

    public Task<string> BlindKeyAsync(Id16 entry) => Task.FromResult(Key(entry));

    public Task<IReadOnlyList<string?>> OpenBlindAsync(IReadOnlyList<BlindWords> blinds) => Task.FromResult<IReadOnlyList<string?>>([.. blinds.Select(Open)]);

    public async Task<string?> StartMeetingAsync(string name)
    {
        await NameAsync(name);
        return Become(new Ceremony.Invited(Ticket, Clock.GetUtcNow().AddHours(48)));
    }

    public Task<bool[,]> QrCodeAsync(string text) => Task.FromResult(new[,] { { true, false }, { false, true } });

    public Task<string?> TakeTicketAsync()
    {
        (var ticket, TicketInLink) = (TicketInLink, null);
        return Task.FromResult(ticket);
    }

    public Task<Answer<Invitation>> InvitationAsync(string ticket) =>
        Task.FromResult<Answer<Invitation>>(ticket == Ticket ? new(new(couple.OtherThan(this).Called, couple.Words), null) : new(null, "port.invite-bad"));

    public async Task<string?> ClaimAsync(string ticket, string name)
    {
        if (Refuses is not null)
        {
            return Refuses;
        }

        await NameAsync(name);
        couple.OtherThan(this).Become(new Ceremony.Claimed(name, couple.Words));
        return Become(new Ceremony.Waiting(couple.OtherThan(this).Called, couple.Words, Agreed: false));
    }

    public async Task<string?> AgreeAsync()
    {
        var letIn = Ceremony is Ceremony.Claimed || couple.OtherThan(this).Ceremony is Ceremony.Connected;
        Become(letIn ? new Ceremony.Connected(couple.Words) : ((Ceremony.Waiting)Ceremony) with { Agreed = true });
        if (couple.OtherThan(this).Ceremony is Ceremony.Waiting { Agreed: true })
        {
            couple.OtherThan(this).Become(new Ceremony.Connected(couple.Words));
            await couple.OtherThan(this).CatchUpAsync();
        }

        await CatchUpAsync();
        return null;
    }

    /// <summary>Reads what the shared log said before, and writes what is owed.</summary>
    private async Task CatchUpAsync()
    {
        if (Ceremony is Ceremony.Connected)
        {
            foreach (var written in couple.Shared.ToList())
            {
                Hear(Reach.Both, written);
            }

            await Owed.SettleAsync(this);
        }
    }

    public Task<string?> UndoAsync()
    {
        State = State.Alone();
        return Task.FromResult(Become(new Ceremony.Alone()));
    }

    public Task<IReadOnlyList<string>> StateWordsAsync() => Task.FromResult<IReadOnlyList<string>>(["one", "two", "three", "four"]);

    public Task ChooseAsync(DeviceChoices choices)
    {
        Choices = choices;
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    public bool Locked { get; private set; }

    public void Lock() => Locked = true;

    public Task<Answer<IReadOnlyList<SignedIn>>> SignedInAsync() =>
        Task.FromResult(Refuses is null ? new Answer<IReadOnlyList<SignedIn>>([.. Sessions], null) : new(null, Refuses));

    public Task<string?> SignOutAsync(Id16 session)
    {
        Sessions.RemoveAll(s => s.Session == session);
        return Task.FromResult<string?>(null);
    }

    public Task<string?> CancelRecoveryAsync()
    {
        RecoveryAt = null;
        Changed?.Invoke();
        return Task.FromResult<string?>(null);
    }

    private string Called => State.Of<Names>().Mine ?? name;

    private string Key(Id16 entry) => $"key of {id} for {entry}";

    private static string? Open(BlindWords blind)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(blind.Sealed));
        return text.StartsWith(blind.Key + "|", StringComparison.Ordinal) ? text[(blind.Key.Length + 1)..] : null;
    }

    private Task NameAsync(string called) =>
        WriteAsync(NewFact.From((Decision<ProfileEvent>.Accepted)State.Of<Names>().Rename(called, Features.Meeting.Bond.None)));

    private string? Become(Ceremony ceremony)
    {
        Ceremony = ceremony;
        Changed?.Invoke();
        return null;
    }
}
