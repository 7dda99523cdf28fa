using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class InvitationTests
{
    [Fact]
    public async Task Whoever_is_admitted_reads_from_the_commit_on_and_has_a_wrap()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var space = await ana.OpenSpaceAsync();
        await (await ana.AppendAsync(space, 0, Sealed.Entry(space))).IsAsync(HttpStatusCode.OK);

        await ana.AdmitAsync(ben, space);

        var head = await ben.HeadAsync(space);
        Assert.Equal((3L, 3L, 1u), (head.N, head.FirstN, head.Epoch));
        Assert.Equal([3], (await ben.ReadLogAsync(space)).Frames.Select(frame => frame.N));
        Assert.Equal([1u], (await ben.GetAsync<WrapsAnswer>($"spaces/{space}/wraps")).Wraps.Select(wrap => wrap.Epoch));
        Assert.Empty((await ana.GetAsync<MailboxAnswer>("mailbox")).Messages);
        await (await ben.AppendAsync(space, 1, Sealed.Entry(space, 1))).IsAsync(HttpStatusCode.OK);
        (await ana.ReadLogAsync(space)).IsWhole(space);
    }

    [Fact]
    public async Task A_second_claim_voids_the_invitation_and_both_claims_reach_the_inviter()
    {
        await using var relay = new Relay();
        var (ana, ben, eve) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"), await Person.JoinAsync(relay.Http, "eve"));
        var kim = await Person.JoinAsync(relay.Http, "kim");
        var space = await ana.OpenSpaceAsync();
        var invite = await ana.InviteAsync(space);

        await ClaimAsync(ben, invite);
        await ClaimAsync(ben, invite);
        Assert.Single((await ana.GetAsync<MailboxAnswer>("mailbox")).Messages);
        await ClaimAsync(eve, invite);

        await (await kim.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsProblemAsync(409, ProblemCodes.InviteFull, Limits.InviteClaims);
        await (await kim.SendAsync(HttpMethod.Get, $"invites/{invite}")).IsProblemAsync(410, ProblemCodes.InviteGone);
        var messages = (await ana.GetAsync<MailboxAnswer>("mailbox")).Messages;
        Assert.Equal(2, messages.Count);
        var member = Id16.New();
        var commit = new CommitRequest(0, 1, Frames.Write([Sealed.Commit(space, 1)]), [new(member, Sealed.Blob())], [new(member, invite, messages[0].Message)], []);
        await (await ana.PostAsync($"spaces/{space}/commits", commit)).IsProblemAsync(410, ProblemCodes.InviteGone);
        await (await ana.DeleteAsync($"mailbox/{messages[0].Message}")).IsAsync(HttpStatusCode.NoContent);
        Assert.Single((await ana.GetAsync<MailboxAnswer>("mailbox")).Messages);
    }

    [Fact]
    public async Task An_invitation_lasts_two_days_and_can_be_withdrawn()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var space = await ana.OpenSpaceAsync();
        var (withdrawn, expired) = (await ana.InviteAsync(space), await ana.InviteAsync(space));
        Assert.Equal(relay.Clock.GetUtcNow().AddHours(Limits.InviteHours), (await new Person(relay.Http, "new").GetAsync<InviteAnswer>($"invites/{expired}")).Expires);

        await (await ben.DeleteAsync($"invites/{withdrawn}")).IsProblemAsync(404, ProblemCodes.NotFound);
        await (await ana.DeleteAsync($"invites/{withdrawn}")).IsAsync(HttpStatusCode.NoContent);
        relay.Clock.Advance(TimeSpan.FromHours(Limits.InviteHours));

        foreach (var invite in (Id16[])[withdrawn, expired, Id16.New()])
        {
            await (await ben.SendAsync(HttpMethod.Get, $"invites/{invite}")).IsProblemAsync(410, ProblemCodes.InviteGone);
            await (await ben.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsProblemAsync(410, ProblemCodes.InviteGone);
        }
    }

    [Fact]
    public async Task The_inviter_cannot_claim_and_nobody_is_invited_to_a_personal_space()
    {
        await using var relay = new Relay();
        var (ana, eve) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "eve"));
        var space = await ana.OpenSpaceAsync();
        var invite = await ana.InviteAsync(space);

        await (await ana.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PostAsync("invites", new InviteRequest(Id16.New(), ana.Personal, Sealed.Blob()))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await eve.PostAsync("invites", new InviteRequest(Id16.New(), space, Sealed.Blob()))).IsProblemAsync(403, ProblemCodes.NotMember);
    }

    [Fact]
    public async Task Whoever_leaves_or_is_removed_reaches_nothing_any_more()
    {
        await using var relay = new Relay();
        var (ana, ben, kim) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"), await Person.JoinAsync(relay.Http, "kim"));
        var space = await ana.OpenSpaceAsync();
        var benRef = await ana.AdmitAsync(ben, space);

        var removal = new CommitRequest(1, 2, Frames.Write([Sealed.Commit(space, 2)]), [], [], [benRef]);
        await (await ana.PostAsync($"spaces/{space}/commits", removal)).IsAsync(HttpStatusCode.OK);
        foreach (var stranger in (Person[])[ben, kim])
        {
            await (await stranger.SendAsync(HttpMethod.Get, $"spaces/{space}/log")).IsProblemAsync(403, ProblemCodes.NotMember);
            await (await stranger.AppendAsync(space, 2, Sealed.Entry(space, 2))).IsProblemAsync(403, ProblemCodes.NotMember);
            await (await stranger.SendAsync(HttpMethod.Get, $"spaces/{space}/wraps")).IsProblemAsync(403, ProblemCodes.NotMember);
            Assert.Single((await stranger.GetAsync<HeadsAnswer>("heads")).Spaces);
        }

        await (await ana.DeleteAsync($"spaces/{space}/members/me")).IsAsync(HttpStatusCode.NoContent);
        await (await ana.SendAsync(HttpMethod.Get, $"spaces/{space}/log")).IsProblemAsync(403, ProblemCodes.NotMember);
        await (await ana.DeleteAsync($"spaces/{ana.Personal}/members/me")).IsProblemAsync(400, ProblemCodes.Malformed);
    }

    [Fact]
    public async Task A_commit_that_forgets_a_wrap_or_wraps_for_a_stranger_is_refused()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var space = await ana.OpenSpaceAsync();
        var benRef = await ana.AdmitAsync(ben, space);
        var commit = new CommitRequest(1, 2, Frames.Write([Sealed.Commit(space, 2)]), [], [], []);

        await (await ana.PostAsync($"spaces/{space}/commits", commit)).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PostAsync($"spaces/{space}/commits", commit with { Wraps = [new(benRef, Sealed.Blob()), new(Id16.New(), Sealed.Blob())] })).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PostAsync($"spaces/{space}/commits", commit with { Wraps = [new(benRef, Sealed.Blob())] })).IsAsync(HttpStatusCode.OK);
    }

    private static async Task ClaimAsync(Person person, Id16 invite) =>
        await (await person.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsAsync(HttpStatusCode.NoContent);
}
