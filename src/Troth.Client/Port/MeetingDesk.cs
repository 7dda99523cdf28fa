using System.Text.Json;
using System.Text.Json.Serialization;
using Troth.Client.Interop;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>What this device must remember of a meeting between two screens of it.</summary>
/// <param name="Ticket">The invitation's secret.</param>
/// <param name="Name">The other's name, on the joiner's side; empty on the inviter's.</param>
internal sealed record MeetingNote(Id16 Invite, Id16 Space, string Ticket, DateTimeOffset Expires, string Name, IReadOnlyList<int> Words);

/// <summary>Carries a meeting from the first ticket to a shared space of two (docs/protocol.md 4.3; clinical.md R44).</summary>
internal sealed class MeetingDesk(IVault vault, Relay relay, Replica replica, Drawer drawer, TimeProvider clock)
{
    private const string Name = "meeting";

    private readonly Meetings _meetings = new(vault, relay, replica);
    private MeetingNote? _note;
    private Candidate? _candidate;
    private string[]? _words;

    /// <summary>How far the meeting has come.</summary>
    public Ceremony Ceremony { get; private set; } = new Ceremony.Alone();

    /// <summary>The shared space, once two people are in it.</summary>
    public Id16? Shared { get; private set; }

    /// <summary>Takes up what this device remembers.</summary>
    public async Task LoadAsync()
    {
        var kept = await drawer.ReadAsync(Name);
        _note = kept.Length == 0 ? null : JsonSerializer.Deserialize(kept, MeetingJson.Default.MeetingNote);
    }

    /// <summary>Looks at where the meeting stands after news from the server.</summary>
    /// <param name="mailbox">Whether claims wait.</param>
    public async Task LookAsync(bool mailbox, CancellationToken stop)
    {
        if (await ConnectedAsync() is { } connected)
        {
            await RememberAsync(null);
            Ceremony = connected;
            return;
        }

        Ceremony = _note switch
        {
            null => Ceremony is Ceremony.Alone ? Ceremony : new Ceremony.Alone(),
            { } expired when expired.Expires <= clock.GetUtcNow() => await EndAsync("port.invite-gone"),
            { Name.Length: > 0 } waiting => await WaitingAsync(waiting, stop),
            { } invited when mailbox => await ClaimedAsync(invited, stop),
            { } invited => new Ceremony.Invited(Link(invited.Ticket), invited.Expires),
        };
    }

    /// <summary>Makes an invitation, and the space it leads to if there is none.</summary>
    public async Task StartAsync(string name, CancellationToken stop)
    {
        var space = replica.Spaces.Keys.Where(space => space != replica.Personal).Select(space => (Id16?)space).FirstOrDefault() ?? await _meetings.NewSpaceAsync(stop);
        var (invite, ticket) = await _meetings.InviteAsync(space, name, stop);
        await RememberAsync(new(invite, space, ticket, clock.GetUtcNow().AddHours(Limits.InviteHours), "", []));
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
        await RememberAsync(new(offer.Invite, offer.Space, Bare(ticket), clock.GetUtcNow().AddHours(Limits.InviteHours), offer.Name, offer.Words));
        Ceremony = new Ceremony.Waiting(offer.Name, await WordsAsync(offer.Words));
    }

    /// <summary>Lets the claimant in.</summary>
    public async Task AdmitAsync(CancellationToken stop)
    {
        if (_note is { } note && _candidate is { } candidate)
        {
            await _meetings.AdmitAsync(note.Space, candidate, stop);
            await LookAsync(mailbox: false, stop);
        }
    }

    /// <summary>Undoes the meeting wherever it stands.</summary>
    public async Task UndoAsync(CancellationToken stop)
    {
        if (Shared is { } shared)
        {
            await _meetings.LeaveAsync(shared, stop);
            Shared = null;
        }
        else if (_note is { Name.Length: 0 } invited)
        {
            await _meetings.WithdrawAsync(invited.Invite, stop);
        }

        Ceremony = await EndAsync(null);
    }

    private async Task<Ceremony.Connected?> ConnectedAsync()
    {
        foreach (var space in replica.Spaces.Keys.Where(space => space != replica.Personal))
        {
            if (await vault.FellowsAsync(space) is [var fellow, ..])
            {
                var known = Shared == space && Ceremony is Ceremony.Connected connected ? connected : null;
                Shared = space;
                return known ?? new Ceremony.Connected(await WordsAsync(fellow.Words));
            }
        }

        Shared = null;
        return null;
    }

    /// <summary>Waits for as long as the invitation stands; why it ended is not told.</summary>
    private async Task<Ceremony> WaitingAsync(MeetingNote waiting, CancellationToken stop)
    {
        try
        {
            await relay.OfferAsync(waiting.Invite, stop);
            return new Ceremony.Waiting(waiting.Name, await WordsAsync(waiting.Words));
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

        return _candidate is null
            ? new Ceremony.Invited(Link(invited.Ticket), invited.Expires)
            : new Ceremony.Claimed(_candidate.Name, await WordsAsync(_candidate.Words));
    }

    private async Task<Ceremony> EndAsync(string? reason)
    {
        _candidate = null;
        await RememberAsync(null);
        return new Ceremony.Alone(reason);
    }

    private Task RememberAsync(MeetingNote? note)
    {
        var changed = note != _note;
        _note = note;
        return changed ? drawer.KeepAsync(Name, note is null ? "" : JsonSerializer.Serialize(note, MeetingJson.Default.MeetingNote)) : Task.CompletedTask;
    }

    /// <summary>Words of the list at these places.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync(IReadOnlyList<int> places)
    {
        _words ??= (await Bridge.WordsAsync()).Split('\n');
        return [.. places.Select(place => _words[place])];
    }

    private static string Link(string ticket) => $"{Bridge.Origin()}/#m={ticket}";

    private static string Bare(string ticket)
    {
        var mark = ticket.LastIndexOf("#m=", StringComparison.Ordinal);
        return (mark < 0 ? ticket : ticket[(mark + 3)..]).Trim();
    }
}

[JsonSerializable(typeof(MeetingNote))]
internal sealed partial class MeetingJson : JsonSerializerContext;
