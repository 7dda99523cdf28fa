using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class AccountTests
{
    [Fact]
    public async Task Somebody_new_signs_in_and_finds_slots_and_personal_space()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "Ana.1");

        var answer = await ana.SignInAsync();
        var account = await ana.GetAsync<AccountRecord>("account");
        var head = Assert.Single((await ana.GetAsync<HeadsAnswer>("heads")).Spaces);

        Assert.Equal((ana.Account, ana.Personal), (answer.Account, answer.Personal));
        Assert.Equal([1, 2], answer.Slots.Select(slot => (int)slot.Type));
        Assert.Equal(("ana.1", ana.Personal, 48, null), (account.Handle, account.Personal, account.KitWaitHours, account.RecoveryAt));
        Assert.Equal((ana.Personal, 2L, 1L, 0u), (head.Space, head.N, head.FirstN, head.Epoch));
        Assert.Single((await ana.GetAsync<WrapsAnswer>($"spaces/{ana.Personal}/wraps")).Wraps);
    }

    [Fact]
    public async Task A_registration_may_be_repeated_but_a_handle_is_taken_once()
    {
        await using var relay = new Relay();
        var ana = new Person(relay.Http, "ana");
        var registration = ana.Registration();
        await (await ana.PostAsync("accounts", registration)).IsAsync(HttpStatusCode.Created);

        await (await ana.PostAsync("accounts", registration)).IsAsync(HttpStatusCode.Created);
        await (await ana.PostAsync("accounts", new Person(relay.Http, "ANA").Registration())).IsProblemAsync(409, ProblemCodes.HandleTaken);
        await (await ana.PostAsync("accounts", registration with { Handle = "eve" })).IsProblemAsync(409, ProblemCodes.IdConflict);
    }

    [Fact]
    public async Task The_seed_of_an_unknown_handle_is_stable_and_looks_like_any_other()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");

        var known = await (await ana.PostAsync("kdf", new KdfRequest("ana"))).ReadAsync<KdfAnswer>();
        var first = await (await ana.PostAsync("kdf", new KdfRequest("nobody"))).ReadAsync<KdfAnswer>();
        var again = await (await ana.PostAsync("kdf", new KdfRequest("NOBODY"))).ReadAsync<KdfAnswer>();
        var other = await (await ana.PostAsync("kdf", new KdfRequest("nobody2"))).ReadAsync<KdfAnswer>();

        Assert.Equal(ana.Seed, known.Seed);
        Assert.Equal(first.Seed, again.Seed);
        Assert.NotEqual(first.Seed, other.Seed);
        Assert.Equal((16, Limits.Iterations), (first.Seed.Length, first.Iterations));
    }

    [Fact]
    public async Task An_unknown_handle_and_a_wrong_password_get_the_same_answer_and_the_same_lock()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        relay.Clock.Advance(TimeSpan.FromMinutes(Limits.SignInMinutes));

        foreach (var handle in (string[])["ana", "nobody"])
        {
            foreach (var _ in Enumerable.Range(0, Limits.SignIns))
            {
                await (await ana.PostAsync("sessions", new SignInRequest(handle, Sealed.Auth(), Id16.New()))).IsProblemAsync(401, ProblemCodes.Auth);
                relay.Clock.Advance(TimeSpan.FromMinutes(2));
            }

            await (await ana.PostAsync("sessions", new SignInRequest(handle, Sealed.Auth(), Id16.New()))).IsProblemAsync(429, ProblemCodes.Rate, Limits.SignIns);
        }

        await (await ana.PostAsync("sessions", new SignInRequest("ana", ana.Auth, ana.Device))).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_device_keeps_a_few_sign_ins_for_its_tabs_and_counts_as_one()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var old = ana.Token;
        foreach (var _ in Enumerable.Range(1, Limits.DeviceSessions - 1))
        {
            await ana.SignInAsync();
        }

        (ana.Token, var newest) = (old, ana.Token);
        await (await ana.SendAsync(HttpMethod.Get, "account")).IsAsync(HttpStatusCode.OK);
        ana.Token = newest;
        await ana.SignInAsync();
        var phone = await ana.ElsewhereAsync();

        var sessions = (await ana.GetAsync<SessionsAnswer>("sessions")).Sessions;

        Assert.Equal(2, sessions.Count);
        Assert.Equal(new DateOnly(2026, 3, 1), Assert.Single(sessions, session => session.Current).Since);
        (ana.Token, var current) = (old, ana.Token);
        await (await ana.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
        ana.Token = current;
        await (await ana.DeleteAsync($"sessions/{sessions.Single(session => !session.Current).Session}")).IsAsync(HttpStatusCode.NoContent);
        await (await phone.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
        await (await ana.DeleteAsync("sessions/current")).IsAsync(HttpStatusCode.NoContent);
        await (await ana.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
    }

    [Fact]
    public async Task A_sign_in_ends_after_its_days()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");

        relay.Clock.Advance(TimeSpan.FromDays(Limits.SessionDays));
        await (await ana.SendAsync(HttpMethod.Get, "account")).IsAsync(HttpStatusCode.OK);
        relay.Clock.Advance(TimeSpan.FromDays(1));
        await (await ana.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_keeps_the_rest()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var phone = await ana.ElsewhereAsync();
        var request = new PasswordRequest(ana.Auth, Sealed.Blob(16), Limits.Iterations, Sealed.Auth(), new(Id16.New(), 1, Sealed.Blob()));

        await (await ana.PutAsync("account/password", request with { Auth = Sealed.Auth() })).IsProblemAsync(403, ProblemCodes.Auth);
        await (await ana.PutAsync("account/password", request with { Auth = null })).IsProblemAsync(403, ProblemCodes.Auth);
        await (await ana.PutAsync("account/password", request)).IsAsync(HttpStatusCode.NoContent);

        await (await phone.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
        var slots = (await ana.GetAsync<AccountRecord>("account")).Slots;
        Assert.Equal([2, 1], slots.Select(slot => (int)slot.Type));
        Assert.Equal(request.Slot.Blob, slots[1].Blob);
        await (await ana.PostAsync("sessions", new SignInRequest("ana", ana.Auth, ana.Device))).IsProblemAsync(401, ProblemCodes.Auth);
        ana.Auth = request.NewAuth;
        Assert.Equal(request.Seed, (await ana.SignInAsync()).Seed);
    }

    [Fact]
    public async Task Slots_are_added_and_replaced_up_to_their_number()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var passkey = Id16.New();

        await (await ana.PutAsync($"account/slots/{passkey}", new SlotRequest(ana.Auth, 3, Sealed.Blob(), null))).IsAsync(HttpStatusCode.NoContent);
        await (await ana.PutAsync($"account/slots/{passkey}", new SlotRequest(ana.Auth, 3, [1, 2, 3], null))).IsAsync(HttpStatusCode.NoContent);
        await (await ana.PutAsync($"account/slots/{Id16.New()}", new SlotRequest(ana.Auth, 2, Sealed.Blob(), new(Sealed.Auth(), 168)))).IsAsync(HttpStatusCode.NoContent);

        var account = await ana.GetAsync<AccountRecord>("account");
        Assert.Equal([1, 3, 2], account.Slots.Select(slot => (int)slot.Type));
        Assert.Equal([1, 2, 3], account.Slots[1].Blob);
        Assert.Equal(168, account.KitWaitHours);
        await (await ana.PutAsync($"account/slots/{Id16.New()}", new SlotRequest(ana.Auth, 1, Sealed.Blob(), null))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PutAsync($"account/slots/{Id16.New()}", new SlotRequest(ana.Auth, 2, Sealed.Blob(), null))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PutAsync($"account/slots/{passkey}", new SlotRequest(ana.Auth, 3, Sealed.Blob(Limits.BlobBytes + 1), null))).IsProblemAsync(413, ProblemCodes.TooLarge, Limits.BlobBytes);
        foreach (var _ in Enumerable.Range(account.Slots.Count, Limits.Slots - account.Slots.Count))
        {
            await (await ana.PutAsync($"account/slots/{Id16.New()}", new SlotRequest(ana.Auth, 4, Sealed.Blob(), null))).IsAsync(HttpStatusCode.NoContent);
        }

        await (await ana.PutAsync($"account/slots/{Id16.New()}", new SlotRequest(ana.Auth, 4, Sealed.Blob(), null))).IsProblemAsync(409, ProblemCodes.Quota, Limits.Slots);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Another_way_in_is_made_only_with_the_current_password(byte type)
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var request = new SlotRequest(ana.Auth, type, Sealed.Blob(), type == 2 ? new(Sealed.Auth(), 0) : null);

        await (await ana.PutAsync($"account/slots/{Id16.New()}", request with { Auth = null })).IsProblemAsync(403, ProblemCodes.Auth);
        await (await ana.PutAsync($"account/slots/{Id16.New()}", request with { Auth = ana.KitAuth })).IsProblemAsync(403, ProblemCodes.Auth);

        var account = await ana.GetAsync<AccountRecord>("account");
        Assert.Equal([1, 2], account.Slots.Select(slot => (int)slot.Type));
        Assert.Equal(48, account.KitWaitHours);
        await (await ana.PutAsync($"account/slots/{Id16.New()}", request)).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_current_password_cannot_be_guessed_at_with_a_token()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var request = new SlotRequest(ana.Auth, 3, Sealed.Blob(), null);
        foreach (var _ in Enumerable.Range(0, Limits.SignIns))
        {
            await (await ana.PutAsync($"account/slots/{Id16.New()}", request with { Auth = Sealed.Auth() })).IsProblemAsync(403, ProblemCodes.Auth);
        }

        await (await ana.PutAsync($"account/slots/{Id16.New()}", request)).IsProblemAsync(429, ProblemCodes.Rate, Limits.SignIns);
        relay.Clock.Advance(TimeSpan.FromMinutes(Limits.SignInMinutes));
        await (await ana.PutAsync($"account/slots/{Id16.New()}", request)).IsAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Whoever_guesses_with_a_stolen_token_does_not_keep_the_owner_from_a_new_password()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var thief = await ana.ElsewhereAsync();
        var change = new PasswordRequest(ana.Auth, Sealed.Blob(16), Limits.IterationFloor, Sealed.Auth(), new(Id16.New(), 1, Sealed.Blob()));
        foreach (var _ in Enumerable.Range(0, Limits.SignIns))
        {
            await (await thief.PutAsync("account/password", change with { Auth = Sealed.Auth() })).IsProblemAsync(403, ProblemCodes.Auth);
        }

        await (await thief.PutAsync("account/password", change)).IsProblemAsync(429, ProblemCodes.Rate, Limits.SignIns);
        await (await ana.PutAsync("account/password", change)).IsAsync(HttpStatusCode.NoContent);
        await (await thief.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
    }

    [Fact]
    public async Task A_stolen_token_alone_commits_nothing_leaves_nothing_and_stops_no_recovery()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var thief = new Person(relay.Http, "ana") { Token = ana.Token };
        await (await ana.PostAsync("recovery", new RecoveryRequest("ana", ana.KitAuth, Id16.New()))).IsAsync(HttpStatusCode.Accepted);
        var garbage = new CommitRequest(0, 1, Frames.Write([Sealed.Commit(space, 1)]), [], [], []);

        await (await thief.PostAsync($"spaces/{space}/commits", garbage)).IsProblemAsync(403, ProblemCodes.Auth);
        await (await thief.DeleteAsync($"spaces/{space}/members/me")).IsProblemAsync(403, ProblemCodes.Auth);
        await (await thief.DeleteAsync("account/recovery")).IsProblemAsync(403, ProblemCodes.Auth);

        var head = await ana.HeadAsync(space);
        Assert.Equal((1, 0u), (head.N, head.Epoch));
        Assert.NotNull((await ana.GetAsync<HeadsAnswer>("heads")).RecoveryAt);
        await (await ana.PostAsync($"spaces/{space}/commits", garbage)).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_kit_takes_the_place_of_the_old_one()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana", kitWait: 0);
        var kit = new KitRecord(Sealed.Auth(), 24);

        await (await ana.PutAsync($"account/slots/{Id16.New()}", new SlotRequest(ana.Auth, 2, Sealed.Blob(), kit))).IsAsync(HttpStatusCode.NoContent);

        await (await ana.PostAsync("recovery", new RecoveryRequest("ana", ana.KitAuth, Id16.New()))).IsProblemAsync(401, ProblemCodes.Auth);
        await (await ana.PostAsync("recovery", new RecoveryRequest("ana", kit.Auth, Id16.New()))).IsAsync(HttpStatusCode.Accepted);
        Assert.Single((await ana.GetAsync<AccountRecord>("account")).Slots, slot => slot.Type == 2);
    }

    [Fact]
    public async Task An_invited_server_takes_the_first_account_freely_and_then_one_for_each_invitation()
    {
        await using var relay = new Relay(("Troth:Registration", "Invited"));
        Assert.Contains("\"open\"", await relay.Http.GetStringAsync("/api/v1/server"), StringComparison.Ordinal);
        var ana = await Person.JoinAsync(relay.Http, "ana");
        Assert.Contains("\"invited\"", await relay.Http.GetStringAsync("/api/v1/server"), StringComparison.Ordinal);
        var (ben, eve) = (new Person(relay.Http, "ben"), new Person(relay.Http, "eve"));
        var invite = await ana.InviteAsync(await ana.OpenSpaceAsync());

        await (await ben.PostAsync("accounts", ben.Registration())).IsProblemAsync(403, ProblemCodes.RegistrationClosed);
        await (await ben.PostAsync("accounts", ben.Registration(invite: Id16.New()))).IsProblemAsync(410, ProblemCodes.InviteGone);
        await (await ben.PostAsync("accounts", ben.Registration(invite: invite))).IsAsync(HttpStatusCode.Created);
        await (await eve.PostAsync("accounts", eve.Registration(invite: invite))).IsProblemAsync(410, ProblemCodes.InviteGone);
    }

    [Fact]
    public async Task A_closed_server_takes_nobody()
    {
        await using var relay = new Relay(("Troth:Registration", "Closed"));
        var ana = new Person(relay.Http, "ana");

        await (await ana.PostAsync("accounts", ana.Registration())).IsProblemAsync(403, ProblemCodes.RegistrationClosed);
    }
}
