using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Troth.Domain.HouseRules;

public sealed partial class TextTests
{
    private static readonly string[] TextFiles = [.. Repository.OnScreen(".resx")];

    [Fact]
    public void Every_text_is_used_and_every_used_text_is_there() => Assert.All(TextFiles, file =>
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var there = Texts(file).Select(t => t.Key).ToHashSet();
        var (exact, made) = name == "Refusal" ? (Reasons(), []) : Asked(name);

        Assert.All(exact, key => Assert.Contains(key, there));
        Assert.All(there, key => Assert.True(exact.Contains(key) || made.Any(m => m.IsMatch(key)), $"{name}: nothing shows {key}"));
    });

    [Fact]
    public void R54_texts_assume_no_gender_and_put_no_label_on_anyone() =>
        Assert.All(TextFiles.SelectMany(Texts), text => Assert.DoesNotMatch(Labels(), text.Value));

    [Fact]
    public void R50_texts_judge_nobody_and_promise_no_outcome() =>
        Assert.All(TextFiles.SelectMany(Texts), text => Assert.DoesNotMatch(Judgements(), text.Value));

    [Fact]
    public void R17_texts_count_no_days_and_praise_no_streaks() =>
        Assert.All(TextFiles.SelectMany(Texts), text => Assert.DoesNotMatch(Streaks(), text.Value));

    [Fact]
    public void Texts_are_calm() => Assert.All(TextFiles.SelectMany(Texts), text => Assert.DoesNotContain("!", text.Value, StringComparison.Ordinal));

    private static IEnumerable<(string Key, string Value)> Texts(string file) =>
        XDocument.Load(file).Descendants("data").Select(d => ((string)d.Attribute("name")!, (string)d.Element("value")!));

    /// <summary>The reasons a decision or the port may give: they are all in one file.</summary>
    private static HashSet<string> Reasons() =>
    [
        .. Repository.Files(Repository.Features, ".cs").Where(f => !f.EndsWith("Tests.cs", StringComparison.Ordinal)).SelectMany(f => ReasonConstant().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value),
        .. PortReason().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "Troth.Domain", "Kernel", "ILife.cs"))).Select(m => m.Value),
    ];

    /// <summary>The keys that the users of a text file ask for: word for word, or made from parts.</summary>
    private static (HashSet<string> Exact, List<Regex> Made) Asked(string name)
    {
        HashSet<string> exact = [];
        List<Regex> made = [];
        foreach (var source in Repository.OnScreen(".razor", "LifePage.cs").Select(WithCodeBehind))
        {
            foreach (Match user in Regex.Matches(source, $@"IStringLocalizer<{name}> (\w+)"))
            {
                Collect(source, user.Groups[1].Value, exact, made);
            }
        }

        return (exact, made);
    }

    private static string WithCodeBehind(string file) => File.ReadAllText(file) + (File.Exists(file + ".cs") ? File.ReadAllText(file + ".cs") : "");

    private static void Collect(string source, string variable, HashSet<string> exact, List<Regex> made)
    {
        foreach (Match asked in Regex.Matches(source, $@"\b{variable}\[([^\],]*)"))
        {
            foreach (Match key in Quoted().Matches(asked.Groups[1].Value))
            {
                if (key.Groups[1].Value == "$")
                {
                    made.Add(new("^" + Hole().Replace(Regex.Escape(key.Groups[2].Value).Replace("\\{", "{", StringComparison.Ordinal).Replace("\\}", "}", StringComparison.Ordinal), ".+") + "$"));
                    continue;
                }

                exact.Add(key.Groups[2].Value);
            }
        }

        // A key may wait in a variable: said = "Kept"; the page then asks for Text[said].
        exact.UnionWith(SaidLater().Matches(source).Select(m => m.Groups[1].Value));
    }

    [GeneratedRegex(@"public const string \w+ = ""([a-z-]+\.[a-z-]+)""")]
    private static partial Regex ReasonConstant();

    [GeneratedRegex(@"port\.[a-z-]+")]
    private static partial Regex PortReason();

    [GeneratedRegex(@"(\$?)""([^""]+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"said = ""(\w+)""")]
    private static partial Regex SaidLater();

    [GeneratedRegex(@"\b(he|she|him|her|his|hers|himself|herself|husband|wife|boyfriend|girlfriend|man|woman|victim|cheater|cheated|perpetrator|abuser|guilty|innocent)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(diagnos\w+|honest|liar|lying|proves?|proven|cure|score|better than|worse than|should have)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Judgements();

    [GeneratedRegex(@"\b(streak|in a row|missed|overdue|days? without a check-in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Streaks();
}
