using System.Net;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class RecoveryTests
{
    [Fact]
    public async Task A_kit_opens_the_account_after_its_wait_and_sets_a_password_without_the_old_one()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana", kitWait: 48);
        var lost = new Person(relay.Http, "ana") { Auth = ana.KitAuth };
        var ready = relay.Clock.GetUtcNow() + TimeSpan.FromHours(48);

        Assert.Equal(ready, await WaitAsync(lost));
        relay.Clock.Advance(TimeSpan.FromHours(47));
        Assert.Equal(ready, await WaitAsync(lost));
        Assert.Equal(ready, (await ana.GetAsync<AccountRecord>("account")).RecoveryAt);
        Assert.Equal(ready, (await ana.GetAsync<HeadsAnswer>("heads")).RecoveryAt);
        relay.Clock.Advance(TimeSpan.FromHours(1));
        lost.Token = (await (await AskAsync(lost)).ReadAsync<SignInAnswer>()).Token;

        await (await ana.SendAsync(HttpMethod.Get, "account")).IsProblemAsync(401, ProblemCodes.Auth);
        Assert.Null((await lost.GetAsync<AccountRecord>("account")).RecoveryAt);
        var password = new PasswordRequest(null, Sealed.Blob(16), Limits.Iterations, Sealed.Auth(), new(Id16.New(), 1, Sealed.Blob()));
        await (await lost.PutAsync("account/password", password)).IsAsync(HttpStatusCode.NoContent);
        await (await lost.PutAsync("account/password", password)).IsProblemAsync(403, ProblemCodes.Auth);
        ana.Auth = password.NewAuth;
        await ana.SignInAsync();
    }

    [Fact]
    public async Task Any_signed_in_device_cancels_a_recovery_and_its_wait_begins_anew()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana", kitWait: 24);
        var lost = new Person(relay.Http, "ana") { Auth = ana.KitAuth };
        await WaitAsync(lost);
        relay.Clock.Advance(TimeSpan.FromHours(23));

        await (await ana.DeleteAsync("account/recovery")).IsAsync(HttpStatusCode.NoContent);
        await (await ana.DeleteAsync("account/recovery")).IsProblemAsync(404, ProblemCodes.RecoveryNone);
        relay.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(relay.Clock.GetUtcNow() + TimeSpan.FromHours(24), await WaitAsync(lost));
    }

    [Fact]
    public async Task A_kit_without_a_wait_opens_at_once()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana", kitWait: 0);

        var answer = await (await AskAsync(new(relay.Http, "ana") { Auth = ana.KitAuth })).ReadAsync<SignInAnswer>();

        Assert.Equal(ana.Account, answer.Account);
    }

    [Fact]
    public async Task A_wrong_kit_and_an_unknown_handle_are_told_the_same()
    {
        await using var relay = new Relay();
        await Person.JoinAsync(relay.Http, "ana");

        await (await AskAsync(new(relay.Http, "ana"))).IsProblemAsync(401, ProblemCodes.Auth);
        await (await AskAsync(new(relay.Http, "nobody"))).IsProblemAsync(401, ProblemCodes.Auth);
    }

    private static Task<HttpResponseMessage> AskAsync(Person person) => person.PostAsync("recovery", new RecoveryRequest(person.Handle, person.Auth, person.Device));

    private static async Task<DateTimeOffset> WaitAsync(Person person)
    {
        var response = await AskAsync(person);
        await response.IsAsync(HttpStatusCode.Accepted);
        return System.Text.Json.JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), ProtocolJson.Default.RecoveryWait)!.ReadyAt;
    }
}
