using System.Net;
using System.Text;
using CsCheck;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class BadInputTests
{
    [Fact]
    public async Task Bad_frames_are_refused_by_name_and_nothing_is_written()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var good = Frames.Write([Sealed.Entry(space)]);
        byte[] With(int at, byte value)
        {
            var bytes = (byte[])good.Clone();
            bytes[at] = value;
            return [.. Frames.Write([Sealed.Entry(space)]), .. bytes];
        }

        var cases = new Dictionary<string, byte[]>
        {
            ["empty"] = [],
            ["truncated prefix"] = good[..50],
            ["truncated body"] = good[..^1],
            ["trailing byte"] = [.. good, 0],
            ["length of the frame"] = With(3, 1),
            ["version"] = With(4, 2),
            ["suite"] = With(5, 2),
            ["flags"] = With(6, 3),
            ["commit"] = With(6, 1),
            ["erase"] = With(6, 2),
            ["reserved byte"] = With(7, 1),
            ["another space"] = With(8, (byte)(good[8] ^ 1)),
            ["another epoch"] = With(43, 1),
            ["body hash"] = With(76, (byte)(good[76] ^ 1)),
            ["body"] = With(200, (byte)(good[200] ^ 1)),
        };
        foreach (var (_, bytes) in cases)
        {
            await (await ana.AppendAsync(space, 0, bytes)).IsProblemAsync(400, ProblemCodes.Malformed);
        }

        Assert.Equal(1, (await ana.HeadAsync(space)).N);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_its_number()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();

        await (await ana.AppendAsync(space, 0, [.. Enumerable.Range(0, 257).Select(_ => Sealed.Entry(space, size: 30))])).IsProblemAsync(413, ProblemCodes.TooLarge, Limits.BatchEntries);
        await (await ana.AppendAsync(space, 0, Sealed.Entry(space, size: Limits.BodyBytes + 1))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.AppendAsync(space, 0, new byte[Limits.BatchBytes + 1])).IsProblemAsync(413, ProblemCodes.TooLarge, Limits.BatchBytes);
        await (await ana.PostAsync("invites", new InviteRequest(Id16.New(), space, Sealed.Blob(Limits.BlobBytes + 1)))).IsProblemAsync(413, ProblemCodes.TooLarge, Limits.BlobBytes);
        await (await ana.SendAsync(HttpMethod.Get, $"spaces/{space}/log?limit=501")).IsProblemAsync(400, ProblemCodes.Malformed, Limits.PageEntries);
    }

    [Theory]
    [InlineData("kdf", "{}")]
    [InlineData("kdf", "null")]
    [InlineData("kdf", "")]
    [InlineData("kdf", "{\"handle\":null}")]
    [InlineData("kdf", "{\"handle\":7}")]
    [InlineData("kdf", "{\"handle\":\"../etc\"}")]
    [InlineData("kdf", "[[[[")]
    [InlineData("sessions", "{\"handle\":\"ana\",\"auth\":\"AA==\",\"device\":\"00000000000000000000000000000000\"}")]
    [InlineData("sessions", "{\"handle\":\"ana\",\"auth\":\"not base64\",\"device\":\"00000000000000000000000000000000\"}")]
    [InlineData("sessions", "{\"handle\":\"ana\",\"auth\":\"AA==\",\"device\":\"UPPER\"}")]
    [InlineData("sessions", "{\"handle\":\"ana\",\"device\":\"00000000000000000000000000000000\"}")]
    [InlineData("sessions", "{\"handle\":\"ana\",\"auth\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}")]
    [InlineData("recovery", "{\"handle\":\"a\",\"auth\":\"AA==\",\"device\":\"00000000000000000000000000000000\"}")]
    [InlineData("spaces", "{\"space\":\"00000000000000000000000000000000\",\"member\":\"00000000000000000000000000000000\",\"frames\":\"AAAA\",\"wrap\":null}")]
    [InlineData("spaces/00000000000000000000000000000000/commits", "{\"expectedEpoch\":4294967295,\"expectedN\":1,\"frame\":\"AAAA\",\"wraps\":[null],\"add\":[null],\"remove\":[]}")]
    public async Task Bad_json_is_malformed(string path, string json)
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var content = new StringContent(json, Encoding.UTF8, "application/json");

        await (await ana.SendAsync(HttpMethod.Post, path, content)).IsProblemAsync(400, ProblemCodes.Malformed);
    }

    [Fact]
    public async Task What_may_be_null_may_be_missing()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = Id16.New();
        var json = $$"""{"space":"{{space}}","member":"{{Id16.New()}}","frames":"{{Convert.ToBase64String(Frames.Write([Sealed.Commit(space, 0)]))}}"}""";

        await (await ana.SendAsync(HttpMethod.Post, "spaces", new StringContent(json, Encoding.UTF8, "application/json"))).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_registration_with_a_bad_part_leaves_nothing_behind()
    {
        await using var relay = new Relay();
        var ana = new Person(relay.Http, "ana");
        var good = ana.Registration();
        RegisterRequest[] bad =
        [
            good with { Handle = "-a" },
            good with { Seed = [1] },
            good with { Auth = [] },
            good with { Slots = [] },
            good with { Slots = [good.Slots[0], good.Slots[0]] },
            good with { Slots = [good.Slots[0], new(Id16.New(), 9, [1])], Kit = null },
            good with { Kit = null },
            good with { Kit = good.Kit! with { WaitHours = 1 } },
            good with { Personal = good.Personal with { Space = Id16.New() } },
            good with { Personal = good.Personal with { Frames = Frames.Write([Sealed.Entry(ana.Personal)]) } },
            good with { Personal = good.Personal with { Frames = Frames.Write([Sealed.Commit(ana.Personal, 1)]) } },
        ];
        foreach (var request in bad)
        {
            await (await ana.PostAsync("accounts", request)).IsProblemAsync(400, ProblemCodes.Malformed);
        }

        await (await ana.PostAsync("accounts", good with { Iterations = Limits.IterationFloor - 1 })).IsProblemAsync(400, ProblemCodes.Malformed, Limits.IterationFloor);
        await (await ana.SendAsync(HttpMethod.Post, "accounts", new StringContent("{\"slots\":[null]}", Encoding.UTF8, "application/json"))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PostAsync("accounts", good)).IsAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_bad_token_or_address_is_named()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var (space, good) = (await ana.OpenSpaceAsync(), ana.Token);
        foreach (var token in (string[])["x", Convert.ToBase64String(Sealed.Auth()), new string('A', 43), ""])
        {
            ana.Token = token;
            await (await ana.SendAsync(HttpMethod.Get, "heads")).IsProblemAsync(401, ProblemCodes.Auth);
            await (await ana.AppendAsync(space, 0, Sealed.Entry(space))).IsProblemAsync(401, ProblemCodes.Auth);
        }

        ana.Token = good;
        await (await ana.SendAsync(HttpMethod.Get, $"spaces/{Id16.New()}/log")).IsProblemAsync(403, ProblemCodes.NotMember);
        await (await ana.SendAsync(HttpMethod.Get, "spaces/xyz/log")).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.SendAsync(HttpMethod.Get, "nothing")).IsProblemAsync(404, ProblemCodes.NotFound);
        await (await ana.SendAsync(HttpMethod.Patch, "heads")).IsProblemAsync(405, ProblemCodes.Malformed);
        await (await ana.SendAsync(HttpMethod.Post, $"spaces/{space}/log", new StringContent("{}"))).IsProblemAsync(415, ProblemCodes.Malformed);
        await (await ana.DeleteAsync($"sessions/{Id16.New()}")).IsProblemAsync(404, ProblemCodes.NotFound);
        Assert.Equal(1, (await ana.HeadAsync(space)).N);
    }

    [Fact]
    public async Task However_an_append_is_mangled_the_server_answers_and_the_log_stays_whole()
    {
        await using var relay = new Relay();
        var ana = await Person.JoinAsync(relay.Http, "ana");
        var space = await ana.OpenSpaceAsync();
        var edit = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5_000], Gen.Byte, Gen.Int[1, 200]);
        var mangled = Gen.Select(Gen.Int[1, 3], edit.Array[1, 4]);

        await mangled.SampleAsync(
            async sample =>
            {
                var (count, edits) = sample;
                var bytes = Frames.Write([.. Enumerable.Range(0, count).Select(_ => Sealed.Entry(space))]);
                var response = await ana.AppendAsync(space, 0, edits.Aggregate(bytes, Mangle));
                relay.Clock.Advance(TimeSpan.FromSeconds(1));
                Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Conflict]);
            },
            iter: 400,
            threads: 1);

        (await ana.ReadLogAsync(space)).IsWhole(space);
    }

    private static byte[] Mangle(byte[] bytes, (int What, int At, byte Value, int Count) edit)
    {
        if (bytes.Length == 0)
        {
            return [edit.Value];
        }

        var at = edit.At % bytes.Length;
        var end = Math.Min(bytes.Length, at + edit.Count);
        return edit.What switch
        {
            0 => [.. bytes[..at], edit.Value, .. bytes[(at + 1)..]],
            1 => bytes[..at],
            2 => [.. bytes[..at], .. bytes[end..]],
            _ => [.. bytes[..end], .. bytes[at..]],
        };
    }
}
