namespace Troth.Features.Impact;

/// <summary>Takes a text apart into sentences that can be marked one by one. Only its author's device does it: the log holds the parts.</summary>
public static class Passages
{
    /// <summary>Most passages of a text; the last one holds the rest.</summary>
    public const int Most = 40;

    /// <summary>The sentences of a text; a new line ends one too.</summary>
    public static IReadOnlyList<string> Of(string words)
    {
        var (passages, start) = (new List<string>(), 0);
        for (var at = 0; at < words.Length && passages.Count < Most - 1; at++)
        {
            if (words[at] == '\n' || (words[at] is '.' or '?' or '!' or '…' && at + 1 < words.Length && char.IsWhiteSpace(words[at + 1])))
            {
                Add(words[start..(at + 1)]);
                start = at + 1;
            }
        }

        Add(words[start..]);
        return passages;

        void Add(string passage)
        {
            if (passage.Trim() is { Length: > 0 } kept)
            {
                passages.Add(kept);
            }
        }
    }

    /// <summary>Whether these can be the passages of a reflection.</summary>
    public static bool Fit(IReadOnlyList<string> passages) =>
        passages.Count is > 0 and <= Most && passages.All(p => !string.IsNullOrWhiteSpace(p)) && passages.Sum(p => p.Length) <= Statement.Longest;
}
