using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Bench;

/// <summary>What one load made of one server.</summary>
internal sealed record Load(double PerSecond, double Median, double Slow, double CpuEach, double FlushesEach);

/// <summary>Appends at 1, 16 and 64 connections, Troth and the floor in turn.</summary>
internal static class Appending
{
    private const int People = 800;
    private const int TurnsEach = Limits.AppendBurst - 10;
    private const int SettleConnections = 16;
    private static readonly int[] Connections = [1, 16, 64];
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);
    private static readonly byte[] Body = RandomNumberGenerator.GetBytes(384);

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Flushes flushes, int rounds)
    {
        var seen = new Dictionary<(string Who, bool Steady, int Connections), List<Load>>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var steady in flushes.Work ? new[] { true, false } : [false])
            {
                foreach (var who in new[] { "floor", "Troth" })
                {
                    await foreach (var (connections, load) in RunAsync(who, flushes, steady))
                    {
                        var key = (who, steady, connections);
                        (seen.TryGetValue(key, out var loads) ? loads : seen[key] = []).Add(load);
                    }
                }
            }
        }

        return [.. Rows(seen, flushes.Work)];
    }

    private static IEnumerable<Row> Rows(Dictionary<(string Who, bool Steady, int Connections), List<Load>> seen, bool steadyWorks)
    {
        foreach (var steady in steadyWorks ? new[] { true, false } : [false])
        {
            var disk = steady ? "a flush costs 1 ms" : "this machine's disk";
            foreach (var connections in Connections)
            {
                var (troth, floor) = (Middle(seen[("Troth", steady, connections)]), Middle(seen[("floor", steady, connections)]));
                yield return new(
                    $"Appends, {connections} connections, {disk}",
                    $"{troth.PerSecond:N0}/s; p50 {troth.Median:0.00} ms, p99 {troth.Slow:0.00} ms; {troth.CpuEach:0} µs server CPU and {Flushed(troth, steadyWorks)} flushes each",
                    $"floor {floor.PerSecond:N0}/s, p50 {floor.Median:0.00} ms, {floor.CpuEach:0} µs; {troth.PerSecond / floor.PerSecond:0.00} of it",
                    (connections, steady) switch
                    {
                        (64, true) => "≥ 0.5 of the floor, ≥ 20,000/s, ≤ 45 µs, ≤ 0.05 flushes",
                        (64, false) => "≥ 0.5 of the floor",
                        _ => "",
                    });
            }
        }
    }

    private static string Flushed(Load load, bool counted) => counted ? $"{load.FlushesEach:0.000}" : "uncounted";

    private static Load Middle(List<Load> loads) => new(
        Medians.Of(loads.Select(load => load.PerSecond)),
        Medians.Of(loads.Select(load => load.Median)),
        Medians.Of(loads.Select(load => load.Slow)),
        Medians.Of(loads.Select(load => load.CpuEach)),
        Medians.Of(loads.Select(load => load.FlushesEach)));

    private static async IAsyncEnumerable<(int Connections, Load Load)> RunAsync(string who, Flushes flushes, bool steady)
    {
        var data = steady ? Flushes.SteadyDisk() : Directory.CreateDirectory(Path.Combine(Folders.Root, "artifacts", "bench", Id16.New().ToString())).FullName;
        var crowd = Crowd.Settle(data, People);
        await using var target = who == "Troth" ? await Target.TrothAsync(data, flushes, steady) : await Target.FloorAsync(data, flushes, steady);
        var troth = new ConcurrentQueue<Resident>(crowd); // nothing limits the floor: there the same people may come again
        await RunAsync(target, SettleConnections, troth); // the runtime compiles what is hot only after a while
        foreach (var connections in Connections)
        {
            yield return (connections, await RunAsync(target, connections, who == "Troth" ? troth : new(crowd)));
        }
    }

    private static async Task<Load> RunAsync(Target target, int connections, ConcurrentQueue<Resident> people)
    {
        var clock = Stopwatch.StartNew();
        var senders = Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(target, people, clock))).ToArray();
        await Task.Delay(Warm);
        var (cpu, flushed) = (target.Cpu, target.Flushes);
        await Task.Delay(Long);
        (cpu, flushed) = (target.Cpu - cpu, target.Flushes - flushed);
        var times = (await Task.WhenAll(senders)).SelectMany(times => times).Order().ToList();
        return new(
            times.Count / Long.TotalSeconds,
            times[times.Count / 2],
            times[times.Count * 99 / 100],
            cpu * 1_000_000 / times.Count,
            (double)flushed / times.Count);
    }

    // Milliseconds of every append within the measured stretch. Whoever has used up a burst makes room for the next.
    private static async Task<List<double>> SendAsync(Target target, ConcurrentQueue<Resident> people, Stopwatch clock)
    {
        using var line = new Line();
        await line.ConnectAsync(target.Port);
        var times = new List<double>(16_384);
        for (var turn = 0; clock.Elapsed < Warm + Long; turn++)
        {
            if (turn % TurnsEach == 0)
            {
                line.Become(people.TryDequeue(out var resident) ? resident : throw new InvalidOperationException("Too few people for this load."), Body);
            }

            var began = clock.Elapsed;
            await line.AppendAsync();
            if (began >= Warm)
            {
                times.Add((clock.Elapsed - began).TotalMilliseconds);
            }
        }

        return times;
    }
}
