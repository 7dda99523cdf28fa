using System.Text.Json.Serialization;
using Troth.Domain;

namespace Troth.Features.Profile;

/// <summary>What people call each other.</summary>
public abstract record ProfileEvent : LifeEvent
{
    /// <summary>The name I chose, for my own devices.</summary>
    public sealed record Named(string Name) : ProfileEvent;

    /// <summary>The name a member shows to the other.</summary>
    public sealed record Introduced(string Name) : ProfileEvent;

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("profile.named.1", Reach.OnlyMe, ProfileJson.Default.Named),
        new("profile.introduced.1", Reach.Both, ProfileJson.Default.Introduced),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileEvent.Named))]
[JsonSerializable(typeof(ProfileEvent.Introduced))]
internal sealed partial class ProfileJson : JsonSerializerContext;
