namespace Troth.Features.Phrasing;

/// <summary>Words that follow one another: a star ends a word that may go on, and alone stands for any word.</summary>
internal static class Saying
{
    /// <summary>Reads sayings that are divided by commas.</summary>
    public static string[][] Read(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(saying => saying.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Where a saying ends that begins at a word, or 0. A long word may have been broken in two.</summary>
    public static int EndOf(string[] saying, string[] words, int at)
    {
        foreach (var word in saying)
        {
            if (at < words.Length && Is(word, words[at]))
            {
                at++;
            }
            else if (word.Length > 5 && at + 1 < words.Length && Is(word, words[at] + words[at + 1]))
            {
                at += 2;
            }
            else
            {
                return 0;
            }
        }

        return at;
    }

    /// <summary>Whether a word is one, or begins like it.</summary>
    public static bool Is(string one, string word) => one[^1] == '*' ? word.StartsWith(one.AsSpan()[..^1], StringComparison.Ordinal) : word == one;
}
