using Troth.Protocol;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>An invitation as it is stored.</summary>
/// <param name="Expires">Seconds since 1970.</param>
/// <param name="Void">Used, withdrawn, or claimed twice.</param>
internal sealed record Invite(Id16 Id, Id16 Space, Id16 Inviter, byte[] Offer, long Expires, bool Void);

/// <summary>Who made a claim.</summary>
/// <param name="TakenBack">Whether they have changed their mind since; the inviter is not told.</param>
internal sealed record Claimant(Id16 Account, bool TakenBack);

/// <summary>Invitations, their claims, and the mailbox the claims wait in (protocol.md 4.3).</summary>
internal static class SqliteInvites
{
    public static Outcome<Invite> AddInvite(this Sql db, Id16 account, InviteRequest request, Moment now)
    {
        if (db.FindMember(request.Space, account) is null)
        {
            return Refusals.NotMember;
        }

        if (db.IsPersonal(request.Space))
        {
            return Refusals.Malformed("Nobody can be invited to a personal space.");
        }

        var invite = new Invite(request.Invite, request.Space, account, request.Offer, now.Seconds + Days.Hours(Limits.InviteHours), false);
        if (db.FindInvite(request.Invite) is { } standing)
        {
            return standing.Offer.AsSpan().SequenceEqual(invite.Offer) && standing == invite with { Offer = standing.Offer, Expires = standing.Expires }
                ? standing
                : Refusals.IdConflict;
        }

        if (db.Members(request.Space).Count >= Limits.SpaceMembers)
        {
            return Refusals.Quota("members of a space", Limits.SpaceMembers);
        }

        db.Run(
            "INSERT INTO invite(invite_id, space_id, account_id, offer, expires_at, void, registered) VALUES($1, $2, $3, $4, $5, 0, 0)",
            invite.Id, invite.Space, invite.Inviter, invite.Offer, invite.Expires);
        return invite;
    }

    public static Invite? FindInvite(this Sql db, Id16 invite) => db.One(
        "SELECT invite_id, space_id, account_id, offer, expires_at, void FROM invite WHERE invite_id = $1",
        row => new Invite(row.GetId(0), row.GetId(1), row.GetId(2), row.GetBlob(3), row.GetInt64(4), row.GetBoolean(5)),
        invite);

    /// <summary>Puts a claim into the inviter's mailbox. One account has one claim; the second account's voids the invitation.</summary>
    public static Outcome<Invite> AddClaim(this Sql db, Id16 claimant, Id16 id, byte[] claim, Moment now)
    {
        if (db.FindInvite(id) is not { } invite || invite.Expires <= now.Seconds)
        {
            return Refusals.InviteGone;
        }

        if (invite.Inviter == claimant || db.FindMember(invite.Space, claimant) is not null)
        {
            return Refusals.Malformed("Members of a space cannot claim an invitation to it.");
        }

        if (!invite.Void && db.Run("UPDATE mailbox SET blob = $3, taken_back = 0 WHERE invite_id = $1 AND claimant = $2", id, claimant, claim) > 0)
        {
            return invite;
        }

        var claims = db.Number("SELECT count(*) FROM mailbox WHERE invite_id = $1", id);
        var refusal = claims >= Limits.InviteClaims ? Refusals.InviteFull
            : invite.Void ? Refusals.InviteGone
            : db.CountSpaces(claimant) >= Limits.AccountSpaces ? Refusals.Quota("spaces of an account", Limits.AccountSpaces)
            : db.Mailbox(invite.Inviter, now).Count >= Limits.MailboxMessages ? Refusals.Quota("messages in a mailbox", Limits.MailboxMessages)
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        db.Run(
            "INSERT INTO mailbox(account_id, message_id, invite_id, claimant, taken_back, blob, expires_at) VALUES($1, $2, $3, $4, 0, $5, $6)",
            invite.Inviter, Id16.New(), id, claimant, claim, now.Seconds + Days.Hours(Limits.InviteHours));
        db.Run("UPDATE invite SET void = 1 WHERE invite_id = $1 AND $2 >= $3", id, claims + 1, Limits.InviteClaims);
        return invite with { Void = claims + 1 >= Limits.InviteClaims };
    }

