using System.Text.Json;
using Troth.Client.Interop;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>What this device must remember of a meeting between two screens of it.</summary>
/// <param name="Ticket">The invitation's secret.</param>
/// <param name="Name">The other's name, on the joiner's side; empty on the inviter's.</param>
/// <param name="Said">What the person said of the words, or null: a no is kept too, so that being let in afterwards connects nobody (R44).</param>
/// <param name="Claimant">Who took the invitation up, as the leading tab read it: the other tabs ask no server, and show it too.</param>
internal sealed record MeetingNote(
    Id16 Invite, Id16 Space, string Ticket, DateTimeOffset Expires, string Name, IReadOnlyList<int> Words, bool? Said, Claimant? Claimant = null);

/// <summary>The name somebody gave, and the words to compare with them.</summary>
internal sealed record Claimant(string Name, IReadOnlyList<int> Words)
{
    /// <summary>Whether two claims are the same to whoever looks at them.</summary>
    public static bool AreSame(Claimant? one, Claimant? other) => one?.Name == other?.Name && (one?.Words ?? []).SequenceEqual(other?.Words ?? []);
}

/// <summary>Carries a meeting from the first ticket to a shared space of two (docs/protocol.md 4.3; clinical.md R44).</summary>
/// <param name="saidYes">Whether the log has my own yes to the words of the shared space.</param>
internal sealed class MeetingDesk(IVault vault, Relay relay, Replica replica, Drawer drawer, TimeProvider clock, Func<bool> saidYes)
{
    private const string Name = "meeting";

    private readonly Meetings _meetings = new(vault, relay, replica);
    private MeetingNote? _note;
    private Candidate? _candidate;
    private string[]? _words;

    /// <summary>How far the meeting has come.</summary>
    public Ceremony Ceremony { get; private set; } = new Ceremony.Alone();

    /// <summary>The space of two, whether or not the person has said yes to it.</summary>
    public Id16? Shared { get; private set; }

    /// <summary>Takes up what this device remembers.</summary>
    public async Task LoadAsync()
    {
        var kept = await drawer.ReadAsync(Name);
        _note = kept.Length == 0 ? null : JsonSerializer.Deserialize(kept, DeviceJson.Default.MeetingNote);
    }

    /// <summary>Looks at what this device knows of the meeting, without asking the server: before it is reached, and in a tab that does not lead.</summary>
    public async Task SeeAsync()
    {
        await LoadAsync();
        Ceremony = await HereAsync() ?? _note switch
        {
            null or { Said: false } => Ceremony is Ceremony.Alone ? Ceremony : new Ceremony.Alone(),
            { Name.Length: > 0 } joining => new Ceremony.Waiting(joining.Name, await WordsAsync(joining.Words), joining.Said == true),
            { Claimant: { } claimant } => new Ceremony.Claimed(claimant.Name, await WordsAsync(claimant.Words)),
            { } inviting => new Ceremony.Invited(Link(inviting.Ticket), inviting.Expires),
        };
    }

    /// <summary>Looks at where the meeting stands after news from the server.</summary>
    /// <param name="mailbox">Whether claims wait.</param>
    public async Task LookAsync(bool mailbox, CancellationToken stop) =>
        Ceremony = await InSharedSpaceAsync(stop) ?? _note switch
        {
            null or { Said: false } => Ceremony is Ceremony.Alone ? Ceremony : new Ceremony.Alone(),
            { Expires: var end } when end <= clock.GetUtcNow() => await EndAsync("port.invite-gone"),
            { Name.Length: > 0 } joining => await WaitingAsync(joining, stop),
            { } inviting when mailbox => await ClaimedAsync(inviting, stop),
            { } inviting => await InvitedAsync(inviting),
        };

