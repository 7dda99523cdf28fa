using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Features.Meeting;
using Troth.Features.Profile;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>One of two people, as a page sees a life. What a server would say of itself, or refuse, is set from outside.</summary>
public sealed class Person(TwoPeople couple, Author author) : ILife
{
    /// <summary>The only ticket there is.</summary>
    public const string Ticket = "https://notes.example/#m=ticket";

    private readonly Dictionary<string, string> drafts = [];
    private readonly List<Written> personal = [];
    private long n;

    /// <summary>Every fact that ever went to the personal log.</summary>
    public IReadOnlyList<Written> Personal => personal;

    /// <summary>Unsent words by key.</summary>
    public IReadOnlyDictionary<string, string> Drafts => drafts;

    /// <summary>Why nothing is answered that needs a server, as the key of a sentence; null where it is.</summary>
    public string? Refuses { get; set; }

    /// <summary>The ticket of the link that opened the app.</summary>
    public string? TicketInLink { get; set; }

    /// <summary>The devices that are signed in.</summary>
    public IList<SignedIn> Sessions { get; } = [];

    /// <summary>Whether it was locked; the page then has to go.</summary>
    public bool Locked { get; private set; }

    /// <inheritdoc/>
    public Life State { get; private set; } = FeatureCatalog.NewLife;

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public TimeProvider Clock => couple.Time;

