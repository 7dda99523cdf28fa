using System.Text;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Sample;

/// <summary>Words that open only with their key, as far as a memory that both share can do it: the key stands before them, and nobody looks without it.</summary>
internal static class Blinds
{
    /// <summary>The key of what one person sealed for an entry.</summary>
    public static string Key(Id16 author, Id16 entry) => Convert.ToBase64String([.. author.ToBytes(), .. entry.ToBytes()]);

    /// <summary>Words sealed for an entry.</summary>
    public static string Seal(Id16 author, Id16 entry, string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key(author, entry)}|{words}"));

    /// <summary>Opens them; null where the key is another one.</summary>
    public static string? Open(BlindWords blind)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(blind.Sealed));
        return text.StartsWith(blind.Key + "|", StringComparison.Ordinal) ? text[(blind.Key.Length + 1)..] : null;
    }

    /// <summary>A letter to one of the two: the reader's name stands before it, and nobody else looks.</summary>
    public static string SealLetter(Id16 reader, Id16 entry, string words) => Seal(reader, entry, words);

    /// <summary>Opens it; null for anybody else, and anywhere else.</summary>
    public static string? OpenLetter(Id16 reader, Id16 entry, string letter) => Open(new(entry, Key(reader, entry), letter));
}
