using System.Globalization;

namespace Troth.Features.Phrasing;

/// <summary>
/// Notices words that make a rule for one out of something of two, and suggests a form for both. It runs on this device while somebody writes, is kept
/// nowhere and shown to nobody else (R48). By itself it stops nothing.
/// </summary>
public static class OneSided
{
    private static readonly (string Advice, string[] Phrases)[] Sayings =
    [
        ("report", ["must report", "has to report", "have to report", "must tell me", "has to tell me", "have to tell me", "you must", "you have to", "answer to me"]),
        ("allowed", ["not allowed", "may not", "must not", "mustn't", "forbidden", "is banned", "i forbid", "you can't", "you cannot"]),
        ("see", ["never see", "never meet", "never talk to", "never speak to", "stop seeing", "cut off", "no contact with friends"]),
        ("permission", ["ask permission", "my permission", "ask me first", "unless i say", "only if i say", "let me check"]),
        ("watch", ["password", "passcode", "location", "track", "read your messages", "read my messages", "check your phone", "check my phone", "screenshot", "call log"]),
        ("penalty", ["or else", "punish", "penalty", "lose the right", "as a consequence", "you will pay"]),
        ("owed", ["owe me", "you owe", "you have to forgive", "you must forgive"]),
    ];

    private static readonly string[] Harmless = ["there is no penalty", "never a penalty", "without a penalty"];

    // What .NET calls a culture without a language: then the app's own texts are English.
    private const string NoLanguage = "iv";

    private static readonly string[] Vetoes =
    [
        "not allowed to see", "not allowed to meet", "not allowed to talk to", "not allowed to visit", "may not see", "may not meet", "must not see", "must not meet",
        "never see", "never meet", "never talk to", "never speak to", "stop seeing", "forbidden to see", "forbidden to meet", "not see your", "cannot see your", "can't see your",
    ];

    /// <summary>The names of the suggestions for a text, each once. None for somebody who reads the app in another language than English: the sayings are
    /// English, and "location" is a rent in French.</summary>
    public static IReadOnlyList<string> Advice(string text, CultureInfo reader)
    {
        if (!AreReadBy(reader))
        {
            return [];
        }

        var (said, never) = (Harmless.Aggregate(Turns.Plain(text), (words, phrase) => words.Replace(phrase, "", StringComparison.Ordinal)), OfNever(text));
        return [.. Sayings.Where(saying => saying.Advice == never || saying.Phrases.Any(phrase => Turns.Begins(said, phrase))).Select(saying => saying.Advice)];
    }

    /// <summary>Whether English sayings are looked for: they are not for somebody who reads the app in another language.</summary>
    public static bool AreReadBy(CultureInfo reader) => reader.TwoLetterISOLanguageName is "en" or NoLanguage;

    /// <summary>Whether words make a list of people somebody may not see.</summary>
    public static bool CutsOff(string text) => Turns.Plain(text) is var said && (Vetoes.Any(veto => Turns.Begins(said, veto)) || NeverItems.WhyNot(text) == NeverRefusals.NoCuttingOff);

    // What may never stand in the plan is worth a second look anywhere.
    private static string? OfNever(string text) => NeverItems.WhyNot(text) switch
    {
        null => null,
        NeverRefusals.NoCuttingOff => "see",
        NeverRefusals.NoLeave => "permission",
        NeverRefusals.NoHourly => "report",
        NeverRefusals.NoThreats => "penalty",
        NeverRefusals.NoBodies or NeverRefusals.NoForgiving => "owed",
        _ => "watch",
    };
}
