using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.WeeklyTalk;

/// <summary>What the shared log says about weekly talks: only what somebody added or said. The rest of the agenda is made from the week.</summary>
public abstract record WeeklyTalkEvent : LifeEvent
{
    /// <summary>A member would like to talk about something.</summary>
    public sealed record PointAdded(string Text) : WeeklyTalkEvent;

    /// <summary>A member says that the talk was held; the points before it are done for that member, and for nobody else.</summary>
    /// <param name="Day">The day of the talk.</param>
    /// <param name="Words">What the member takes from it; may be empty.</param>
    /// <param name="Left">Points that the member keeps for the next talk, or null.</param>
    public sealed record Held(DateOnly Day, string Words = "", IReadOnlyList<Id16>? Left = null) : WeeklyTalkEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("weekly-talk.point-added.1", Reach.Both, WeeklyTalkJson.Default.PointAdded),
        new("weekly-talk.held.1", Reach.Both, WeeklyTalkJson.Default.Held),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WeeklyTalkEvent.PointAdded))]
[JsonSerializable(typeof(WeeklyTalkEvent.Held))]
internal sealed partial class WeeklyTalkJson : JsonSerializerContext;
