namespace Troth.Features.Phrasing;

/// <summary>
/// A rule of word groups: a clause breaks it where it has something of each group, and nothing of the groups that excuse it. Groups are divided by
/// <c>&amp;</c>; after <c>&gt;</c> a group follows closely upon the one before; after <c>!</c> it excuses. So one rule stands for very many sentences.
/// </summary>
internal sealed class WordGroups
{
    private const int Close = 4;

    private readonly string[][][][] chains;
    private readonly string[][] excuses;

    public WordGroups(string rule)
    {
        var parts = rule.Split('&', StringSplitOptions.TrimEntries).ToLookup(part => part[0] == '!', part => part.TrimStart('!'));
        chains = [.. parts[false].Select(chain => chain.Split('>').Select(Saying.Read).ToArray())];
        excuses = [.. parts[true].SelectMany(Saying.Read)];
    }

    /// <summary>Whether any clause of a text breaks the rule.</summary>
    public bool IsIn(string text) => PlainWords.Clauses(text).Any(IsIn);

    /// <summary>Whether a clause breaks the rule.</summary>
    public bool IsIn(string[] clause) =>
        Array.TrueForAll(chains, chain => Follows(chain, 0, clause, 0, clause.Length))
        && !Array.Exists(excuses, saying => Ends(saying, clause, 0, clause.Length).Any());

    private static bool Follows(string[][][] chain, int link, string[] clause, int from, int to) => link == chain.Length
        || Array.Exists(chain[link], saying => Ends(saying, clause, from, to).Any(end => Follows(chain, link + 1, clause, end, Math.Min(end + Close, clause.Length))));

    private static IEnumerable<int> Ends(string[] saying, string[] clause, int from, int to) =>
        Enumerable.Range(from, to - from).Select(at => Saying.EndOf(saying, clause, at)).Where(end => end > 0);
}
