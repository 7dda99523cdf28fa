using System.Buffers.Text;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>Somebody who answered an invitation and waits to be let in.</summary>
/// <param name="Words">Six comparison words, as places in the word list.</param>
public sealed record Candidate(Id16 Invite, Id16 Message, string Name, IReadOnlyList<int> Words, byte[] Claim);

/// <summary>The ceremony by which two people meet (protocol.md 4.3): invite, claim, compare, admit. Nothing is looked up by name.</summary>
public sealed class Meetings(IVault vault, Relay relay, Replica replica)
{
    private const long InviteMilliseconds = Limits.InviteHours * 3_600_000L;

    /// <summary>Makes a shared space with the caller alone in it. The key stands in the personal space before the space exists.</summary>
    public async Task<Id16> NewSpaceAsync(CancellationToken stop)
    {
        var made = default(NewShared);
        await replica.SendAsync(replica.Personal, async () => (made = await vault.NewSharedAsync(replica.Now).ConfigureAwait(false)).Personal, stop).ConfigureAwait(false);
        await relay.CreateSpaceAsync(new(made!.Space, made.Member, Frames.Write([made.Commit]), null), stop).ConfigureAwait(false);
        await replica.SyncAsync(stop).ConfigureAwait(false);
        return made.Space;
    }

    /// <summary>Makes an invitation and leaves its offer with the server.</summary>
    /// <returns>The invitation's id and its ticket: the secret to hand over in person.</returns>
    public async Task<(Id16 Invite, string Ticket)> InviteAsync(Id16 space, string name, CancellationToken stop)
    {
        var made = default(NewInvite);
        await replica.SendAsync(
            replica.Personal,
            async () => (made = await vault.NewInviteAsync(space, name, replica.Now, replica.Now + InviteMilliseconds).ConfigureAwait(false)).Personal,
            stop).ConfigureAwait(false);
        await relay.InviteAsync(new(made!.Invite, space, made.Offer), stop).ConfigureAwait(false);
        return (made.Invite, made.Ticket);
    }

    /// <summary>Reads the offer a ticket belongs to. Throws <see cref="VaultException"/> <c>invite_bad</c> for a ticket that is none.</summary>
    public async Task<ReadOffer> ReadAsync(string ticket, CancellationToken stop)
    {
        var offer = await relay.OfferAsync(InviteOf(ticket), stop).ConfigureAwait(false);
        return await vault.ReadOfferAsync(ticket, offer.Offer).ConfigureAwait(false);
    }

    /// <summary>Answers an invitation.</summary>
    public async Task ClaimAsync(string ticket, string name, CancellationToken stop)
    {
        var offer = await relay.OfferAsync(InviteOf(ticket), stop).ConfigureAwait(false);
        var made = default(NewClaim);
        await replica.SendAsync(
            replica.Personal,
            async () => (made = await vault.ClaimAsync(ticket, offer.Offer, name, replica.Now).ConfigureAwait(false)).Personal,
            stop).ConfigureAwait(false);
        await relay.ClaimAsync(InviteOf(ticket), made!.Claim, stop).ConfigureAwait(false);
    }

    /// <summary>Who has answered one of the caller's invitations, or null. Throws <c>invite_leaked</c> if two did: the ticket was in other hands.</summary>
    public async Task<Candidate?> CandidateAsync(Id16 invite, CancellationToken stop)
    {
        var messages = (await relay.MailboxAsync(stop).ConfigureAwait(false)).Where(message => message.Invite == invite).ToList();
        if (messages.Count == 0)
        {
            return null;
        }

        try
        {
            var claim = await vault.OpenClaimsAsync(invite, [.. messages.Select(message => message.Claim)]).ConfigureAwait(false);
            return new(invite, messages[claim.Index].Message, claim.Name, claim.Words, messages[claim.Index].Claim);
        }
        catch (VaultException bad) when (bad.Code == "invite_bad")
        {
            return null; // a claim that does not open is noise: it was not made with the ticket
        }
    }

    /// <summary>Lets a candidate in, after the person has compared the words. The key stands in the personal space before the commit is posted.</summary>
    public async Task AdmitAsync(Id16 space, Candidate candidate, CancellationToken stop)
    {
        await replica.CommitAsync(space, async (epoch, n) =>
        {
            var made = default(Admission);
            await replica.SendAsync(
                replica.Personal,
                async () => (made = await vault.AdmitAsync(space, candidate.Invite, candidate.Claim, replica.Now).ConfigureAwait(false)).Personal,
                stop).ConfigureAwait(false);
            var joiner = new Joiner(made!.Member, candidate.Invite, candidate.Message);
            await relay.CommitAsync(space, new(epoch, n, Frames.Write([made.Commit]), made.Wraps, [joiner], []), stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await replica.SyncAsync(stop).ConfigureAwait(false);
        await replica.PinAsync(space, stop).ConfigureAwait(false);
    }

    /// <summary>Takes the caller's claim back. The inviter sees somebody who does not answer (R44).</summary>
    public Task TakeClaimBackAsync(Id16 invite, CancellationToken stop) => relay.TakeClaimBackAsync(invite, stop);

    /// <summary>Voids an invitation.</summary>
    public Task WithdrawAsync(Id16 invite, CancellationToken stop) => relay.WithdrawInviteAsync(invite, stop);

    /// <summary>Leaves a space without a word to anybody (R44, R40).</summary>
    public async Task LeaveAsync(Id16 space, CancellationToken stop)
    {
        try
        {
            await relay.LeaveAsync(space, stop).ConfigureAwait(false);
        }
        catch (RelayException gone) when (gone.Code is ProblemCodes.NotMember or ProblemCodes.NotFound)
        {
            // left on another device already
        }

        await replica.ForgetAsync(space).ConfigureAwait(false);
        await replica.MarkLeftAsync(space, stop).ConfigureAwait(false);
    }

    private static Id16 InviteOf(string ticket) =>
        Base64Url.IsValid(ticket) && Base64Url.DecodeFromChars(ticket) is { Length: 81 } bytes && bytes[0] == 1
            ? Id16.Read(bytes.AsSpan(1))
            : throw new VaultException("invite_bad");
}
