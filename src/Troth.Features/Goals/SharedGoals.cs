using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Goals;

/// <summary>The goals of two people, oldest first. The fold looks at authors and places in the log only.</summary>
public sealed record SharedGoals(ImmutableList<Goal> All)
{
    /// <summary>No goals yet.</summary>
    public static SharedGoals None { get; } = new(ImmutableList<Goal>.Empty);

    /// <summary>A goal, or null.</summary>
    public Goal? this[Id16 id] => All.Find(g => g.Id == id);

    /// <summary>The goals after one more fact.</summary>
    public static SharedGoals Evolve(SharedGoals goals, Fact fact, LifeEvent happened) => happened switch
    {
        GoalEvent.Set set => goals[set.Goal] is null && set.Aim.WhyNot() is null ? new(goals.All.Add(new(set.Goal, fact.Stamp, set.Aim, null, [], []))) : goals,
        GoalEvent later when goals[later.Goal] is { } goal && goal.Hear(later, fact) is var heard && heard != goal => new(goals.All.Replace(goal, heard)),
        _ => goals,
    };

    /// <summary>Sets a goal, with its steps.</summary>
    /// <param name="id">A new id.</param>
    public static Decision<GoalEvent> Set(Id16 id, GoalDraft draft, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var aim = draft.Aim with { Text = draft.Aim.Text.Trim(), Sign = draft.Aim.Sign.Trim() };
        var steps = draft.Steps.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (bond.WhyNotShare(now) ?? aim.WhyNot() ?? Aim.WhyNotOn(aim.DueOn, today) ?? NeverItems.WhyNot($"{aim.Text}\n{aim.Sign}\n{draft.Steps}")) is { } why ? why
            : steps.Length > Goal.MostSteps ? GoalRefusals.TooManySteps
            : Array.Exists(steps, step => GoalRefusals.ForStep(step) is not null) ? GoalRefusals.TooLong
            : new GoalEvent[] { new GoalEvent.Set(id, aim) }.Concat(steps.Select(step => new GoalEvent.StepAdded(id, step))).ToArray();
    }

    /// <summary>Says yes to a goal for both.</summary>
    public Decision<GoalEvent> Join(Id16 id, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? (this[id] is { Closed: null, Owner: Owner.SuggestedByOther } goal ? NeverItems.WhyNot($"{goal.Aim.Text}\n{goal.Aim.Sign}") : GoalRefusals.NotOpen)) is { } why
            ? why
            : new GoalEvent[] { new GoalEvent.Joined(id) };

    /// <summary>Adds a step.</summary>
    public Decision<GoalEvent> AddStep(Id16 id, string text, Bond bond, DateTimeOffset now) =>
        (WhyNot(id, bond, now) ?? GoalRefusals.ForStep(text.Trim()) ?? NeverItems.WhyNot(text)) is { } why ? why
        : this[id]!.Steps.Count >= Goal.MostSteps ? GoalRefusals.TooManySteps
        : new GoalEvent[] { new GoalEvent.StepAdded(id, text.Trim()) };

    /// <summary>Says that a step is done, or not done after all.</summary>
    public Decision<GoalEvent> Turn(Id16 id, Id16 step, bool done, Bond bond, DateTimeOffset now) =>
        WhyNot(id, bond, now) is { } why ? why
        : this[id]!.Steps.Find(s => s.Entry == step) is { } found && found.Done is not null != done ? new GoalEvent[] { new GoalEvent.StepTurned(id, step, done) }
        : GoalRefusals.NotOpen;

    /// <summary>Looks back.</summary>
    /// <param name="due">The new day, where it goes on.</param>
    public Decision<GoalEvent> LookBack(Id16 id, Verdict verdict, DateOnly? due, string words, Bond bond, DateOnly today, DateTimeOffset now) =>
        (WhyNot(id, bond, now) ?? (verdict == Verdict.GoesOn ? Aim.WhyNotOn(due, today) : null)) is { } why ? why
        : words.Trim().Length > Aim.Longest ? GoalRefusals.TooLong
        : verdict == Verdict.Reached && this[id]!.WaitsForOther ? GoalRefusals.NotOpen
        : new GoalEvent[] { new GoalEvent.Reviewed(id, verdict, verdict == Verdict.GoesOn ? due : null, words.Trim()) };

    private string? WhyNot(Id16 id, Bond bond, DateTimeOffset now) =>
        bond.WhyNotShare(now) ?? (this[id] is { Closed: null, MineToo: true } ? null : GoalRefusals.NotOpen);
}

/// <summary>Why a goal says no.</summary>
public static class GoalRefusals
{
    public const string NothingWritten = "goal.nothing-written";
    public const string NoSign = "goal.no-sign";
    public const string TooLong = "goal.too-long";
    public const string DayOutOfReach = "goal.day-out-of-reach";
    public const string TooManySteps = "goal.too-many-steps";
    public const string NotOpen = "goal.not-open";

    internal static string? ForStep(string text) => string.IsNullOrWhiteSpace(text) ? NothingWritten : text.Length > Aim.Longest ? TooLong : null;
}
