using System.Text.Json;
using Troth.Domain;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>Who is transparent, as seen by whoever suggests it.</summary>
public enum Shower
{
    /// <summary>Whoever suggests it: an offer.</summary>
    Author,

    /// <summary>The other: something asked for.</summary>
    Other,
}

/// <summary>How often, from the top of the ladder to its foot.</summary>
public enum Rung
{
    Daily,
    ThreeTimesAWeek,
    Weekly,
    OnRequest,

    /// <summary>It has done its work: nothing is asked any more.</summary>
    Retired,
}

/// <summary>All that two people say yes to in one item of the plan, word for word.</summary>
/// <param name="What">What is told: the least that meets the need.</param>
/// <param name="Purpose">Why it helps.</param>
/// <param name="EndsOn">The last day it is in force.</param>
public sealed record PlanTerms(Shower Shows, string What, string Purpose, Rung Rhythm, DateOnly EndsOn)
{
    /// <summary>Longest text of each part, characters.</summary>
    public const int Longest = 600;

    /// <summary>Days it lasts, unless other days are chosen.</summary>
    public const int UsualDays = 30;

    /// <summary>Most days it lasts after a yes of the one who is transparent (R13).</summary>
    public const int MostDays = 90;

    private const string Form = "troth.transparency.1";

    /// <summary>What a new form starts with.</summary>
    public static PlanTerms Blank(DateOnly today) => new(Shower.Author, "", "", Rung.Daily, today.AddDays(UsualDays));

    /// <summary>Reads words kept on the device; null for what is none.</summary>
    public static PlanTerms? Read(string text) =>
        KeptJson.Read(text, TransparencyJson.Default.PlanTerms);

    /// <summary>The words to keep on the device.</summary>
    public string ToText() => JsonSerializer.Serialize(this, TransparencyJson.Default.PlanTerms);

    /// <summary>The same without blanks around what was typed.</summary>
    public PlanTerms Trimmed() => this with { What = What.Trim(), Purpose = Purpose.Trim() };

    /// <summary>Whether the words themselves say how often: then they may say something else than the rhythm.</summary>
    public bool NamesHowOften() => HowOften.IsIn(What);

    /// <summary>The same terms as the other person would suggest them.</summary>
    public PlanTerms Turned() => this with { Shows = Shows == Shower.Author ? Shower.Other : Shower.Author };

    /// <summary>The content hash that consents name.</summary>
    /// <param name="author">Whoever suggested it.</param>
    public string HashFor(Id16 item, Id16 author) =>
        ContentHash.Of([Form, $"{item}", $"{Shows} {author}", What, Purpose, $"{Rhythm}", ContentHash.Day(EndsOn)]);

    /// <summary>Why this can never be an item, whatever day it is, or null.</summary>
    public string? WhyNot() =>
        string.IsNullOrWhiteSpace(What) ? PlanRefusals.NothingWritten
        : string.IsNullOrWhiteSpace(Purpose) ? PlanRefusals.NoPurpose
        : Math.Max(What.Length, Purpose.Length) > Longest ? PlanRefusals.TooLong
        : !Enum.IsDefined(Shows) || !Enum.IsDefined(Rhythm) ? PlanRefusals.NotAChoice
        : null;

    /// <summary>Whether it ends within reach of a yes said on a day.</summary>
    public static bool Within(DateOnly endsOn, DateOnly day) => endsOn >= day && endsOn <= day.AddDays(MostDays);
}