    /// <summary>Makes an invitation, and the space it leads to if there is none.</summary>
    public async Task StartAsync(string name, CancellationToken stop)
    {
        var space = await EmptySpaceAsync() ?? await _meetings.NewSpaceAsync(stop);
        var (invite, ticket) = await _meetings.InviteAsync(space, name, stop);
        await RememberAsync(new(invite, space, ticket, clock.GetUtcNow().AddHours(Limits.InviteHours), "", [], null));
        Ceremony = new Ceremony.Invited(Link(ticket), _note!.Expires);
    }

    /// <summary>Opens a ticket, given as a link or as its last part.</summary>
    public async Task<Invitation> ReadAsync(string ticket, CancellationToken stop)
    {
        var offer = await _meetings.ReadAsync(Bare(ticket), stop);
        return new(offer.Name, await WordsAsync(offer.Words));
    }

    /// <summary>Answers an invitation.</summary>
    public async Task ClaimAsync(string ticket, string name, CancellationToken stop)
    {
        var offer = await _meetings.ReadAsync(Bare(ticket), stop);
        await _meetings.ClaimAsync(Bare(ticket), name, stop);
        await RememberAsync(new(offer.Invite, offer.Space, Bare(ticket), clock.GetUtcNow().AddHours(Limits.InviteHours), offer.Name, offer.Words, null));
        Ceremony = new Ceremony.Waiting(offer.Name, await WordsAsync(offer.Words), Agreed: false);
    }

    /// <summary>The person says that the words are the same: lets the candidate in, or stands by it once let in.</summary>
    /// <param name="seen">What they looked at. Nobody is let in with other words, whoever has claimed meanwhile.</param>
    public async Task AgreeAsync(Ceremony seen, CancellationToken stop)
    {
        if (seen is Ceremony.Claimed claimed && _note is { Name.Length: 0 } inviting && Shared is null)
        {
            _candidate ??= await _meetings.CandidateAsync(inviting.Invite, stop); // another tab led when it came
            if (_candidate is not { } candidate || !claimed.Words.SequenceEqual(await WordsAsync(candidate.Words)))
            {
                await LookAsync(mailbox: true, stop);
                return;
            }

            await _meetings.AdmitAsync(inviting.Space, candidate, stop);
        }

        var note = _note ?? new(default, Shared ?? default, "", DateTimeOffset.MaxValue, "", [], null);
        await RememberAsync(note with { Said = true });
        await LookAsync(mailbox: false, stop);
    }

    /// <summary>Undoes the meeting wherever it stands.</summary>
    public async Task UndoAsync(CancellationToken stop)
    {
        var joining = _note is { Name.Length: > 0 } ? _note : null;
        if (Shared is { } shared)
        {
            await _meetings.LeaveAsync(shared, stop);
            Shared = null;
        }
        else if (joining is not null)
        {
            await _meetings.TakeClaimBackAsync(joining.Invite, stop);
        }
        else if (_note is { Said: not false } inviting)
        {
            await _meetings.WithdrawAsync(inviting.Invite, stop);
        }

        Ceremony = await EndAsync(null);
        await RememberAsync(joining is null ? null : joining with { Said = false });
    }

    /// <summary>Where the person stands in a space of two, if there is one: nobody is connected without having said yes.</summary>
    private async Task<Ceremony?> InSharedSpaceAsync(CancellationToken stop)
    {
        if (_note is { Said: false } refused && await FellowAsync(refused.Space) is not null)
        {
            await _meetings.LeaveAsync(refused.Space, stop);
        }

        return await HereAsync();
    }

    private async Task<Ceremony?> HereAsync()
    {
        foreach (var space in replica.Spaces.Keys)
        {
            if (!(_note is { Said: false } refused && refused.Space == space) && await FellowAsync(space) is { } fellow)
            {
                Shared = space;
                return await StandAsync(fellow);
            }
        }

        Shared = null;
        return null;
    }

    private async Task<Fellow?> FellowAsync(Id16 space) =>
        space != replica.Personal && replica.Spaces.ContainsKey(space) && await vault.FellowsAsync(space) is [var fellow, ..] ? fellow : null;

