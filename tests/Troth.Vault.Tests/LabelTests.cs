using System.Reflection;
using System.Text.RegularExpressions;
using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class LabelTests
{
    private static readonly List<(string Name, string Text)> All =
    [
        .. typeof(Labels).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (field.Name, (string)field.GetRawConstantValue()!)),
    ];

    [Fact]
    public void No_two_labels_are_the_same() => Assert.Equal(All.Count, All.Select(label => label.Text).Distinct().Count());

    [Fact]
    public void The_page_lists_exactly_the_labels_there_are()
    {
        var page = File.ReadAllText(Path.Combine(Places.Root, "docs", "protocol.md"));
        var section = page[page.IndexOf("### 1.1", StringComparison.Ordinal)..page.IndexOf("### 1.2", StringComparison.Ordinal)];
        var listed = Regex.Matches(section, "`(troth/[a-z0-9/-]+)`").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(All.Select(label => label.Text).Order(), listed.Order());
    }

    [Fact]
    public void Every_label_is_used()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Places.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "Labels.cs")
            .Select(File.ReadAllText)
            .ToList();
        Assert.All(All, label => Assert.Contains(sources, source => Regex.IsMatch(source, $@"\bLabels\.{label.Name}\b")));
    }
}
