using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Troth.Bench;

/// <summary>A line of the table.</summary>
internal sealed record Row(string What, string Measured, string Beside, string Aim);

/// <summary>The middle of what was seen.</summary>
internal static class Medians
{
    public static double Of(IEnumerable<double> seen) => seen.Order().ToList() is var all ? all[all.Count / 2] : 0;
}

/// <summary>What else the machine was doing while it was measured.</summary>
internal sealed class Machine
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly string load = Load();

    public TimeSpan Elapsed => clock.Elapsed;

    public static Machine Start() => new();

    public string Describe() =>
        $"{Environment.ProcessorCount} cores, {Model()}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}. "
        + $"Load average before: {load}; after: {Load()}. Measured in {clock.Elapsed.TotalMinutes:0.0} minutes on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.";

    private static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static string Model() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1].Trim() ?? "unknown processor";
}

/// <summary>docs/performance.md.</summary>
internal sealed class Report
{
    private readonly List<Row> rows = [];

    public void Add(IReadOnlyList<Row> more) => rows.AddRange(more);

    public void Write(string machine) => File.WriteAllText(Path.Combine(Folders.Root, "docs", "performance.md"), Text(machine));

    public string Text(string machine)
    {
        var text = new StringBuilder();
        text.AppendLine("# How fast it is");
        text.AppendLine();
        text.AppendLine("Written by `./bench/run.sh`. The numbers are medians of runs in turn. All checks are on: token, membership, epoch, chain, quota, rate limit; every answered");
        text.AppendLine("append is on the disk (`synchronous = FULL`). The floor is the same Kestrel and SQLite with the same settings and grouping, and one bare insert.");
        text.AppendLine();
        text.AppendLine("Bytes have budgets in `eng/budget.json`, as brotli leaves them, checked by a test. The shell's counts every page, script and style of ours, also those that come late. It");
        text.AppendLine("leaves out `service-worker-assets.js`, the hash of every file: the service worker asks for it, and is registered once the shell answers.");
        text.AppendLine();
        text.AppendLine("What single changes brought, and what was tried in vain, is in [performance-changes.md](performance-changes.md).");
        text.AppendLine();
        text.AppendLine(machine);
        text.AppendLine();
        text.AppendLine("| What | Measured | Beside it | Aim |");
        text.AppendLine("|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.What} | {row.Measured} | {row.Beside} | {row.Aim} |");
        }

        return text.ToString();
    }
}
