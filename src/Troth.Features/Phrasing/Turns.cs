using System.Text;

namespace Troth.Features.Phrasing;

/// <summary>Looks for turns of phrase in a text.</summary>
internal static class Turns
{
    /// <summary>A text in small letters, with one kind of apostrophe and one blank before, between and after its words; other signs end a word.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(" ");
        foreach (var letter in text.Append(' '))
        {
            var kept = letter is '’' ? '\'' : char.IsLetterOrDigit(letter) || letter == '\'' ? char.ToLowerInvariant(letter) : ' ';
            if (kept != ' ' || plain[^1] != ' ')
            {
                plain.Append(kept);
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether a plain text has a turn, whose last word may go on.</summary>
    public static bool Begins(string plain, string turn) => plain.Contains($" {turn}", StringComparison.Ordinal);

    /// <summary>Whether a plain text has a turn, word for word.</summary>
    public static bool Has(string plain, string turn) => plain.Contains($" {turn} ", StringComparison.Ordinal);
}
