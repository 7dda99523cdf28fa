namespace Troth.Browser.Tests;

/// <summary>Where the tests find the sources and the fixtures they run on.</summary>
internal static class Repository
{
    /// <summary>The folder with global.json above the test binaries.</summary>
    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory));

    /// <summary>Whether nothing may be skipped.</summary>
    public static bool Strict => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The text of a file of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The text of a fixture. Skips the running test where the folder is missing, and fails it in CI.</summary>
    public static string Fixture(string path)
    {
        var folder = Environment.GetEnvironmentVariable("TROTH_FIXTURES") ?? Path.Combine(Root, "../shared/fixtures");
        if (!Directory.Exists(folder) && !Strict)
        {
            Assert.Skip($"There are no fixtures at {folder}; set TROTH_FIXTURES to their folder.");
        }

        return File.ReadAllText(Path.Combine(folder, path));
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "global.json"))
            ? folder.FullName
            : FindRoot(folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository."));
}
