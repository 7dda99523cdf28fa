using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Troth.Server.Accounts;

/// <summary>Hashes AUTH and AUTH_kit like passwords. They have 128 random bits in them, so the rounds are a second line.</summary>
internal sealed class Verifier
{
    /// <summary>Bytes in an AUTH.</summary>
    public const int AuthBytes = 32;

    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions()));
    private readonly string dummy;

    public Verifier() => dummy = Hash(RandomNumberGenerator.GetBytes(AuthBytes));

    public string Hash(byte[] auth) => hasher.HashPassword(Nobody, Convert.ToBase64String(auth));

    /// <summary>Whether the AUTH is right; takes as long where there is no hash to compare with.</summary>
    public bool IsRight(string? hash, byte[] auth)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? dummy, Convert.ToBase64String(auth));
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}
