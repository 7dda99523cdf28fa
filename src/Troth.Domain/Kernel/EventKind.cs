using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Troth.Domain;

/// <summary>One kind of event: its name in the log for ever, the one space it may stand in, and its JSON.</summary>
public sealed record EventKind(string Name, Reach Reach, JsonTypeInfo Type)
{
    // Nothing here is ever put into a page as markup, so letters need no escapes: a page in any script keeps to its length.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
    public byte[] Write(LifeEvent happened)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, Plain);
        JsonSerializer.Serialize(writer, happened, Type);
        return bytes.WrittenSpan.ToArray();
    }
}
