using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>The five steps after naming, in the order in which they help.</summary>
public enum RepairStep
{
    Ground,
    Tell,
    Repair,
    Learn,
    Change,
}

/// <summary>What somebody wrote under a step.</summary>
/// <param name="Entry">The entry to erase so that nothing of it is left.</param>
/// <param name="Words">Empty where its author took the words back.</param>
public sealed record Voice(RepairStep Step, Stamp By, Id16 Entry, string Words);

/// <summary>One setback, in both voices.</summary>
/// <param name="By">Who named it, and when.</param>
/// <param name="Account">What was named; null once its author took it back.</param>
/// <param name="Voices">In the order of the log.</param>
/// <param name="MineAway">Whether it is over for me; <paramref name="OtherAway"/> whether it is for the other. No page shows the other's before both (R15).</param>
/// <param name="Differently">Whether the one who did not name it sees it differently.</param>
public sealed record Setback(Id16 Id, Stamp By, Id16 Entry, Account? Account, ImmutableList<Voice> Voices, bool MineAway = false, bool OtherAway = false, bool Differently = false)
{
    /// <summary>What it is called in a list, unless it was taken back.</summary>
    public string? Title => Account is null ? null : FirstLine.Of(Account.Text);

    /// <summary>Whether both have put it away, or it was taken back: folded away, and what stands in it stays readable.</summary>
    public bool IsAway => Account is null || (MineAway && OtherAway);

    /// <summary>The first step under which I have written nothing, or null.</summary>
    public RepairStep? Next => Enum.GetValues<RepairStep>().Where(step => !Voices.Exists(v => v.Step == step && v.By.Mine)).Cast<RepairStep?>().FirstOrDefault();

    /// <summary>What stands under a step: each one's latest words, with that one's earlier words, in the order of their first.</summary>
    public IEnumerable<(Voice Latest, IReadOnlyList<Voice> Earlier)> Under(RepairStep step) =>
        Voices.Where(v => v.Step == step).GroupBy(v => v.By.Author).Select(own => (own.Last(), (IReadOnlyList<Voice>)[.. own.SkipLast(1).Where(v => v.Words.Length > 0)]));

    /// <summary>The entries to erase so that nothing is left of what I wrote under a step, or, where it was mine to name, of all that I wrote.</summary>
    public IReadOnlyList<Id16> Mine(RepairStep? step)
    {
        var words = Voices.Where(v => v.By.Mine && v.Words.Length > 0 && (step is null || v.Step == step)).Select(v => v.Entry);
        return step is not null ? [.. words] : Account is not null && By.Mine ? [Entry, .. words] : [];
    }

    /// <summary>The setback after somebody took words back. It comes out the same whether the words are erased already or not.</summary>
    internal Setback Without(RepairStep? step, Fact fact)
    {
        var others = Voices.RemoveAll(v => v.By.Author == fact.Stamp.Author && (step is null || v.Step == step));
        return step is { } under ? this with { Voices = others.Add(new(under, fact.Stamp, fact.Entry, "")) }
            : Account is null || By.Author == fact.Stamp.Author ? new(Id, fact.Stamp, fact.Entry, null, others)
            : this;
    }
}
