using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Goals;

/// <summary>Whose a goal is now, as seen from here.</summary>
public enum Owner
{
    Me,
    Other,
    Both,

    /// <summary>I suggested it for both, and the other has not joined.</summary>
    SuggestedByMe,

    /// <summary>The other suggested it for both, and I have not joined.</summary>
    SuggestedByOther,
}

/// <summary>A step on the way.</summary>
/// <param name="Done">Who did it, and when; null while it is open.</param>
public sealed record GoalStep(Id16 Entry, string Text, Stamp? Done);

/// <summary>A look back.</summary>
public sealed record Review(Verdict Verdict, string Words, Stamp By);

/// <summary>One goal with its steps and the looks back at it.</summary>
public sealed record Goal(Id16 Id, Stamp By, Aim Aim, Stamp? Joined, ImmutableList<GoalStep> Steps, ImmutableList<Review> Reviews)
{
    /// <summary>Days before the look back on which it begins to be offered.</summary>
    public const int ReviewNotice = 3;

    /// <summary>Most steps.</summary>
    public const int MostSteps = 12;

    /// <summary>Whose it is.</summary>
    public Owner Owner => (Aim.ForBoth, Joined, By.Mine) switch
    {
        (false, _, true) => Owner.Me,
        (false, _, false) => Owner.Other,
        (true, not null, _) => Owner.Both,
        (true, null, true) => Owner.SuggestedByMe,
        _ => Owner.SuggestedByOther,
    };

    /// <summary>Whether it is mine to work on: my own, or ours.</summary>
    public bool MineToo => Owner is Owner.Me or Owner.Both or Owner.SuggestedByMe;

    /// <summary>What closed it, or null while it is open. A goal of both is reached when both have said so, and let go when either has.</summary>
    public Verdict? Closed =>
        Reviews.Exists(r => r.Verdict == Verdict.LetGo) ? Verdict.LetGo
        : SaidReached.Count() >= (Joined is null ? 1 : 2) ? Verdict.Reached
        : null;

    /// <summary>Whether I have said that it is reached, and the other of us has not.</summary>
    public bool WaitsForOther => Closed is null && Reviews.Exists(r => r is { Verdict: Verdict.Reached, By.Mine: true });

    /// <summary>Whether the day of the look back is near, or past.</summary>
    public bool ReviewDue(DateOnly day) => Closed is null && Owner is Owner.Me or Owner.Other or Owner.Both && Aim.DueOn.AddDays(-ReviewNotice) <= day;

    private IEnumerable<Id16> SaidReached => Reviews.Where(r => r.Verdict == Verdict.Reached).Select(r => r.By.Author).Distinct();

    /// <summary>The goal after one more fact; what does not fit changes nothing.</summary>
    internal Goal Hear(GoalEvent happened, Fact fact)
    {
        var author = fact.Stamp.Author == By.Author;
        return (Closed, happened) switch
        {
            (not null, _) => this,
            (_, GoalEvent.Joined) => !author && Aim.ForBoth && Joined is null ? this with { Joined = fact.Stamp } : this,
            _ when !author && Joined is null => this,
            (_, GoalEvent.StepAdded added) when GoalRefusals.ForStep(added.Text) is null && Steps.Count < MostSteps && !Steps.Exists(s => s.Entry == fact.Entry) =>
                this with { Steps = Steps.Add(new(fact.Entry, added.Text, null)) },
            (_, GoalEvent.StepTurned turned) when Steps.Find(s => s.Entry == turned.Step) is { } step && step.Done is not null != turned.Done =>
                this with { Steps = Steps.Replace(step, step with { Done = turned.Done ? fact.Stamp : null }) },
            (_, GoalEvent.Reviewed { Verdict: Verdict.GoesOn, DueOn: { } due } on) => this with { Aim = Aim with { DueOn = due }, Reviews = Reviews.RemoveAll(r => r.Verdict == Verdict.Reached).Add(new(on.Verdict, on.Words, fact.Stamp)) },
            (_, GoalEvent.Reviewed { Verdict: Verdict.Reached or Verdict.LetGo } reviewed) when !SaidReached.Contains(fact.Stamp.Author) || reviewed.Verdict == Verdict.LetGo =>
                this with { Reviews = Reviews.Add(new(reviewed.Verdict, reviewed.Words, fact.Stamp)) },
            _ => this,
        };
    }
}
