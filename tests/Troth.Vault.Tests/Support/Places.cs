using System.Text.Json;

namespace Troth.Vault.Tests;

/// <summary>Where files are: the repository, its golden files, and the vectors that live beside it.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    public static string Golden => Path.Combine(Root, "tests", "golden");

    /// <summary>A vector file; skips the test where the folder is missing, save on a build server.</summary>
    public static JsonElement Vectors(string path)
    {
        var folder = Environment.GetEnvironmentVariable("TROTH_FIXTURES") ?? Path.Combine(Root, "..", "shared", "fixtures");
        var file = Path.Combine(folder, path);
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"The folder with the public test vectors is not here: {folder}.");
        }

        return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("global.json stands in no folder above this one.");
        }

        return folder;
    }
}