    private async Task<Ceremony> StandAsync(Fellow fellow)
    {
        if (saidYes())
        {
            await RememberAsync(null);
        }
        else if (_note?.Said != true)
        {
            return new Ceremony.Waiting(_note?.Name ?? "", await WordsAsync(fellow.Words), Agreed: false);
        }

        return Ceremony is Ceremony.Connected ? Ceremony : new Ceremony.Connected(await WordsAsync(fellow.Words));
    }

    private async Task<Id16?> EmptySpaceAsync()
    {
        foreach (var space in replica.Spaces.Keys.Where(space => space != replica.Personal))
        {
            if (await vault.FellowsAsync(space) is [])
            {
                return space;
            }
        }

        return null;
    }

    /// <summary>Waits for as long as the invitation stands; why it ended is not told.</summary>
    /// <summary>An invitation that two people used has ended for both. Whoever has said yes waits on: the invitation also ends by being let in.</summary>
    private async Task<Ceremony> WaitingAsync(MeetingNote joining, CancellationToken stop)
    {
        try
        {
            if (joining.Said is null)
            {
                await relay.OfferAsync(joining.Invite, stop);
            }

            return new Ceremony.Waiting(joining.Name, await WordsAsync(joining.Words), joining.Said == true);
        }
        catch (RelayException ended) when (ended.Code == ProblemCodes.InviteGone)
        {
            return await EndAsync("port.invite-gone");
        }
    }

    private async Task<Ceremony> ClaimedAsync(MeetingNote invited, CancellationToken stop)
    {
        try
        {
            _candidate = await _meetings.CandidateAsync(invited.Invite, stop);
        }
        catch (VaultException leaked) when (leaked.Code == "invite_leaked")
        {
            await _meetings.WithdrawAsync(invited.Invite, stop);
            return await EndAsync("port.invite-leaked");
        }

        if (_candidate is null)
        {
            return await InvitedAsync(invited);
        }

        await RememberAsync(invited, new(_candidate.Name, _candidate.Words));
        return new Ceremony.Claimed(_candidate.Name, await WordsAsync(_candidate.Words));
    }

    private async Task<Ceremony> InvitedAsync(MeetingNote inviting)
    {
        await RememberAsync(inviting, null);
        return new Ceremony.Invited(Link(inviting.Ticket), inviting.Expires);
    }

    private async Task<Ceremony> EndAsync(string? reason)
    {
        _candidate = null;
        await RememberAsync(null);
        return new Ceremony.Alone(reason);
    }

    private Task RememberAsync(MeetingNote inviting, Claimant? claimant) =>
        Claimant.AreSame(inviting.Claimant, claimant) ? Task.CompletedTask : RememberAsync(inviting with { Claimant = claimant });

    private async Task RememberAsync(MeetingNote? note)
    {
        if (note == _note)
        {
            return;
        }

        _note = note;
        await drawer.KeepAsync(Name, note is null ? "" : JsonSerializer.Serialize(note, DeviceJson.Default.MeetingNote));
        Tabs.Tell(TabWords.Kept);
    }

    /// <summary>Words of the list at these places.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync(IReadOnlyList<int> places)
    {
        _words ??= (await Bridge.WordsAsync()).Split('\n');
        return [.. places.Select(place => _words[place])];
    }

    /// <summary>The places of words that somebody typed, or none if one of them is not in the list.</summary>
    public async Task<IReadOnlyList<int>> PlacesAsync(string typed)
    {
        _words ??= (await Bridge.WordsAsync()).Split('\n');
        var places = typed.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Array.IndexOf(_words, word)).ToList();
        return places.Contains(-1) ? [] : places;
    }

    private static string Link(string ticket) => $"{Bridge.Origin()}/#m={ticket}";

    private static string Bare(string ticket)
    {
        var mark = ticket.LastIndexOf("#m=", StringComparison.Ordinal);
        return (mark < 0 ? ticket : ticket[(mark + 3)..]).Trim();
    }
}
