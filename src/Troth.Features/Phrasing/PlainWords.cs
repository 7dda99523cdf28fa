using System.Text;

namespace Troth.Features.Phrasing;

/// <summary>
/// Text as plain words, clause by clause: small letters without accents, one kind of letter for its look-alikes, letters that were spaced out put together.
/// The app runs without the tables of the world's languages, so the few that matter stand here.
/// </summary>
internal static class PlainWords
{
    private const string Marked = "àáâãäåāçćčèéêëēęìíîïīñńòóôõöøōùúûüūýÿšžßаеорсух@$";
    private const string Bare = "aaaaaaaccceeeeeeiiiiinnooooooouuuuuyyszsaeopcyxas";
    private const string Digits = "01345";
    private const string Letters = "oleas";

    /// <summary>The clauses of a text, each as its words.</summary>
    public static IReadOnlyList<string[]> Clauses(string text)
    {
        List<string[]> clauses = [];
        var (words, word) = (new List<string>(), new StringBuilder());
        for (var at = 0; at <= text.Length; at++)
        {
            var sign = at < text.Length ? Plain(text[at]) : '\n';
            if (sign == '\0')
            {
                continue; // an accent by itself, or a sign that cannot be seen
            }

            if (char.IsLetterOrDigit(sign))
            {
                word.Append(sign);
                continue;
            }

            if (word.Length > 0 && sign is not ('\'' or '’'))
            {
                words.Add(Spelt(word.ToString()));
                word.Clear();
            }

            if (EndsClause(text, at) && words.Count > 0)
            {
                clauses.Add(Joined(words));
                words.Clear();
            }
        }

        return clauses;
    }

    private static char Plain(char sign)
    {
        var small = char.ToLowerInvariant(sign is >= '！' and <= '～' ? (char)(sign - '！' + '!') : sign);
        return Marked.IndexOf(small, StringComparison.Ordinal) is >= 0 and var at ? Bare[at]
            : small is >= '\u0300' and <= '\u036F' or >= '\u200B' and <= '\u200D' or '\u00AD' or '\uFEFF' ? '\0'
            : small;
    }

    // A point inside a word only hides it; one at the end of a word ends the clause.
    private static bool EndsClause(string text, int at) =>
        at >= text.Length || text[at] == '\n' || (text[at] is '.' or '!' or '?' or ';' or ':' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));

    // A digit between letters stands for the letter it looks like.
    private static string Spelt(string word)
    {
        var spelt = word.ToCharArray();
        for (var at = 1; at < spelt.Length - 1; at++)
        {
            if (Digits.IndexOf(spelt[at], StringComparison.Ordinal) is >= 0 and var digit && char.IsLetter(spelt[at - 1]) && spelt[(at + 1)..].Any(char.IsLetter))
            {
                spelt[at] = Letters[digit];
            }
        }

        return new(spelt);
    }

    // Four or more letters in a row that stand alone are one word.
    private static string[] Joined(List<string> words)
    {
        List<string> joined = [];
        for (var at = 0; at < words.Count; at++)
        {
            var end = at;
            while (end < words.Count && words[end].Length == 1)
            {
                end++;
            }

            if (end - at >= 4)
            {
                joined.Add(string.Concat(words[at..end]));
                at = end - 1;
                continue;
            }

            joined.Add(words[at]);
        }

        return [.. joined];
    }
}
