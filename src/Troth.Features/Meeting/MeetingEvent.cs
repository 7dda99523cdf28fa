using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Features.Meeting;

/// <summary>What the log says about two people meeting.</summary>
public abstract record MeetingEvent : LifeEvent
{
    /// <summary>Each member's own device says that it is in the shared space; the day of quiet starts with it.</summary>
    public sealed record Connected : MeetingEvent;

    /// <summary>A member does not need the day of quiet.</summary>
    public sealed record CoolOffWaived : MeetingEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("meeting.connected.1", Reach.Both, MeetingJson.Default.Connected),
        new("meeting.cool-off-waived.1", Reach.Both, MeetingJson.Default.CoolOffWaived),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MeetingEvent.Connected))]
[JsonSerializable(typeof(MeetingEvent.CoolOffWaived))]
internal sealed partial class MeetingJson : JsonSerializerContext;
