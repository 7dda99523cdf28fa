using System.Globalization;

namespace Troth.Features.Phrasing;

/// <summary>Turns of phrase that take an apology back while it is made. It only ever suggests, on the writer's own screen, and is kept nowhere (R27, R48). The lists are English and short.</summary>
public static class Hedges
{
    private static readonly (string Hint, string[] Said)[] Known =
    [
        ("but", ["but", "however", "although", "even though", "to be fair", "in my defence"]),
        ("if", ["if you felt", "if you have felt", "if you've felt", "if you feel", "if i hurt", "if i have hurt", "if i upset", "if it hurt", "if that hurt", "if anything", "if anyone", "sorry you feel", "sorry that you feel", "sorry you felt", "sorry that you felt"]),
        ("passive", ["mistakes were made", "mistakes happened", "it happened", "it just happened", "things happened", "things got out of hand", "it was done", "one thing led to another", "you were hurt", "you got hurt"]),
        ("blame", ["you made a big thing of it", "you made a big thing out of it", "you made a big deal of it", "you made a big deal out of it", "you make a big thing of it", "you make a big deal of it"]),
        ("owed", ["forgive me now", "you have to forgive", "you must forgive", "you need to forgive", "move on", "let it go", "get over"]),
    ];

    /// <summary>The names of the suggestions for a text, each once; none for somebody who reads the app in another language than English.</summary>
    public static IReadOnlyList<string> In(string words, CultureInfo reader)
    {
        if (!OneSided.AreReadBy(reader))
        {
            return [];
        }

        var plain = Turns.Plain(words);
        string[] found = [.. Known.Where(known => known.Said.Any(turn => Turns.Has(plain, turn))).Select(known => known.Hint)];
        return found.Contains("but") || found.Contains("blame") || !Defence.MayBeHeardIn(words) ? found : [.. found, "blame"];
    }
}
