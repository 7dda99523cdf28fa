using Troth.Bench;

if (args is ["floor", var data, var port])
{
    await Floor.RunAsync(data, port);
    return;
}

var quick = args.Contains("--quick");
var report = new Report();
var machine = Machine.Start();
using var flushes = Flushes.Compile();

Say("appends");
report.Add(await Appending.MeasureAsync(flushes, rounds: quick ? 1 : 3));
Say("fan-out, memory");
report.Add(await Listening.MeasureAsync(flushes, rounds: quick ? 1 : 3));
Say("three years: sealing");
await using var years = await ThreeYears.WriteAsync();
report.Add(await years.MeasureCatchUpAsync(rounds: quick ? 1 : 3));
Say("three years: Chromium");
report.Add(await Visits.MeasureAsync(years, rounds: quick ? 1 : 3));
report.Add(await years.MeasureDiskAsync());
report.Write(machine.Describe());
Say("docs/performance.md is written");

void Say(string what) => Console.Error.WriteLine($"{machine.Elapsed:mm\\:ss} {what}");
