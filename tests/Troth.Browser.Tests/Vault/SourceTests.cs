using System.Text.RegularExpressions;

namespace Troth.Browser.Tests.Vault;

/// <summary>What can be said of the vault by reading it.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void No_label_is_used_twice_and_none_is_unknown()
    {
        var known = LabelPattern().Matches(Repository.Read("src/Troth.Protocol/Labels.cs")).Select(match => match.Value).ToList();
        var used = LabelPattern().Matches(VaultPage.Source).Select(match => match.Value).ToList();
        Assert.Equal(used.Distinct(), used);
        Assert.Empty(used.Except(known));
        // Nothing is sealed to a slot yet (protocol.md 3.2).
        Assert.Equal(["troth/slot/seal/1"], known.Except(used));
    }

    [Fact]
    public void It_is_one_classic_script_of_less_than_1050_lines_that_asks_nobody()
    {
        var source = VaultPage.Source;
        Assert.InRange(source.Count(character => character == '\n'), 1, 1_049);
        Assert.DoesNotMatch(@"\b(import|export|require|importScripts|fetch|XMLHttpRequest|WebSocket|indexedDB|caches|eval|Function)\b\s*\(", source);
        Assert.DoesNotMatch(@"(?m)^\s*(import|export)\s", source);
    }

    [GeneratedRegex("troth/[a-z/-]+/1")]
    private static partial Regex LabelPattern();
}
