using System.Text.RegularExpressions;
using Xunit;

namespace Troth.Domain.HouseRules;

public sealed partial class MarkupTests
{
    private static readonly string[] Markup =
    [
        .. Repository.Files(Path.Combine(Repository.Root, "src"), ".razor"),
        .. Repository.Files(Repository.Web, ".html"),
    ];

    [Fact]
    public void No_markup_carries_style_script_or_handlers() => Assert.All(Markup, file =>
    {
        var text = File.ReadAllText(file);
        Assert.False(Forbidden().IsMatch(text), $"{Repository.Name(file)}: {Forbidden().Match(text).Value}");
    });

    [Fact]
    public void No_code_writes_raw_markup() => Assert.All(Repository.Files(Path.Combine(Repository.Root, "src"), ".razor", ".cs"), file =>
        Assert.DoesNotContain("MarkupString", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_page_has_one_heading_of_the_first_rank_and_then_says_who_can_see_it() => Assert.All(Repository.Pages, file =>
    {
        var lines = File.ReadAllLines(file);
        var heading = Assert.Single(lines.Index(), l => l.Item.Contains("<h1", StringComparison.Ordinal)).Index;
        Assert.StartsWith("<Visible Who=", lines[heading + 1], StringComparison.Ordinal);
    });

    [Fact]
    public void Parts_have_no_heading_of_the_first_rank() => Assert.All(
        Repository.OnScreen(".razor").Except(Repository.Pages),
        file => Assert.DoesNotContain("<h1", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_part_stands_on_the_page_of_parts()
    {
        string[] around = ["MainLayout", "Places", "_Imports"]; // they stand around every page
        var page = File.ReadAllText(Path.Combine(Repository.Features, "Design", "DesignPage.razor"));
        Assert.All(
            Repository.Files(Repository.Ui, ".razor").Except(Repository.Pages).Select(file => Path.GetFileNameWithoutExtension(file)!).Except(around),
            part => Assert.Matches($"<{part}[ >]", page));
    }

    [Fact]
    public void No_page_gives_itself_away_in_the_title() => Assert.All(
        Repository.Files(Path.Combine(Repository.Root, "src"), ".razor"),
        file => Assert.DoesNotContain("PageTitle", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void No_file_is_too_long_to_read() => Assert.All(
        Repository.Files(Path.Combine(Repository.Root, "src"), ".cs", ".razor", ".js", ".css").Concat(Repository.Files(Path.Combine(Repository.Root, "tests"), ".cs")),
        file =>
        {
            var most = Path.GetFileName(file) == "vault.js" ? 1_049 : 400;
            Assert.True(File.ReadLines(file).Count() <= most, $"{Repository.Name(file)} has more than {most} lines");
        });

    [GeneratedRegex(@"\s[sS]tyle=|<style|\son[a-zA-Z]+=""|href=""javascript|<script(?![^>]*\ssrc=)")]
    private static partial Regex Forbidden();
}
