using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Troth.Domain.HouseRules;

/// <summary>WCAG 2.2, 1.4.3 and 1.4.11: contrast of what is written and of what marks a control.</summary>
public sealed partial class ColourTests
{
    private static readonly string Tokens = Path.Combine(Repository.Web, "css", "elements.css");

    [Theory]
    [InlineData("ink", "paper", 4.5)]
    [InlineData("ink", "surface", 4.5)]
    [InlineData("ink", "sunken", 4.5)]
    [InlineData("ink", "accent-soft", 4.5)]
    [InlineData("ink", "warn-soft", 4.5)]
    [InlineData("ink-soft", "paper", 4.5)]
    [InlineData("ink-soft", "surface", 4.5)]
    [InlineData("ink-soft", "sunken", 4.5)]
    [InlineData("accent", "paper", 4.5)]
    [InlineData("accent", "surface", 4.5)]
    [InlineData("accent", "accent-soft", 4.5)]
    [InlineData("accent-ink", "accent", 4.5)]
    [InlineData("both", "both-soft", 4.5)]
    [InlineData("care", "care-soft", 4.5)]
    [InlineData("warn", "paper", 4.5)]
    [InlineData("warn", "warn-soft", 4.5)]
    [InlineData("edge", "surface", 3.0)]
    [InlineData("edge", "paper", 3.0)]
    public void Colours_can_be_told_apart_in_light_and_in_dark(string fore, string back, double least)
    {
        Assert.SkipUnless(File.Exists(Tokens), "There is no design system in this tree.");
        var pairs = Pair().Matches(File.ReadAllText(Tokens)).ToDictionary(m => m.Groups[1].Value, m => (Light: m.Groups[2].Value, Dark: m.Groups[3].Value));

        Assert.InRange(Contrast(pairs[fore].Light, pairs[back].Light), least, 21);
        Assert.InRange(Contrast(pairs[fore].Dark, pairs[back].Dark), least, 21);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex) => (0.2126 * Channel(hex, 0)) + (0.7152 * Channel(hex, 2)) + (0.0722 * Channel(hex, 4));

    private static double Channel(string hex, int at)
    {
        var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")]
    private static partial Regex Pair();
}
