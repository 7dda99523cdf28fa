namespace Troth.Features.Questions;

/// <summary>Whether two questions ask for much the same. It only offers a link: a wrong guess costs one tap, and nothing is ever held back by it.</summary>
public static class Likeness
{
    private const int ShortestWord = 4;

    /// <summary>Whether at least half of the longer words are in both.</summary>
    public static bool Of(string one, string other)
    {
        var (ones, others) = (Words(one), Words(other));
        var both = ones.Intersect(others).Count();
        return (ones.Count > 0 && ones.SetEquals(others)) || (both > 1 && 2 * both >= ones.Union(others).Count());
    }

    private static HashSet<string> Words(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var longer = words.Where(w => w.Length >= ShortestWord).ToHashSet();
        return longer.Count > 0 ? longer : [.. words];
    }
}
