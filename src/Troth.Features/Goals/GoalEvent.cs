using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Goals;

/// <summary>What a look back at a goal says.</summary>
public enum Verdict
{
    Reached,
    GoesOn,
    LetGo,
}

/// <summary>What the shared log says about goals.</summary>
public abstract record GoalEvent(Id16 Goal) : LifeEvent
{
    /// <summary>A member sets a goal, for itself or as a suggestion for both.</summary>
    public sealed record Set(Id16 Goal, Aim Aim) : GoalEvent(Goal);

    /// <summary>The other says yes to a goal for both.</summary>
    public sealed record Joined(Id16 Goal) : GoalEvent(Goal);

    /// <summary>A step on the way; its entry is its name.</summary>
    public sealed record StepAdded(Id16 Goal, string Text) : GoalEvent(Goal);

    /// <summary>A step is done, or not done after all.</summary>
    public sealed record StepTurned(Id16 Goal, Id16 Step, bool Done) : GoalEvent(Goal);

    /// <summary>A look back: reached, going on to another day, or let go.</summary>
    /// <param name="DueOn">The new day for a goal that goes on.</param>
    /// <param name="Words">What was learned; may be empty.</param>
    public sealed record Reviewed(Id16 Goal, Verdict Verdict, DateOnly? DueOn = null, string Words = "") : GoalEvent(Goal);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("goal.set.1", Reach.Both, GoalJson.Default.Set),
        new("goal.joined.1", Reach.Both, GoalJson.Default.Joined),
        new("goal.step-added.1", Reach.Both, GoalJson.Default.StepAdded),
        new("goal.step-turned.1", Reach.Both, GoalJson.Default.StepTurned),
        new("goal.reviewed.1", Reach.Both, GoalJson.Default.Reviewed),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GoalEvent.Set))]
[JsonSerializable(typeof(GoalEvent.Joined))]
[JsonSerializable(typeof(GoalEvent.StepAdded))]
[JsonSerializable(typeof(GoalEvent.StepTurned))]
[JsonSerializable(typeof(GoalEvent.Reviewed))]
[JsonSerializable(typeof(Aim))]
[JsonSerializable(typeof(GoalDraft))]
internal sealed partial class GoalJson : JsonSerializerContext;
