using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Journal;

/// <summary>What the personal log says about my private pages. There is no shared kind (R9).</summary>
public abstract record JournalEvent : LifeEvent
{
    /// <summary>A page was written, or written again: each is one version.</summary>
    public sealed record Written(Id16 Page, string Text) : JournalEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } = [new("journal.written.1", Reach.OnlyMe, JournalJson.Default.Written)];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JournalEvent.Written))]
internal sealed partial class JournalJson : JsonSerializerContext;
