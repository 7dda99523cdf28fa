using System.Text.Json;

namespace Troth.Vault.Tests;

/// <summary>Files that are written once and then opened for ever by every version (docs/protocol.md).</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads a golden file. One that is missing is written only where TROTH_WRITE_GOLDEN is 1.</summary>
    public static T Read<T>(string name, Func<T> make)
    {
        var path = Path.Combine(Places.Golden, name);
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("TROTH_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Places.Golden);
            File.WriteAllText(path, Text(make()) + "\n");
        }

        return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options)!;
    }

    /// <summary>The text of a value, to compare two of them in depth.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);
}
