using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Troth.Protocol;

namespace Troth.Server.Tests;

/// <summary>Somebody with an account and a device, who speaks to the server as the app does.</summary>
internal sealed class Person(HttpClient http, string handle)
{
    public string Handle { get; } = handle;

    public Id16 Account { get; } = Id16.New();

    public Id16 Personal { get; } = Id16.New();

    public Id16 Device { get; } = Id16.New();

    public byte[] Seed { get; } = Sealed.Blob(16);

    public byte[] Auth { get; set; } = Sealed.Auth();

    public byte[] KitAuth { get; } = Sealed.Auth();

    public string Token { get; set; } = "";

    /// <summary>Somebody new, signed in.</summary>
    public static async Task<Person> JoinAsync(HttpClient http, string handle, int kitWait = 48)
    {
        var person = new Person(http, handle);
        await (await person.PostAsync("accounts", person.Registration(kitWait))).IsAsync(HttpStatusCode.Created);
        await person.SignInAsync();
        return person;
    }

    public RegisterRequest Registration(int kitWait = 48, Id16? invite = null) => new(
        Account, Handle, Seed, Limits.IterationFloor, Auth,
        [new(Id16.New(), 1, Sealed.Blob()), new(Id16.New(), 2, Sealed.Blob())],
        new(KitAuth, kitWait),
        new(Personal, Id16.New(), Frames.Write([Sealed.Commit(Personal, 0), Sealed.Entry(Personal)]), Sealed.Blob(61)),
        invite);

    /// <summary>The same person on another device, signed in there.</summary>
    public async Task<Person> ElsewhereAsync()
    {
        var other = new Person(http, Handle) { Auth = Auth };
        await other.SignInAsync();
        return other;
    }

    public async Task<SignInAnswer> SignInAsync()
    {
        var answer = await (await PostAsync("sessions", new SignInRequest(Handle, Auth, Device))).ReadAsync<SignInAnswer>();
        Token = answer.Token;
        return answer;
    }

    /// <summary>A new shared space with this person alone in it.</summary>
    public async Task<Id16> OpenSpaceAsync()
    {
        var space = Id16.New();
        await (await PostAsync("spaces", new NewSpace(space, Id16.New(), Frames.Write([Sealed.Commit(space, 0)]), null))).ReadAsync<AppendAnswer>();
        return space;
    }

    /// <summary>Lets another person in: invitation, claim and commit. Gives the new member's ref.</summary>
    public async Task<Id16> AdmitAsync(Person other, Id16 space)
    {
        var invite = await InviteAsync(space);
        await (await other.PostAsync($"invites/{invite}/claims", new ClaimRequest(Sealed.Blob(300)))).IsAsync(HttpStatusCode.NoContent);
        var claim = (await GetAsync<MailboxAnswer>("mailbox")).Messages.Single(message => message.Invite == invite);
        var head = await HeadAsync(space);
        var member = Id16.New();
        var others = new List<WrapRecord> { new(member, Sealed.Blob()) };
        await (await PostAsync($"spaces/{space}/commits", new CommitRequest(
            head.Epoch, head.N, Frames.Write([Sealed.Commit(space, head.Epoch + 1)]), others, [new(member, invite, claim.Message)], []))).ReadAsync<AppendAnswer>();
        return member;
    }

    public async Task<Id16> InviteAsync(Id16 space)
    {
        var invite = Id16.New();
        await (await PostAsync("invites", new InviteRequest(invite, space, Sealed.Blob(237)))).ReadAsync<InviteAnswer>();
        return invite;
    }

    public async Task<SpaceHead> HeadAsync(Id16 space) => (await GetAsync<HeadsAnswer>("heads")).Spaces.Single(head => head.Space == space);

    public Task<HttpResponseMessage> AppendAsync(Id16 space, uint epoch, params Frame[] frames) => AppendAsync(space, epoch, Frames.Write(frames));

    public Task<HttpResponseMessage> AppendAsync(Id16 space, uint epoch, byte[] bytes) =>
        SendAsync(HttpMethod.Post, $"spaces/{space}/log", Log(bytes), ("Troth-Epoch", epoch.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public Task<HttpResponseMessage> EraseAsync(Id16 space, Id16 entry, byte[] token, Frame record) =>
        SendAsync(HttpMethod.Delete, $"spaces/{space}/entries/{entry}/body", Log([.. token, .. Frames.Write([record])]));

    /// <summary>The whole log from the first place this person may read, with the head the server claims.</summary>
    public async Task<(List<Frame> Frames, long N, byte[] H)> ReadLogAsync(Id16 space)
    {
        var all = new List<Frame>();
        while (true)
        {
            using var response = await SendAsync(HttpMethod.Get, $"spaces/{space}/log?after={(all.Count == 0 ? 0 : all[^1].N)}&limit=500");
            await response.IsAsync(HttpStatusCode.OK);
            var head = response.Headers.GetValues("Troth-Head").Single().Split(':');
            all.AddRange(Frames.ReadPlaced(await response.Content.ReadAsByteArrayAsync(), out var fault)!);
            Assert.Null(fault);
            var n = long.Parse(head[0], System.Globalization.CultureInfo.InvariantCulture);
            if (all.Count == 0 || all[^1].N == n)
            {
                return (all, n, Convert.FromHexString(head[1]));
            }
        }
    }

    public async Task<T> GetAsync<T>(string path) => await (await SendAsync(HttpMethod.Get, path)).ReadAsync<T>();

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<HttpResponseMessage> PutAsync<T>(string path, T body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = content };
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new("Bearer", Token);
            request.Headers.Add("Troth-Auth", Convert.ToBase64String(Auth));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static ByteArrayContent Json<T>(T body) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Default.Options)) { Headers = { ContentType = new("application/json") } };

    private static ByteArrayContent Log(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(Frames.MediaType) } };
}

/// <summary>What is expected of an answer.</summary>
internal static class Answers
{
    public static async Task IsAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        if (response.StatusCode != status)
        {
            Assert.Fail($"{(int)response.StatusCode} instead of {(int)status}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response)
    {
        await response.IsAsync(HttpStatusCode.OK);
        return JsonSerializer.Deserialize<T>(await response.Content.ReadAsByteArrayAsync(), ProtocolJson.Default.Options)!;
    }

    /// <summary>A problem detail with this status, code and limit.</summary>
    public static async Task<Problem> IsProblemAsync(this HttpResponseMessage response, int status, string code, long? limit = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize(text, ProtocolJson.Default.Problem)!;
        Assert.Equal((status, code, limit), (problem.Status, problem.Code, problem.Limit));
        Assert.EndsWith(".", problem.Detail, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>The log is gap-free from its first place, and its chain leads to the head.</summary>
    public static void IsWhole(this (List<Frame> Frames, long N, byte[] H) log, Id16 space)
    {
        var h = Chain.Start(space);
        Assert.Equal(log.Frames.Select((_, index) => index + 1L), log.Frames.Select(frame => frame.N));
        foreach (var frame in log.Frames)
        {
            h = Chain.Next(h, frame.N, frame.Header);
        }

        Assert.Equal(log.N, log.Frames.Count);
        Assert.Equal(log.H, h);
    }
}
