using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Troth.Domain;

/// <summary>JSON that a device kept or a vault opened: it may be cut off, of another version, or somebody else's.</summary>
public static class KeptJson
{
    /// <summary>Reads it; null for no text, and for what is no such thing.</summary>
    public static T? Read<T>(string? text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
