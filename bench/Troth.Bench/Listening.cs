using System.Diagnostics;
using System.Security.Cryptography;

namespace Troth.Bench;

/// <summary>From one person's append to the other's poke; and what somebody who listens costs in memory.</summary>
internal static class Listening
{
    private const int Times = 250;
    private const int People = 130;
    private const int Listeners = 1000;
    private static readonly byte[] Body = RandomNumberGenerator.GetBytes(384);

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Flushes flushes, int rounds)
    {
        var (median, slow, idle, each) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var data = Flushes.SteadyDisk();
            var people = Crowd.Settle(data, People);
            await using var target = await Target.TrothAsync(data, flushes, steady: true);
            var before = target.Memory;
            idle.Add(before);
            var times = (await FanOutAsync(target, people)).Order().ToList();
            median.Add(times[times.Count / 2]);
            slow.Add(times[times.Count * 99 / 100]);
            each.Add(await ListenAsync(target, people));
        }

        return
        [
            new("Fan-out: one appends, the other's open stream is told" + (flushes.Work ? " (a flush costs 1 ms)" : ""), $"p50 {Medians.Of(median):0.00} ms, p99 {Medians.Of(slow):0.00} ms", "", "p50 ≤ 1.5 ms"),
            new("Memory of an idle server", $"{Medians.Of(idle) / 1024:0.0} MB", "anonymous resident memory after the start", ""),
            new("Memory of a live connection", $"{Medians.Of(each):0.0} kB", $"{Listeners} open poke streams", ""),
        ];
    }

    private static async Task<List<double>> FanOutAsync(Target target, IReadOnlyList<Resident> people)
    {
        using var writer = new Line();
        using var reader = new Line();
        await writer.ConnectAsync(target.Port);
        await reader.ConnectAsync(target.Port);
        writer.Become(people[0], Body);
        await reader.AskAsync(Poke(people[1]));
        await reader.HearAsync("event: b");
        var times = new List<double>();
        for (var turn = 0; turn < Times; turn++)
        {
            var heard = reader.HearAsync("event: p");
            var clock = Stopwatch.StartNew();
            var written = writer.AppendAsync();
            await heard;
            times.Add(clock.Elapsed.TotalMilliseconds);
            await written;
        }

        return times;
    }

    private static async Task<double> ListenAsync(Target target, IReadOnlyList<Resident> people)
    {
        var before = target.Memory;
        var lines = new List<Line>();
        for (var each = 0; each < Listeners; each++)
        {
            var line = new Line();
            lines.Add(line);
            await line.ConnectAsync(target.Port);
            await line.AskAsync(Poke(people[2 + (each % (People - 2))]));
            await line.HearAsync("event: b");
        }

        var more = (target.Memory - before) / (double)Listeners;
        lines.ForEach(line => line.Dispose());
        return more;
    }

    private static string Poke(Resident resident) =>
        $"GET /api/v1/poke HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {resident.Token}\r\nAccept: text/event-stream\r\n\r\n";
}
