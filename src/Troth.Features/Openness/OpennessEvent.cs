using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Openness;

/// <summary>What the logs say about openness. A day without a note leaves nothing here, and neither does a time in which nothing was told.</summary>
public abstract record OpennessEvent : LifeEvent
{
    /// <summary>My note for a day, for me alone; a later one of the day replaces it.</summary>
    public sealed record Noted(DateOnly Day, DayNote Note) : OpennessEvent;

    /// <summary>A member shared a copy of a note. Nothing leads from it back to the note.</summary>
    public sealed record NoteShared(DateOnly Day, DayNote Note) : OpennessEvent;

    /// <summary>A member told something that the other needs to know.</summary>
    public sealed record Told(Id16 Telling, Telling Words) : OpennessEvent;

    /// <summary>The other member gave thanks for the telling, late or not.</summary>
    public sealed record Thanked(Id16 Telling, string Words) : OpennessEvent;

    /// <summary>A member shared how long telling has taken, as it stood then. It does not follow what comes later.</summary>
    public sealed record PaceShared(Promptness Pace) : OpennessEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("openness.noted.1", Reach.OnlyMe, OpennessJson.Default.Noted),
        new("openness.note-shared.1", Reach.Both, OpennessJson.Default.NoteShared),
        new("openness.told.1", Reach.Both, OpennessJson.Default.Told),
        new("openness.thanked.1", Reach.Both, OpennessJson.Default.Thanked),
        new("openness.pace-shared.1", Reach.Both, OpennessJson.Default.PaceShared),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OpennessEvent.Noted))]
[JsonSerializable(typeof(OpennessEvent.NoteShared))]
[JsonSerializable(typeof(OpennessEvent.Told))]
[JsonSerializable(typeof(OpennessEvent.Thanked))]
[JsonSerializable(typeof(OpennessEvent.PaceShared))]
[JsonSerializable(typeof(Untold))]
internal sealed partial class OpennessJson : JsonSerializerContext;
