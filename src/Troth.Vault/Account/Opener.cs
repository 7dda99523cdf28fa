using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Troth.Vault;

/// <summary>What is kept of a password or of a kit that opens the account, to know it again by.</summary>
/// <param name="Of">What the password was derived with, the password itself left out; null for a kit.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record Opener(PasswordInput? Of, byte[] Auth)
{
    public static Opener Password(PasswordInput typed, byte[] auth) => new(typed with { Password = "" }, auth);

    public static Opener Kit(byte[] auth) => new(null, auth);

    /// <summary>Whether this is the password, or the kit key in its text form. Throws <c>bad_input</c> or <c>bad_text</c> for what is neither.</summary>
    public bool Is(string shown, byte[] secretKey)
    {
        var keys = Of is null ? PasswordPath.OfKit(KeyText.KitKey.Read(shown), secretKey) : PasswordPath.OfPassword(Of with { Password = shown }, secretKey);
        return CryptographicOperations.FixedTimeEquals(keys.Auth, Auth);
    }
}
