using System.Globalization;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>What a person can hand to whoever helps: where the check stopped, and nothing of what was written.</summary>
internal static class Diagnosis
{
    /// <summary>A line on the app and the day, and one for each space that has stopped; null if none has.</summary>
    public static string? Of(IReadOnlyList<Stopped> stops, DateTimeOffset now) => stops.Count == 0
        ? null
        : string.Join('\n', stops.Select(Line).Prepend(string.Create(CultureInfo.InvariantCulture, $"Troth {Version}, {now:yyyy-MM-dd}")));

    private static string? Version => typeof(Diagnosis).Assembly.GetName().Version?.ToString(3);

    private static string Line(Stopped stop) => string.Create(
        CultureInfo.InvariantCulture, $"space {stop.Space.ToString()[..4]}, place {stop.Place}, epoch {stop.Epoch}: {(byte)stop.Fault} {stop.Fault}");
}
