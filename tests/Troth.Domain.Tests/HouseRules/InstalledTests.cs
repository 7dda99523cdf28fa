using System.Text.Json;
using Xunit;

namespace Troth.Domain.HouseRules;

public sealed class InstalledTests
{
    [Fact]
    public void The_installed_app_gives_nothing_away_and_has_its_icons()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Web, "manifest.webmanifest")));
        var app = manifest.RootElement;

        Assert.All(["name", "short_name"], key => Assert.Equal("Notes", app.GetProperty(key).GetString()));
        Assert.Equal("/", app.GetProperty("start_url").GetString());
        Assert.Equal("standalone", app.GetProperty("display").GetString());
        var icons = app.GetProperty("icons").EnumerateArray().Select(icon => (File: icon.GetProperty("src").GetString()!, Sizes: icon.GetProperty("sizes").GetString()!)).ToList();
        Assert.Equal(["any", "192x192", "512x512"], icons.Select(icon => icon.Sizes));
        Assert.All(icons.Skip(1), icon => Assert.Equal(icon.Sizes, SizeOfPng(Path.Combine(Repository.Web, icon.File))));
        Assert.True(File.Exists(Path.Combine(Repository.Web, icons[0].File)));
    }

    // Width and height stand in the first chunk, after the signature, a length and a name.
    private static string SizeOfPng(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal("PNG"u8, bytes.AsSpan(1, 3));
        return $"{(bytes[18] << 8) + bytes[19]}x{(bytes[22] << 8) + bytes[23]}";
    }
}
