using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Troth.Domain.HouseRules;

/// <summary>The words that two people read to each other (docs/decisions/0009).</summary>
public sealed class WordListTests
{
    private static readonly string List = File.ReadAllText(Path.Combine(Repository.Root, "src", "Troth.Client", "wwwroot", "words.txt"));

    [Fact]
    public void It_has_7776_different_words_and_never_changes()
    {
        var words = List.TrimEnd('\n').Split('\n');
        Assert.Equal(7776, words.Distinct().Count());
        Assert.All(words, word => Assert.Matches("^[a-z-]{3,9}$", word));
        Assert.Equal("74f4043ea9d964fc90dd40fafb001e3a3d2d22d92e6d4b6c0091516b9db9c4e5", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(List))));
    }

    [Theory]
    [InlineData("affair")]
    [InlineData("arousal")]
    [InlineData("cheating")]
    [InlineData("deceit")]
    [InlineData("disloyal")]
    [InlineData("divorcee")]
    [InlineData("lying")]
    [InlineData("seduce")]
    [InlineData("shame")]
    [InlineData("traitor")]
    [InlineData("unloved")]
    [InlineData("untrue")]
    public void Nobody_has_to_read_aloud_what_hurts_here(string word) => Assert.DoesNotContain(word, List.Split('\n'));
}
