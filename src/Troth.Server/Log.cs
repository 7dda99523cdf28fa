namespace Troth.Server;

/// <summary>What the server logs: the machine, never the people. No handle, address, path, token or body has a place in these sentences.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Registration is {Mode}")]
    public static partial void Began(this ILogger log, Registration mode);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} rows that had expired")]
    public static partial void Cleaned(this ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cleaning failed: {Kind}")]
    public static partial void CleaningFailed(this ILogger log, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Kind}{NewLine}{Trace}")]
    public static partial void Failed(this ILogger log, string kind, string newLine, string? trace);
}
