using System.Text.RegularExpressions;
using System.Xml.Linq;
using Troth.Features.Catalog;
using Xunit;

namespace Troth.Domain.HouseRules;

public sealed partial class SliceTests
{
    [Fact]
    public void The_server_knows_nothing_but_the_protocol()
    {
        var project = Path.Combine(Repository.Root, "src", "Troth.Server", "Troth.Server.csproj");
        Assert.SkipUnless(File.Exists(project), "There is no server in this tree.");

        // A reference without its assembly only carries static files along: no type of it can be named.
        var named = XDocument.Load(project).Descendants("ProjectReference").Where(r => (string?)r.Attribute("ReferenceOutputAssembly") != "false");

        Assert.Equal(["Troth.Protocol"], named.Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)));
    }

    [Fact]
    public void Every_slice_has_a_descriptor_a_readme_and_tests() => Assert.All(Repository.Slices, slice =>
    {
        Assert.NotEmpty(Directory.GetFiles(slice, "*Feature.cs"));
        Assert.NotEmpty(Directory.GetFiles(slice, "*Tests.cs"));
        Assert.InRange(File.ReadLines(Path.Combine(slice, "README.md")).Count(), 1, 25);
    });

    [Fact]
    public void Every_descriptor_is_in_the_catalogue()
    {
        var listed = File.ReadAllText(Path.Combine(Repository.Features, "Catalog", "FeatureCatalog.cs"));

        Assert.All(Repository.Files(Repository.Features, "Feature.cs"), file => Assert.Contains(Path.GetFileNameWithoutExtension(file) + ".Descriptor", listed, StringComparison.Ordinal));
        Assert.Equal(FeatureCatalog.All.Count, FeatureCatalog.All.Select(f => f.Key).Distinct().Count());
        Assert.Equal(FeatureCatalog.All.Count, FeatureCatalog.All.Select(f => f.Route).Distinct().Count());
    }

    [Fact]
    public void Every_route_of_the_catalogue_has_a_page()
    {
        var routes = Repository.Pages.Select(p => PageRoute().Match(File.ReadLines(p).First()).Groups[1].Value).ToHashSet();

        Assert.All(FeatureCatalog.All, f => Assert.Contains(f.Route, routes));
    }

    [Fact]
    public void Event_names_are_in_the_past_tense_versioned_and_unique()
    {
        Assert.All(FeatureCatalog.Kinds, kind => Assert.Matches(EventName(), kind.Name));
        Assert.Equal(FeatureCatalog.Kinds.Count, FeatureCatalog.Kinds.Select(k => k.Name).Distinct().Count());
        Assert.Equal(FeatureCatalog.Kinds.Count, FeatureCatalog.Kinds.Select(k => k.Type.Type).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_event_has_a_sample_that_stays_readable_for_ever() => Assert.All(FeatureCatalog.Kinds, kind =>
    {
        var sample = Assert.Single(Repository.Files(Repository.Features, $"/{kind.Name}.json"));
        var json = File.ReadAllBytes(sample).AsSpan().TrimEnd((byte)'\n').ToArray();

        var happened = Assert.IsAssignableFrom<LifeEvent>(kind.Read(json));
        Assert.Equal(json, kind.Write(happened));
        Assert.Equal(kind.Type.Type.Name, $"{happened}"); // a text of it has no word of what it says
    });

    [Fact]
    public void Every_sample_belongs_to_a_kind() => Assert.All(
        Repository.Files(Repository.Features, ".json").Where(f => f.Contains("Samples", StringComparison.Ordinal)),
        file => Assert.Contains(FeatureCatalog.Kinds, k => k.Name == Path.GetFileNameWithoutExtension(file)));

    [Theory]
    [InlineData("R1")]
    [InlineData("R1b")]
    [InlineData("R1c")]
    [InlineData("R2")]
    [InlineData("R3")]
    [InlineData("R4")]
    [InlineData("R5")]
    [InlineData("R6")]
    [InlineData("R9")]
    [InlineData("R12")]
    [InlineData("R13")]
    [InlineData("R14")]
    [InlineData("R15")]
    [InlineData("R16")]
    [InlineData("R17")]
    [InlineData("R21")]
    [InlineData("R27")]
    [InlineData("R28")]
    [InlineData("R29")]
    [InlineData("R30")]
    [InlineData("R30b")]
    [InlineData("R34")]
    [InlineData("R41")]
    [InlineData("R44")]
    [InlineData("R47")]
    [InlineData("R48")]
    [InlineData("R51")]
    [InlineData("R54")]
    public void Every_rule_that_is_kept_has_a_test_named_after_it(string rule) => Assert.Contains(
        Repository.Files(Path.Combine(Repository.Root, "src"), "Tests.cs").Concat(Repository.Files(Path.Combine(Repository.Root, "tests"), "Tests.cs")),
        file => File.ReadAllText(file).Contains($" {rule}_", StringComparison.Ordinal));

    [GeneratedRegex(@"^@page ""([^""]+)""")]
    private static partial Regex PageRoute();

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.[1-9][0-9]*$")]
    private static partial Regex EventName();
}
