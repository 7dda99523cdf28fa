namespace Troth.Bench;

/// <summary>Where things are.</summary>
internal static class Folders
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    /// <summary>What <c>dotnet publish</c> made.</summary>
    public static string App => Path.Combine(Root, "artifacts", "app");

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "global.json")) ? folder.FullName : Find(folder.Parent!);
}
