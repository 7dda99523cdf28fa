using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task Appends_have_a_burst_and_then_a_rate()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        relay.Clock.Advance(TimeSpan.FromMinutes(1)); // opening a space counts too
        var frame = Sealed.Entry(space);
        foreach (var _ in Enumerable.Range(0, Limits.AppendBurst))
        {
            await (await ana.AppendAsync(space, 0, frame)).IsAsync(HttpStatusCode.OK);
        }

        var refused = await ana.AppendAsync(space, 0, frame);
        await refused.IsProblemAsync(429, ProblemCodes.Rate, Limits.AppendBurst);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        relay.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var _ in Enumerable.Range(0, Limits.AppendsPerMinute))
        {
            await (await ana.AppendAsync(space, 0, frame)).IsAsync(HttpStatusCode.OK);
        }

        await (await ana.AppendAsync(space, 0, frame)).IsProblemAsync(429, ProblemCodes.Rate, Limits.AppendBurst);
    }

    [Fact]
    public async Task Invitations_are_limited_by_day()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        foreach (var _ in Enumerable.Range(0, Limits.InvitesPerDay))
        {
            await ana.InviteAsync(space);
        }

        await (await ana.PostAsync("invites", new InviteRequest(Id16.New(), space, Sealed.Blob()))).IsProblemAsync(429, ProblemCodes.Rate, Limits.InvitesPerDay);
        relay.Clock.Advance(TimeSpan.FromDays(1));
        await ana.InviteAsync(space);
    }

    [Fact]
    public async Task One_address_makes_only_so_many_claims_seeds_and_accounts()
    {
        await using var relay = new Relay(("Troth:AddressLimits", "true"));
        var ana = await Person.JoinAsync(relay.Http, "ana");
        foreach (var _ in Enumerable.Range(0, Limits.ClaimsPerHour))
        {
            await (await ana.PostAsync($"invites/{Id16.New()}/claims", new ClaimRequest(Sealed.Blob()))).IsProblemAsync(410, ProblemCodes.InviteGone);
        }

        await (await ana.PostAsync($"invites/{Id16.New()}/claims", new ClaimRequest(Sealed.Blob()))).IsProblemAsync(429, ProblemCodes.Rate, Limits.ClaimsPerHour);
        foreach (var i in Enumerable.Range(0, Limits.SignIns))
        {
            await (await ana.PostAsync("kdf", new KdfRequest($"handle{i}"))).IsAsync(HttpStatusCode.OK);
        }

        await (await ana.PostAsync("kdf", new KdfRequest("ana"))).IsProblemAsync(429, ProblemCodes.Rate, Limits.SignIns);
        foreach (var i in Enumerable.Range(1, Limits.RegistrationsPerHour - 1))
        {
            await (await ana.PostAsync("accounts", new Person(relay.Http, "-").Registration())).IsProblemAsync(400, ProblemCodes.Malformed);
        }

        await (await ana.PostAsync("accounts", new Person(relay.Http, "ben").Registration())).IsProblemAsync(429, ProblemCodes.Rate, Limits.RegistrationsPerHour);
    }

    [Fact]
    public async Task Spaces_members_and_mailboxes_have_their_numbers()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        foreach (var _ in Enumerable.Range(2, Limits.AccountSpaces - 2))
        {
            await ana.OpenSpaceAsync();
        }

        var one = Id16.New();
        await (await ana.PostAsync("spaces", new NewSpace(one, Id16.New(), Frames.Write([Sealed.Commit(one, 0)]), null))).IsProblemAsync(409, ProblemCodes.Quota, Limits.AccountSpaces);
        var ben = await Person.JoinAsync(relay.Http, "ben");
        var invite = await ana.InviteAsync(space);
        relay.Alter($"""
            PRAGMA foreign_keys = OFF;
            WITH RECURSIVE one(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM one WHERE i < {Limits.MailboxMessages})
            INSERT INTO mailbox SELECT x'{ana.Account}', randomblob(16), randomblob(16), randomblob(16), 0, x'00', 1 << 40 FROM one;
            """);
        await (await ben.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsProblemAsync(409, ProblemCodes.Quota, Limits.MailboxMessages);
        relay.Alter($"""
            PRAGMA foreign_keys = OFF;
            WITH RECURSIVE one(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM one WHERE i < {Limits.SpaceMembers})
            INSERT INTO member SELECT x'{space}', randomblob(16), randomblob(16), 1, 0 FROM one;
            """);
        await (await ana.PostAsync("invites", new InviteRequest(Id16.New(), space, Sealed.Blob()))).IsProblemAsync(409, ProblemCodes.Quota, Limits.SpaceMembers);
    }

    [Fact]
    public async Task What_has_expired_is_cleaned_away()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "ana"), await Person.JoinAsync(relay.Http, "ben"));
        var invite = await ana.InviteAsync(await ana.OpenSpaceAsync());
        await (await ben.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob()))).IsAsync(HttpStatusCode.NoContent);

        relay.Clock.Advance(TimeSpan.FromDays(Limits.SessionDays + 1));

        // Two sessions, one invitation, one claim.
        await Until.TrueAsync(() => relay.Logs.Lines.Any(line => line.Contains("Removed 4 rows", StringComparison.Ordinal)));
    }
}

/// <summary>Waits for what happens in the background.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
