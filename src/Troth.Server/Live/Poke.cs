using System.Globalization;
using System.Net.ServerSentEvents;
using Troth.Protocol;

namespace Troth.Server.Live;

/// <summary>The events of GET /poke: no content and no author.</summary>
internal static class Poke
{
    /// <summary>The type of a poke.</summary>
    public const string Type = "p";

    /// <summary>The type of a heartbeat.</summary>
    public const string BeatType = "b";

    /// <summary>Says that the connection stands.</summary>
    public static readonly SseItem<string> Beat = new("", BeatType);

    /// <summary>Says: ask for the heads again. Also used where a recovery starts or ends.</summary>
    public static readonly SseItem<string> Mailbox = new("""{"mailbox":1}""", Type);

    /// <summary>Says that a space has moved.</summary>
    public static SseItem<string> Space(Id16 space, long n) =>
        new(string.Create(CultureInfo.InvariantCulture, $$"""{"space":"{{space}}","n":{{n}}}"""), Type);
}
