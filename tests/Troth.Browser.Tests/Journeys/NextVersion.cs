using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Troth.Browser.Tests.Journeys;

/// <summary>A copy of the published app in which one file is another: what the next publish would bring.</summary>
internal sealed class NextVersion : IDisposable
{
    private const string List = "service-worker-assets.js";
    private const string Name = "the-next";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("troth-next-");

    /// <summary>Copies the app and changes a sentence of its page.</summary>
    public NextVersion(string before, string after)
    {
        foreach (var file in Directory.EnumerateFiles(PublishedApp.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(PublishedApp.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var old = HashOf("index.html");
        Change("index.html", text => text.Replace(before, after, StringComparison.Ordinal));
        Assert.NotEqual(old, HashOf("index.html"));
        Change(List, text => Regex.Replace(text, "\"version\": \"[^\"]+\"", $"\"version\": \"{Name}\"").Replace(old, HashOf("index.html"), StringComparison.Ordinal));
    }

    /// <summary>Where it is.</summary>
    public string Folder => _folder.FullName;

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(Folder, "wwwroot", file);

    private string HashOf(string file) => Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(PathOf(file))));

    private void Change(string file, Func<string, string> edit)
    {
        File.WriteAllBytes(PathOf(file), Encoding.UTF8.GetBytes(edit(File.ReadAllText(PathOf(file)))));
        var path = Path.Combine(Folder, "Troth.Server.staticwebassets.endpoints.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        var endpoints = manifest["Endpoints"]!.AsArray();
        endpoints.RemoveAll(endpoint => (string?)endpoint!["AssetFile"] is { } asset && (asset == $"{file}.br" || asset == $"{file}.gz"));
        foreach (var endpoint in endpoints.Where(endpoint => (string?)endpoint!["AssetFile"] == file))
        {
            foreach (var header in endpoint!["ResponseHeaders"]!.AsArray())
            {
                header!["Value"] = (string?)header["Name"] switch
                {
                    "ETag" => $"\"{HashOf(file)}\"",
                    "Content-Length" => $"{new FileInfo(PathOf(file)).Length}",
                    _ => (string?)header["Value"],
                };
            }
        }

        File.WriteAllText(path, manifest.ToJsonString());
    }
}