    /// <inheritdoc/>
    public int Waiting { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<NewFact> Unsent { get; private set; } = [];

    /// <summary>These facts, and no others, wait for the server from now on.</summary>
    public void Wait(params IReadOnlyList<NewFact> facts)
    {
        (Unsent, Waiting) = (facts, facts.Count);
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public string? Trouble { get; set; }

    /// <inheritdoc/>
    public string? Diagnosis { get; set; }

    /// <inheritdoc/>
    public GivenBack? GivenBack { get; set; }

    /// <inheritdoc/>
    public bool SharedStopped { get; set; }

    /// <summary>What was typed as the other's four words.</summary>
    public List<string> Followed { get; } = [];

    /// <inheritdoc/>
    public int Rescued { get; set; }

    /// <summary>Whether the browser copies.</summary>
    public bool Copies { get; set; }

    /// <inheritdoc/>
    public Ceremony Ceremony { get; private set; } = new Ceremony.Alone();

    /// <inheritdoc/>
    public DeviceChoices Choices { get; private set; } = DeviceChoices.Default;

    /// <inheritdoc/>
    public DateTimeOffset? RecoveryAt { get; set; }

    /// <inheritdoc/>
    public string ServerName { get; set; } = "";

    /// <summary>Which app is said to run.</summary>
    public Edition? Edition { get; set; }

    /// <inheritdoc/>
    public bool Development { get; set; }

    /// <inheritdoc/>
    public bool Example { get; set; }

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<NewFact> facts)
    {
        foreach (var (entry, happened) in facts)
        {
            var kind = FeatureCatalog.KindOf(happened);
            var written = new Written(entry, author.Ref(), Clock.GetUtcNow(), kind.Name, kind.Write(happened));
            if (kind.Reach == Reach.Both)
            {
                await couple.TellAsync(this, written);
                continue;
            }

            personal.Add(written);
            Hear(Reach.OnlyMe, written);
        }

        await Owed.SettleAsync(this);
    }

    /// <summary>Reads one more entry of a log.</summary>
    public void Hear(Reach reach, Written written, bool verified = true)
    {
        State = State.With([written.ToFact(reach, ++n, author, verified)]);
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public Task EraseAsync(Reach reach, IReadOnlyList<Id16> entries)
    {
        foreach (var person in reach == Reach.Both ? new[] { this, couple.OtherThan(this) } : [this])
        {
            person.State = person.State.Without(reach, entries);
            person.Changed?.Invoke();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KeepDraftAsync(string key, string text)
    {
        drafts[key] = text;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string> DraftAsync(string key) => Task.FromResult(drafts.GetValueOrDefault(key, ""));

    /// <inheritdoc/>
    public Task<string> SealBlindAsync(Id16 entry, string words) => Task.FromResult(Blinds.Seal(author.Ref(), entry, words));

    /// <inheritdoc/>
    public Task<string> BlindKeyAsync(Id16 entry) => Task.FromResult(Blinds.Key(author.Ref(), entry));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string?>> OpenBlindAsync(IReadOnlyList<BlindWords> blinds) => Task.FromResult<IReadOnlyList<string?>>([.. blinds.Select(Blinds.Open)]);

    /// <inheritdoc/>
    public Task<string> SealLetterAsync(Id16 entry, string words) => Task.FromResult(Blinds.SealLetter(couple.OtherThan(this).Ref, entry, words));

    /// <inheritdoc/>
    public Task<string?> OpenLetterAsync(Id16 from, Id16 entry, string letter) => Task.FromResult(from == Ref ? null : Blinds.OpenLetter(Ref, entry, letter));

    /// <inheritdoc/>
    public async Task<string?> StartMeetingAsync(string name)
    {
        if (Refuses is null)
        {
            await NameAsync(name);
            Become(new Ceremony.Invited(Ticket, Clock.GetUtcNow().AddHours(48)));
        }

        return Refuses;
    }

    /// <inheritdoc/>
    public Task<bool[,]> QrCodeAsync(string text) => Task.FromResult(new[,] { { true, false }, { false, true } });

    /// <inheritdoc/>
    public Task<string?> TakeTicketAsync()
    {
        (var ticket, TicketInLink) = (TicketInLink, null);
        return Task.FromResult(ticket);
    }

    /// <inheritdoc/>
    public Task<Answer<Invitation>> InvitationAsync(string ticket) =>
        Task.FromResult<Answer<Invitation>>(ticket == Ticket && Refuses is null ? new(new(couple.OtherThan(this).Called, couple.Words), null) : new(null, Refuses ?? "port.invite-bad"));

    /// <inheritdoc/>
    public async Task<string?> ClaimAsync(string ticket, string name)
    {
        if (Refuses is null)
        {
            await NameAsync(name);
            couple.OtherThan(this).Become(new Ceremony.Claimed(name, couple.Words));
            Become(new Ceremony.Waiting(couple.OtherThan(this).Called, couple.Words, Agreed: false));
        }

        return Refuses;
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public Task<string?> UndoAsync()
    {
        if (Refuses is null)
        {
            State = State.Alone();
            Become(new Ceremony.Alone());
        }

        return Task.FromResult(Refuses);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> StateWordsAsync() => Task.FromResult<IReadOnlyList<string>>(["one", "two", "three", "four"]);

    /// <inheritdoc/>
    public Task ChooseAsync(DeviceChoices choices)
    {
        Choices = choices;
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Lock()
    {
        Locked = true;
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public Task<Answer<IReadOnlyList<SignedIn>>> SignedInAsync() =>
        Task.FromResult(Refuses is null ? new Answer<IReadOnlyList<SignedIn>>([.. Sessions], null) : new(null, Refuses));

    /// <inheritdoc/>
    public Task<string?> SignOutAsync(Id16 session)
    {
        if (Refuses is null)
        {
            Sessions.Remove(Sessions.Single(s => s.Session == session));
        }

        return Task.FromResult(Refuses);
    }

    /// <inheritdoc/>
    public Task<string?> CancelRecoveryAsync()
    {
        RecoveryAt = null;
        Changed?.Invoke();
        return Task.FromResult<string?>(null);
    }

    /// <inheritdoc/>
    public Task ReadGivenBackAsync()
    {
        GivenBack = GivenBack! with { Read = true };
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> FollowOtherAsync(string words)
    {
        Followed.Add(words);
        return Task.FromResult(Refuses);
    }

    /// <inheritdoc/>
    public Task SendRescuedAsync() => DropRescuedAsync();

    /// <inheritdoc/>
    public Task DropRescuedAsync()
    {
        Rescued = 0;
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> CopyDiagnosisAsync() => Task.FromResult(Copies);

    /// <inheritdoc/>
    public Task<Edition?> EditionAsync() => Task.FromResult(Edition);

    internal void Remember(IReadOnlyList<Told> story)
    {
        personal.AddRange(story.Where(told => told.Reach == Reach.OnlyMe && told.Written.Author == author.Ref()).Select(told => told.Written));
        State = State.With(SampleStory.SeenBy(author, story));
        n = story.Count;
        Become(new Ceremony.Connected(couple.Words));
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

    private Id16 Ref => author.Ref();

    private string Called => State.Of<Names>().Mine ?? $"{author}";

    private Task NameAsync(string called) =>
        WriteAsync(NewFact.From((Decision<ProfileEvent>.Accepted)State.Of<Names>().Rename(called, Bond.None)));

    private void Become(Ceremony ceremony)
    {
        Ceremony = ceremony;
        Changed?.Invoke();
    }
}
