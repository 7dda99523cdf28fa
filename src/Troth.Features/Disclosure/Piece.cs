using System.Text.Json;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>What a piece is about. Whoever hears chooses for each how much to hear.</summary>
public enum Topic
{
    Somebody,
    Online,
    Paid,
    Money,
    Untruths,
    Other,
}

/// <summary>What is offered whatever was chosen, because nobody can consent to anything without it (R1c). Each is answered; the answer may be that there is nothing.</summary>
public enum Floor
{
    Health,
    Contact,
    Money,
    People,
    Safety,
}

/// <summary>What each of both looks at before saying that they are ready. Only whoever ticks it sees the ticks.</summary>
public enum Check
{
    Supporter,
    Sober,
    Apart,
    NoDecision,
    Free,
}

/// <summary>One piece of an account: of the timeline, or an answer to what is always offered.</summary>
/// <param name="Floor">Set for what is always offered; then only <paramref name="What"/> is written.</param>
/// <param name="Level">How deep it goes: 1 that it happened, 2 who, when and how often, 3 circumstances, 4 meaning, 5 explicit.</param>
/// <param name="When">In words: a year or a season is enough.</param>
public sealed record Piece(Topic Topic, int Level, string When, string What, string Thoughts, string WhoKnew, Floor? Floor = null)
{
    /// <summary>Deepest level.</summary>
    public const int Deepest = 5;

    /// <summary>Longest text, characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>Longest of the short fields, characters.</summary>
    public const int LongestLine = 200;

    // Sealed lengths are rounded up to this, so that they tell little of what was not opened.
    private const int Step = 1_024;

    /// <summary>What a new form starts with.</summary>
    public static Piece Blank { get; } = new(Topic.Somebody, 1, "", "", "", "");

    /// <summary>An answer to what is always offered.</summary>
    public static Piece Of(Floor floor, string words) => Blank with { Floor = floor, What = words };

    /// <summary>Why this can never stand in an account, or null.</summary>
    public string? WhyNot() => this switch
    {
        _ when string.IsNullOrWhiteSpace(What) => DisclosureRefusals.NothingWritten,
        _ when What.Length > LongestText || Thoughts.Length > LongestText || When.Length > LongestLine || WhoKnew.Length > LongestLine => DisclosureRefusals.TooLong,
        _ when !Enum.IsDefined(Topic) || Level is < 1 or > Deepest || (Floor is { } floor && !Enum.IsDefined(floor)) => DisclosureRefusals.NotAChoice,
        _ => null,
    };

    /// <summary>The words to seal, or to keep on the device.</summary>
    public string ToText() => Padded(JsonSerializer.Serialize(this, DisclosureJson.Default.Piece));

    /// <summary>A JSON text with spaces after it.</summary>
    internal static string Padded(string json) => json.PadRight((json.Length + Step - 1) / Step * Step);

    /// <summary>Reads such words; null for what is no piece.</summary>
    public static Piece? Read(string? text) =>
        KeptJson.Read(text, DisclosureJson.Default.Piece);
}

/// <summary>How deep to hear one topic.</summary>
public sealed record Depth(Topic Topic, int Level);

/// <summary>One key in a letter, with what decides whether it is taken out.</summary>
/// <param name="Entry">The entry in which the sealed piece stands.</param>
/// <param name="Which">Which of those that are always offered it is; letters of older apps do not say.</param>
public sealed record PieceKey(Id16 Entry, Topic Topic, int Level, bool Floor, string Key, Floor? Which = null)
{
    /// <summary>The key of a piece.</summary>
    public static PieceKey Of(Id16 entry, Piece words, string key) => new(entry, words.Topic, words.Level, words.Floor is not null, key, words.Floor);

    /// <summary>The words of a letter.</summary>
    public static string ToText(IReadOnlyList<PieceKey> keys) => Piece.Padded(JsonSerializer.Serialize(keys, DisclosureJson.Default.IReadOnlyListPieceKey));

    /// <summary>Reads a letter; nothing for what is none.</summary>
    public static IReadOnlyList<PieceKey> Read(string? text) =>
        KeptJson.Read(text, DisclosureJson.Default.IReadOnlyListPieceKey) ?? [];
}
