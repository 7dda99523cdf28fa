using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Ui;
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
public sealed record Voice(RepairStep Step, Stamp By, string Words);

/// <summary>One setback, in both voices.</summary>
/// <param name="By">Who named it, and when.</param>
/// <param name="Voices">In the order of the log.</param>
/// <param name="MineAway">Whether I would put it away; <paramref name="OtherAway"/> whether the other would.</param>
public sealed record Setback(Id16 Id, Stamp By, Account Account, ImmutableList<Voice> Voices, bool MineAway = false, bool OtherAway = false)
{
    /// <summary>What it is called in a list.</summary>
    public string Title => FirstLine.Of(Account.Text);

    /// <summary>Whether both have put it away: folded away, not deleted.</summary>
    public bool IsAway => MineAway && OtherAway;

    /// <summary>The first step under which I have written nothing, or null.</summary>
    public RepairStep? Next => Enum.GetValues<RepairStep>().Where(step => !Voices.Exists(v => v.Step == step && v.By.Mine)).Cast<RepairStep?>().FirstOrDefault();

    /// <summary>What stands under a step: each one's latest words, with that one's earlier words, in the order of their first.</summary>
    public IEnumerable<(Voice Latest, IReadOnlyList<Voice> Earlier)> Under(RepairStep step) =>
        Voices.Where(v => v.Step == step).GroupBy(v => v.By.Author).Select(own => (own.Last(), (IReadOnlyList<Voice>)[.. own.SkipLast(1)]));
}
