using System.Security.Cryptography;
using System.Text;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>The text of a Secret Key or kit key: Crockford base32 with two check characters, in groups of four (protocol.md 2).</summary>
internal sealed class KeyText
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly byte _kind;
    private readonly string _prefix;
    private readonly int _length;

    private KeyText(byte kind, string prefix, int length) => (_kind, _prefix, _length) = (kind, prefix, length);

    /// <summary>Secret Key SK, 16 bytes.</summary>
    public static KeyText SecretKey { get; } = new(1, "T1", 16);

    /// <summary>Kit key RK, 20 bytes.</summary>
    public static KeyText KitKey { get; } = new(2, "K1", 20);

    public string Write(byte[] bytes) =>
        $"{_prefix}-{string.Join('-', (Encode(bytes) + Check(bytes)).Chunk(4).Select(group => new string(group)))}";

    /// <summary>Reads what a person typed. Throws <c>bad_text</c> for a wrong length, character, padding or check.</summary>
    public byte[] Read(string text)
    {
        var plain = new string([.. text.ToUpperInvariant().Where(letter => letter is not (' ' or '-')).Select(Fold)]);
        var characters = ((_length * 8) + 4) / 5;
        if (plain.Length != _prefix.Length + characters + 2 || !plain.StartsWith(_prefix, StringComparison.Ordinal))
        {
            throw new VaultException("bad_text");
        }

        var bytes = Decode(plain.AsSpan(_prefix.Length, characters));
        return bytes is not null && Encode(bytes) + Check(bytes) == plain[_prefix.Length..] ? bytes : throw new VaultException("bad_text");
    }

    private static char Fold(char letter) => letter switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => letter,
    };

    private string Check(byte[] bytes) => Encode(SHA256.HashData(Labels.With(Labels.Check, [_kind], bytes)))[..2];

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (held, bits) = ((held << 8) | next, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(held << (5 - bits)) & 31]).ToString();
    }

    private byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[_length];
        var (held, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            (held, bits) = ((held << 5) | value, bits + 5);
            if (bits >= 8)
            {
                (bytes[at++], bits) = ((byte)(held >> (bits - 8)), bits - 8);
                held &= (1 << bits) - 1;
            }
        }

        return bytes;
    }
}
