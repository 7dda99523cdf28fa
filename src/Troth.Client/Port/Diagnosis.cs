using System.Globalization;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>What a person can hand to whoever helps: where the check stopped, and nothing of what was written.</summary>
internal static class Diagnosis
{
    /// <summary>A line on the app and the day, and one for each space that has stopped; null if none has.</summary>
    /// <param name="version">Of the app; empty while nobody can tell.</param>
    public static string? Of(IReadOnlyList<Stopped> stops, string version, DateTimeOffset now) => stops.Count == 0
        ? null
        : string.Join('\n', stops.Select(Line).Prepend(string.Create(CultureInfo.InvariantCulture, $"Troth {version}, {now:yyyy-MM-dd}")));

    private static string Line(Stopped stop) => string.Create(
        CultureInfo.InvariantCulture, $"space {stop.Space.ToString()[..4]}, place {stop.Place}, epoch {stop.Epoch}: {(byte)stop.Fault} {stop.Fault}");
}
