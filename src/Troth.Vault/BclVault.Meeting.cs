using Troth.Protocol;

namespace Troth.Vault;

/// <content>Meeting somebody and letting them in (protocol.md 4.3, 5).</content>
public sealed partial class BclVault
{
    /// <inheritdoc/>
    public Task<NewShared> NewSharedAsync(long time) => Turn(() =>
    {
        var device = _draw.Bytes(8);
        var founding = Founding.Of(_draw, Me(), device, InTime(time));
        Open().Enter(founding.Space, device);
        return new NewShared(founding.Space, founding.Member, founding.Commit, SealPersonal(time, (Kinds.KeyringAdd, Keyring.KeyToBytes(founding.Author.Epoch))));
    });

    /// <inheritdoc/>
    public Task<NewInvite> NewInviteAsync(Id16 space, string name, long time, long expires) => Turn(() =>
    {
        var me = Shareable(space);
        var invitation = new Invitation(_draw.Id(), space, _draw.Bytes(32), InTime(expires));
        var ticket = TicketOf(invitation);
        var offer = new Offer(me.Pair.Public, space, name).Seal(_draw, ticket);
        return new NewInvite(invitation.Invite, offer, ticket.Write(), SealPersonal(time, (Kinds.InviteNew, invitation.ToBytes())));
    });

    /// <inheritdoc/>
    public Task<ReadOffer> ReadOfferAsync(string ticket, byte[] offer) => Turn(() =>
    {
        var (me, read) = (Me(), Ticket.Read(ticket));
        var opened = Offer.Open(read, me, offer);
        return new ReadOffer(read.Invite, opened.Space, opened.Name, Words.OfPair(me.Pair.Public, opened.Public));
    });

    /// <inheritdoc/>
    public Task<NewClaim> ClaimAsync(string ticket, byte[] offer, string name, long time) => Turn(() =>
    {
        var (me, read) = (Me(), Ticket.Read(ticket));
        var opened = Offer.Open(read, me, offer);
        var contact = new Contact(opened.Public, read.Secret, Contact.Met, opened.Space, read.Invite);
        var claim = new Claim(me.Pair.Public, name).Seal(_draw, read, opened.Public);
        return new NewClaim(claim, SealPersonal(time, (Kinds.ContactAdd, contact.ToBytes())));
    });

    /// <inheritdoc/>
    public Task<OpenedClaim> OpenClaimsAsync(Id16 invite, IReadOnlyList<byte[]> claims) => Turn(() =>
    {
        var opened = claims.Select((claim, index) => (Index: index, Claim: OpenClaim(invite, claim))).Where(each => each.Claim is not null).ToList();
        if (opened.Count > 1)
        {
            Open().Keyring.Void(invite);
        }

        return opened switch
        {
            [var (index, claim)] => new OpenedClaim(index, claim!.Name, Words.OfPair(Me().Pair.Public, claim.Public)),
            [] => throw new VaultException("invite_bad"),
            _ => throw new VaultException("invite_leaked"),
        };
    });

    /// <inheritdoc/>
    public Task<Admission> AdmitAsync(Id16 space, Id16 invite, byte[] claim, long time) => Turn(() =>
    {
        var unlocked = Open();
        var (log, me) = (unlocked.Writable(space), Shareable(space));
        var opened = OpenClaim(invite, claim) ?? throw new VaultException("invite_bad");
        var invitation = unlocked.Keyring.InvitationOf(invite)!;
        if (invitation.Space != space || log.Epoch!.Members.IndexOf(Identity.HashOf(opened.Public)) >= 0)
        {
            throw new VaultException("invite_bad");
        }

        if (log.Epoch.Members.Members.Count == Limits.SpaceMembers)
        {
            throw new VaultException("too_large");
        }

        var contact = new Contact(opened.Public, invitation.Secret, Contact.Compared, space, invite);
        var epoch = With(log.Epoch, Friend.Of(me, contact)!);
        var at = new Position(unlocked.DeviceIn(_draw, space), 0, new byte[32], log.N, log.Head);
        var commit = Founding.SealCommit(new(_draw, me, epoch), EpochCommit.Joined, at, InTime(time));
        var personal = SealPersonal(time, (Kinds.ContactAdd, contact.ToBytes()), (Kinds.KeyringAdd, Keyring.KeyToBytes(epoch)));
        return new Admission(commit, WrapsOf(epoch), invite, personal);
    });

    /// <summary>The identity that may let others into a space: <c>bad_input</c> for the personal one.</summary>
    private Identity Shareable(Id16 space)
    {
        Open().Writable(space);
        return space == Open().Personal ? throw new VaultException("bad_input") : Me();
    }

    /// <summary>The next epoch with one more member, whose ref is the id of its invitation: the only name both know before the joiner opens anything.</summary>
    private Epoch With(Epoch before, Friend joiner) => new(
        before.Space,
        before.Number + 1,
        _draw.Bytes(32),
        new([.. before.Members.Members, new(joiner.Contact.Invite, joiner.Hash)]),
        before.Mine,
        [.. before.Friends, joiner]);

    /// <summary>A wrap of form 2 for every other member.</summary>
    private List<WrapRecord> WrapsOf(Epoch epoch)
    {
        var scope = new WrapScope(epoch.Space, epoch.Number, EpochCommit.Of(epoch.Key), epoch.Members.Hash);
        return [.. epoch.Members.Members.Zip(epoch.Friends)
            .Where(pair => pair.Second is not null)
            .Select(pair => new WrapRecord(pair.First.Ref, Wrap.SealShared(_draw, scope, (pair.First.Ref, pair.Second!), epoch.Key)))];
    }

    private Claim? OpenClaim(Id16 invite, byte[] claim)
    {
        var me = Me();
        return Open().Keyring.InvitationOf(invite) is { } invitation
            && Claim.Open(me.Pair, TicketOf(invitation), claim) is { } opened
            && !opened.Public.AsSpan().SequenceEqual(me.Pair.Public)
                ? opened
                : null;
    }

    private Ticket TicketOf(Invitation invitation) => new(invitation.Invite, invitation.Secret, Me().Hash);

    private static long InTime(long time) => time >= 0 ? time : throw new VaultException("bad_input");
}
