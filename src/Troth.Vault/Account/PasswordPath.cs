using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A key that opens an unlock slot and the secret that the server sees for it.</summary>
/// <param name="Kek">AES-256-GCM key, 32 bytes.</param>
/// <param name="Auth">32 bytes.</param>
internal sealed record UnlockKeys(byte[] Kek, byte[] Auth);

/// <summary>What a person types and the server knows, before any key (protocol.md 3.1).</summary>
internal sealed record PasswordInput(string Handle, string Password, byte[] Seed, int Iterations);

/// <summary>From password or recovery kit, with the Secret Key, to the keys of a slot (protocol.md 3.1, 3.3).</summary>
[UnsupportedOSPlatform("browser")]
internal static class PasswordPath
{
    public const int SeedLength = 16;

    /// <summary>Throws <c>bad_input</c> for a bad handle, seed, password or too few iterations.</summary>
    public static UnlockKeys OfPassword(PasswordInput input, byte[] secretKey)
    {
        if (input.Iterations < Limits.IterationFloor || input.Seed.Length != SeedLength)
        {
            throw new VaultException("bad_input");
        }

        var salt = SHA256.HashData(Labels.With(Labels.Salt, Fields.Variable(Encoding.ASCII.GetBytes(FoldHandle(input.Handle))), input.Seed));
        var stretched = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Normal(input.Password)), salt, input.Iterations, HashAlgorithmName.SHA256, 32);
        return new(Kdf.Hkdf(stretched, secretKey, Labels.With(Labels.PasswordKey)), Kdf.Hkdf(stretched, secretKey, Labels.With(Labels.Auth)));
    }

    public static UnlockKeys OfKit(byte[] kitKey, byte[] secretKey) =>
        new(Kdf.Hkdf(kitKey, secretKey, Labels.With(Labels.KitKey)), Kdf.Hkdf(kitKey, secretKey, Labels.With(Labels.KitAuth)));

    /// <summary>A handle in lower case (protocol.md 2); <c>bad_input</c> if it is none.</summary>
    public static string FoldHandle(string handle)
    {
        var folded = new string([.. handle.Select(letter => letter is >= 'A' and <= 'Z' ? (char)(letter + 32) : letter)]);
        return folded.Length is >= 3 and <= 32 && char.IsAsciiLetterOrDigit(folded[0]) && folded.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
            ? folded
            : throw new VaultException("bad_input");
    }

    private static string Normal(string password)
    {
        try
        {
            return password.Length > 0 ? password.Normalize(NormalizationForm.FormKC) : throw new VaultException("bad_input");
        }
        catch (ArgumentException)
        {
            throw new VaultException("bad_input"); // half of a surrogate pair
        }
    }
}
