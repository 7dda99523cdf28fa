using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class MeetingTests
{
    private readonly Shelf _shelf = new();
    private readonly Device _ada;
    private readonly Device _ben;
    private readonly Id16 _space;
    private readonly NewInvite _invite;

    public MeetingTests()
    {
        Person.Ada.Register(_shelf);
        Person.Ben.Register(_shelf);
        (_ada, _ben) = (Person.Ada.Unlock(_shelf), Person.Ben.Unlock(_shelf));
        _space = _ada.NewSpace();
        _invite = Device.Now(_ada.Vault.NewInviteAsync(_space, "Ada", Person.Noon, Person.Noon));
        _ada.AppendPersonal(_invite.Personal);
    }

    [Fact]
    public void Both_see_the_same_words_before_and_after()
    {
        var offer = Device.Now(_ben.Vault.ReadOfferAsync(_invite.Ticket, _invite.Offer));
        Assert.Equal((_invite.Invite, _space, "Ada"), (offer.Invite, offer.Space, offer.Name));
        var claim = Claim(_ben);
        var opened = Device.Now(_ada.Vault.OpenClaimsAsync(_invite.Invite, [[1, 2, 3], claim]));
        Assert.Equal((1, "Ben"), (opened.Index, opened.Name));
        Assert.Equal(offer.Words, opened.Words);
        Assert.Equal(6, offer.Words.Count);
        Admit(claim);
        Assert.Equal(offer.Words, Device.Now(_ada.Vault.FellowsAsync(_space)).Single().Words);
        Assert.Equal(offer.Words, Device.Now(_ben.Vault.FellowsAsync(_space)).Single().Words);
    }

    [Fact]
    public void An_offer_that_is_not_the_tickets_is_refused()
    {
        var other = Device.Now(_ada.Vault.NewInviteAsync(_space, "Ada", Person.Noon, Person.Noon));
        Assert.Equal("invite_bad", Device.Refused(() => _ben.Vault.ReadOfferAsync(_invite.Ticket, other.Offer)));
        Assert.Equal("invite_bad", Device.Refused(() => _ben.Vault.ReadOfferAsync(_invite.Ticket[1..], _invite.Offer)));
        Assert.Equal("invite_bad", Device.Refused(() => _ben.Vault.ReadOfferAsync("not a ticket", _invite.Offer)));
        Assert.Equal("invite_bad", Device.Refused(() => _ben.Vault.ReadOfferAsync(_invite.Ticket, [])));
    }

    [Fact]
    public void An_offer_under_another_key_is_refused()
    {
        var ticket = Ticket.Read(_invite.Ticket);
        var stranger = P256.NewPair(Fixed.Draw("stranger")).Public;
        var swapped = new Offer(stranger, _space, "Ada").Seal(Fixed.Draw("swap"), ticket);
        Assert.Equal("invite_bad", Device.Refused(() => _ben.Vault.ReadOfferAsync(_invite.Ticket, swapped)));
    }

    [Fact]
    public void Two_claims_that_open_mean_that_the_ticket_has_leaked()
    {
        var claims = new[] { Claim(_ben), Claim(Person.Ben.Unlock(_shelf)) };
        Assert.Equal("invite_leaked", Device.Refused(() => _ada.Vault.OpenClaimsAsync(_invite.Invite, claims)));
    }

    [Fact]
    public void A_claim_that_was_made_without_the_ticket_does_not_open()
    {
        var other = Device.Now(_ada.Vault.NewInviteAsync(_space, "Ada", Person.Noon, Person.Noon));
        var claim = Device.Now(_ben.Vault.ClaimAsync(other.Ticket, other.Offer, "Ben", Person.Noon)).Claim;
        Assert.Equal("invite_bad", Device.Refused(() => _ada.Vault.OpenClaimsAsync(_invite.Invite, [claim])));
        Assert.Equal("invite_bad", Device.Refused(() => _ada.Vault.AdmitAsync(_space, _invite.Invite, claim, Person.Noon)));
        Assert.Equal("invite_bad", Device.Refused(() => _ada.Vault.OpenClaimsAsync(Id16.New(), [claim])));
    }

    [Fact]
    public void A_commit_that_lost_the_race_leaves_a_key_that_does_no_harm()
    {
        var claim = Claim(_ben);
        var lost = Device.Now(_ada.Vault.AdmitAsync(_space, _invite.Invite, claim, Person.Noon));
        _ada.AppendPersonal(lost.Personal);
        _ada.Write(_space, "first, another word");
        Admit(claim);
        Assert.Equal(_ada.Last(_space).H, _ben.Last(_space).H);
        Assert.Equal(_ada.Last(_space).H, Person.Ada.Unlock(_shelf).Pull(_space).H);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Ada", true)]
    [InlineData("1234567890123456789012345678901234567890", true)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    [InlineData("爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱爱", true)]
    public void A_name_has_one_to_forty_characters(string name, bool fits)
    {
        if (fits)
        {
            Assert.Equal(name, DisplayName.Read(DisplayName.ToField(name)));
        }
        else
        {
            Assert.Equal("bad_input", Device.Refused(() => _ada.Vault.NewInviteAsync(_space, name, Person.Noon, Person.Noon)));
        }
    }

    private byte[] Claim(Device device)
    {
        var claim = Device.Now(device.Vault.ClaimAsync(_invite.Ticket, _invite.Offer, device.Owner.Name, Person.Noon));
        device.AppendPersonal(claim.Personal);
        return claim.Claim;
    }

    private void Admit(byte[] claim)
    {
        var admission = Device.Now(_ada.Vault.AdmitAsync(_space, _invite.Invite, claim, Person.Noon));
        _ada.AppendPersonal(admission.Personal);
        _shelf.Commit("Ben", _space, admission);
        _ada.Pull(_space);
        _ben.Pull(_space);
    }
}
