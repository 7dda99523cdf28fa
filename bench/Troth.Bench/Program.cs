using Troth.Bench;

if (args is ["floor", var data, var port])
{
    await Floor.RunAsync(data, port);
    return;
}

// Everything, or only the parts that are named: appends, listening, phone, years. The table is written where nothing is missing.
var rounds = args.Contains("--quick") ? 1 : 3;
var parts = args.Where(arg => !arg.StartsWith('-')).ToList();
var report = new Report();
var machine = Machine.Start();
using var flushes = Flushes.Compile();

if (Wanted("appends"))
{
    report.Add(await Appending.MeasureAsync(flushes, rounds));
}

if (Wanted("listening"))
{
    report.Add(await Listening.MeasureAsync(flushes, rounds));
}

if (Wanted("phone"))
{
    await using var beginning = await ThreeYears.BeginAsync();
    report.Add(await Phone.MeasureAsync(beginning, rounds));
}

if (Wanted("years"))
{
    await using var years = await ThreeYears.WriteAsync();
    report.Add(await years.MeasureCatchUpAsync(rounds));
    report.Add(await Visits.MeasureAsync(years, rounds));
    report.Add(await years.MeasureDiskAsync());
}

Console.WriteLine(report.Text(machine.Describe()));
if (parts.Count == 0)
{
    report.Write(machine.Describe());
}

bool Wanted(string part)
{
    var wanted = parts.Count == 0 || parts.Contains(part);
    if (wanted)
    {
        Console.Error.WriteLine($"{machine.Elapsed:mm\\:ss} {part}");
    }

    return wanted;
}
