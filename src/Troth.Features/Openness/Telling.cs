namespace Troth.Features.Openness;

/// <summary>What is told at once.</summary>
public enum Matter
{
    Slip,
    Contact,
    Correction,
}

/// <summary>Something the other needs to know: what, when, and what comes next. There is no place for a defence.</summary>
/// <param name="Happened">When it happened, as near as its author knows.</param>
/// <param name="Next">What its author does next.</param>
public sealed record Telling(Matter Matter, string What, DateTimeOffset Happened, string Next)
{
    /// <summary>Longest part, characters.</summary>
    public const int Longest = 2_000;

    /// <summary>Why this tells nothing, or null.</summary>
    public string? WhyNot() =>
        string.IsNullOrWhiteSpace(What) ? OpennessRefusals.NothingTold
        : string.IsNullOrWhiteSpace(Next) ? OpennessRefusals.NothingNext
        : Math.Max(What.Length, Next.Length) > Longest ? OpennessRefusals.TooLong
        : !Enum.IsDefined(Matter) ? OpennessRefusals.NotAChoice
        : null;

    /// <summary>The same without blanks around what was typed.</summary>
    public Telling Trimmed() => this with { What = What.Trim(), Next = Next.Trim() };
}
