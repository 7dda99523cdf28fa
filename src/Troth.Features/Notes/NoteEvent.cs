using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Features.Notes;

/// <summary>What the shared log says about notes.</summary>
public abstract record NoteEvent : LifeEvent
{
    /// <summary>A member put words where both can read them. A copy of a private page carries nothing that leads back to it.</summary>
    public sealed record Shared(string Text) : NoteEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } = [new("note.shared.1", Reach.Both, NoteJson.Default.Shared)];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NoteEvent.Shared))]
internal sealed partial class NoteJson : JsonSerializerContext;