    /// <summary>Takes a claim back. It stays in the mailbox, and admitting it makes a member who has left: the inviter sees somebody who is slow, not a no (R44).</summary>
    public static void TakeBack(this Sql db, Id16 claimant, Id16 invite) =>
        db.Run("UPDATE mailbox SET taken_back = 1 WHERE invite_id = $1 AND claimant = $2", invite, claimant);

    /// <summary>Who has claimed an invitation.</summary>
    public static List<Claimant> Claimants(this Sql db, Id16 invite) =>
        db.All("SELECT claimant, taken_back FROM mailbox WHERE invite_id = $1", row => new Claimant(row.GetId(0), row.GetBoolean(1)), invite);

    /// <summary>Withdraws an invitation with its claims.</summary>
    public static Outcome<Done> Withdraw(this Sql db, Id16 account, Id16 invite)
    {
        if (db.FindInvite(invite)?.Inviter != account)
        {
            return Refusals.NotFound;
        }

        db.VoidInvite(invite);
        return default(Done);
    }

    public static void VoidInvite(this Sql db, Id16 invite)
    {
        db.Run("UPDATE invite SET void = 1 WHERE invite_id = $1", invite);
        db.Run("DELETE FROM mailbox WHERE invite_id = $1", invite);
    }

    /// <summary>Uses an invitation for a registration, once; false if it cannot be.</summary>
    public static bool UseForRegistration(this Sql db, Id16 invite, Moment now) => db.Run(
        """
        UPDATE invite SET registered = 1 WHERE invite_id = $1 AND void = 0 AND registered = 0 AND expires_at > $2
        AND NOT EXISTS(SELECT 1 FROM mailbox WHERE mailbox.invite_id = invite.invite_id)
        """,
        invite, now.Seconds) > 0;

    /// <summary>Who made the claim by which somebody is to join; null if it is not (or no longer) one of the inviter's for this space.</summary>
    public static Claimant? FindClaimant(this Sql db, Id16 inviter, Id16 space, Joiner joiner, Moment now) => db.One(
        """
        SELECT claimant, taken_back FROM mailbox JOIN invite USING(invite_id)
        WHERE mailbox.account_id = $1 AND message_id = $2 AND invite_id = $3 AND space_id = $4 AND void = 0 AND mailbox.expires_at > $5
        """,
        row => new Claimant(row.GetId(0), row.GetBoolean(1)),
        inviter, joiner.Claim, joiner.Invite, space, now.Seconds);

    public static List<MailboxMessage> Mailbox(this Sql db, Id16 account, Moment now) => db.All(
        "SELECT message_id, invite_id, blob FROM mailbox WHERE account_id = $1 AND expires_at > $2 ORDER BY expires_at, message_id",
        row => new MailboxMessage(row.GetId(0), row.GetId(1), row.GetBlob(2)),
        account, now.Seconds);

    public static void DropMessage(this Sql db, Id16 account, Id16 message) =>
        db.Run("DELETE FROM mailbox WHERE account_id = $1 AND message_id = $2", account, message);

    /// <summary>Deletes what has expired, and says how many rows went.</summary>
    public static Outcome<int> Clean(this Sql db, Moment now) =>
        db.Run("DELETE FROM mailbox WHERE expires_at <= $1", now.Seconds)
        // Claims live as long as an invitation, from the hour they came: the invitation stays until the last of them can have gone.
        + db.Run("DELETE FROM invite WHERE expires_at + $2 <= $1", now.Seconds, Days.Hours(Limits.InviteHours))
        + db.Run("DELETE FROM session WHERE day + $2 < $1", now.Day, Limits.SessionDays)
        + db.Run("DELETE FROM failure WHERE expires_at <= $1", now.Seconds);
}
