using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Features.CheckIns;

/// <summary>What the log says about check-ins. A day left out leaves nothing here (R17).</summary>
public abstract record CheckInEvent : LifeEvent
{
    /// <summary>My answers for a day, for me alone; a later draft of the day replaces it.</summary>
    public sealed record Drafted(DateOnly Day, Answers Answers) : CheckInEvent;

    /// <summary>A member is ready: the answers stand in the shared log, sealed under a key that is not there.</summary>
    /// <param name="Words">Sealed words, base64 (docs/protocol.md 7).</param>
    public sealed record Sealed(DateOnly Day, string Words) : CheckInEvent;

    /// <summary>A member publishes the key of its sealed answers, because the other's sealed answers stand in the log too.</summary>
    public sealed record Opened(DateOnly Day, string Key) : CheckInEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("check-in.drafted.1", Reach.OnlyMe, CheckInJson.Default.Drafted),
        new("check-in.sealed.1", Reach.Both, CheckInJson.Default.Sealed),
        new("check-in.opened.1", Reach.Both, CheckInJson.Default.Opened),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CheckInEvent.Drafted))]
[JsonSerializable(typeof(CheckInEvent.Sealed))]
[JsonSerializable(typeof(CheckInEvent.Opened))]
[JsonSerializable(typeof(Answers))]
internal sealed partial class CheckInJson : JsonSerializerContext;
