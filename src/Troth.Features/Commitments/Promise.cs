using System.Text.Json;
using Troth.Domain;

namespace Troth.Features.Commitments;

/// <summary>What somebody promises, in the words of the one who keeps it.</summary>
/// <param name="Starts">The day, or the first day it can come round.</param>
/// <param name="By">The time of day by which it is done, or null for any.</param>
/// <param name="EndsOn">The last day it can come round, or null.</param>
public sealed record Promise(string Text, Rhythm Rhythm, DateOnly Starts, TimeOnly? By = null, DateOnly? EndsOn = null)
{
    /// <summary>Longest text, characters: a small promise is said in a sentence.</summary>
    public const int Longest = 200;

    /// <summary>What a new form starts with.</summary>
    public static Promise Blank(DateOnly today) => new("", new(Pace.Once), today);

    /// <summary>The same as it would be sent: without blanks around it, and without what the pace does not use.</summary>
    public Promise Trimmed() => this with
    {
        Text = Text.Trim(),
        Rhythm = Rhythm.Pace == Pace.Weekly ? Rhythm : new(Rhythm.Pace),
        EndsOn = Rhythm.Pace == Pace.Once ? null : EndsOn,
    };

    /// <summary>Why this can never be a promise, whatever day it is, or null.</summary>
    public string? WhyNot() =>
        string.IsNullOrWhiteSpace(Text) ? CommitmentRefusals.NothingWritten
        : Text.Length > Longest ? CommitmentRefusals.TooLong
        : !Rhythm.Fits() ? CommitmentRefusals.NoDay
        : EndsOn < Starts ? CommitmentRefusals.DaysOutOfOrder
        : null;

    /// <summary>Whether it comes round on a day, as it was made.</summary>
    public bool Falls(DateOnly day) => !(EndsOn < day) && Rhythm.Falls(Starts, day);

    /// <summary>The words to keep on the device.</summary>
    public string ToText() => JsonSerializer.Serialize(this, CommitmentJson.Default.Promise);

    /// <summary>Reads kept words; null for what is no promise.</summary>
    public static Promise? Read(string text) =>
        KeptJson.Read(text, CommitmentJson.Default.Promise);
}
