namespace Troth.Vault.Sync;

/// <summary>The server said no, with one of the stable codes of <see cref="Protocol.ProblemCodes"/>.</summary>
/// <param name="detail">The server's sentence, which names the limit that was met.</param>
/// <param name="limit">The number of that limit, where one was met.</param>
public sealed class RelayException(string code, string detail, long? limit) : Exception(detail)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>The number of the limit that was met, if one was.</summary>
    public long? Limit { get; } = limit;
}
