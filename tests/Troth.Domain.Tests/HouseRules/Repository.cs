namespace Troth.Domain.HouseRules;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Features => Path.Combine(Root, "src", "Troth.Features");

    public static string Ui => Path.Combine(Root, "src", "Troth.Ui");

    public static string Web => Path.Combine(Root, "src", "Troth.Client", "wwwroot");

    /// <summary>The slices: every folder of Troth.Features that is not shared words or the catalogue.</summary>
    public static IEnumerable<string> Slices =>
        Directory.EnumerateDirectories(Features).Where(d => Path.GetFileName(d) is not ("Phrasing" or "Catalog" or "bin" or "obj" or "Properties"));

    public static IEnumerable<string> Pages => OnScreen(".razor").Where(f => File.ReadLines(f).FirstOrDefault()?.StartsWith("@page", StringComparison.Ordinal) is true);

    public static IEnumerable<string> Files(string folder, params string[] extensions) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => extensions.Any(e => f.EndsWith(e, StringComparison.Ordinal)) && !Built(f));

    /// <summary>The files of everything that .NET shows.</summary>
    public static IEnumerable<string> OnScreen(params string[] extensions) => Files(Ui, extensions).Concat(Files(Features, extensions));

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    private static bool Built(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "artifacts" or "bin" or "obj" or "node_modules");

    // PathMap hides where this file stands, so the search starts at the running program.
    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
