using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Troth.Domain;

/// <summary>One kind of event: its name in the log for ever, the one space it may stand in, and its JSON.</summary>
public sealed record EventKind(string Name, Reach Reach, JsonTypeInfo Type)
{
    /// <summary>Reads stored JSON; null for what is not this kind's JSON, which a member could have written.</summary>
    public LifeEvent? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Type) as LifeEvent;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON to seal.</summary>
    public byte[] Write(LifeEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Type);
}
