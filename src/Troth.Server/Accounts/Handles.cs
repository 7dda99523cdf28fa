using System.Text.RegularExpressions;

namespace Troth.Server.Accounts;

/// <summary>Handles (protocol.md 2).</summary>
internal static partial class Handles
{
    /// <summary>The handle with upper case folded to lower, or null if it is none.</summary>
    public static string? Read(string text) => Shape().IsMatch(text) ? text.ToLowerInvariant() : null;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{2,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
