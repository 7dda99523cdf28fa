using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Troth.Protocol;

/// <summary>A random 16-byte id of a space, entry, account, member, slot or invitation; 32 lower-case hex digits in text (protocol.md 1).</summary>
[JsonConverter(typeof(Id16JsonConverter))]
public readonly record struct Id16(UInt128 Value) : IComparable<Id16>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Bytes in an id.</summary>
    public const int Length = 16;

    /// <summary>Draws a new id from the system's secure random source.</summary>
    public static Id16 New()
    {
        Span<byte> bytes = stackalloc byte[Length];
        RandomNumberGenerator.Fill(bytes);
        return Read(bytes);
    }

    /// <summary>Reads the first 16 bytes.</summary>
    public static Id16 Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Writes 16 bytes.</summary>
    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    /// <summary>The id as a new array of 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Write(bytes);
        return bytes;
    }

    /// <summary>Reads exactly 32 lower-case hex digits; false for anything else.</summary>
    public static bool TryParse(string? text, out Id16 id)
    {
        id = default;
        if (text is not { Length: 2 * Length } || text.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        id = new(UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Id16 other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    public static bool operator <(Id16 left, Id16 right) => left.Value < right.Value;

    public static bool operator >(Id16 left, Id16 right) => left.Value > right.Value;

    public static bool operator <=(Id16 left, Id16 right) => left.Value <= right.Value;

    public static bool operator >=(Id16 left, Id16 right) => left.Value >= right.Value;
}

/// <summary>Writes an <see cref="Id16"/> as hex text, also as a dictionary key.</summary>
public sealed class Id16JsonConverter : JsonConverter<Id16>
{
    /// <inheritdoc/>
    public override Id16 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Id16.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An id is 32 lower-case hex digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Id16 value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override Id16 ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Id16 value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
