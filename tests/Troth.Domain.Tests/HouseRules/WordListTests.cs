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
        Assert.Equal("fffbe279b3baf42fae3b19c8c732dc058c14245ace7cd187f291edceaac8a7a4", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(List))));
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
