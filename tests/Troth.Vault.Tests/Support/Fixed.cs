using System.Security.Cryptography;
using System.Text;

namespace Troth.Vault.Tests;

/// <summary>A random source that is the same every time: SHA-256 of a name and a counter.</summary>
internal static class Fixed
{
    public static Draw Draw(string name)
    {
        var counter = 0;
        return bytes =>
        {
            for (var at = 0; at < bytes.Length; at += 32)
            {
                var block = SHA256.HashData(Encoding.ASCII.GetBytes($"{name}/{counter++}"));
                block.AsSpan(0, Math.Min(32, bytes.Length - at)).CopyTo(bytes[at..]);
            }
        };
    }
}
