using Troth.Domain;
using Troth.Features.Agreements;
using Troth.Features.Commitments;
using Troth.Features.Goals;
using Troth.Features.Milestones;
using Troth.Features.Transparency;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>Something of the two that a setback touched. Setbacks keep its id alone, and nothing of theirs is written there.</summary>
/// <param name="Key">Names its kind.</param>
public sealed record Touched(string Key, Id16 Id, string Title, string Route)
{
    /// <summary>What a setback of a day may touch: what holds then.</summary>
    public static IReadOnlyList<Touched> Holding(Life life, DateOnly day) => [.. All(life, day).Where(each => each.Holds).Select(each => each.What)];

    /// <summary>What it touched, whether it still holds or not; what is not here any more is left out.</summary>
    public static IReadOnlyList<Touched> By(Account account, Life life) =>
        account.Touches is [] ? [] : [.. All(life, account.On).Select(each => each.What).Where(what => account.Touches.Contains(what.Id))];

    private static IEnumerable<(Touched What, bool Holds)> All(Life life, DateOnly day)
    {
        var plan = life.Of<TransparencyPlan>();
        return
        [
            .. life.Of<SharedAgreements>().All.Select(a => (new Touched("Agreement", a.Id, (a.Agreed ?? a.Latest).Terms.Title, $"/agreements/{a.Id}"), a.On(day) == Standing.InForce)),
            .. life.Of<SharedCommitments>().All.Select(c => (new Touched("Promise", c.Id, c.Promise.Text, $"/commitments/{c.Id}"), !c.Over(day))),
            .. plan.Items.Select(i => (new Touched("Plan", i.Id, FirstLine.Of((i.Agreed ?? i.Latest).Terms.What), $"/transparency/{i.Id}"), plan.On(i, day) == PlanStanding.InForce)),
            .. life.Of<SharedGoals>().All.Select(g => (new Touched("Goal", g.Id, g.Aim.Text, $"/goals/{g.Id}"), g.Closed is null && g.Owner is Owner.Me or Owner.Other or Owner.Both)),
            .. life.Of<Wall>().Milestones.Select(m => (new Touched("Milestone", m.Id, FirstLine.Of(m.Text), "/milestones"), m.Confirmed)),
        ];
    }
}
