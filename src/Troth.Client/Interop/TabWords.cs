namespace Troth.Client.Interop;

/// <summary>The words of tabs.js. None says anything of what a person wrote.</summary>
internal static class TabWords
{
    /// <summary>To this tab: it leads from now on.</summary>
    public const string Lead = "lead";

    /// <summary>To this tab: another one asks for the lead.</summary>
    public const string Yield = "yield";

    /// <summary>To this tab: another one has taken the lead, because this one did not answer.</summary>
    public const string Stolen = "stolen";

    /// <summary>The window's network is back.</summary>
    public const string Online = "online";

    /// <summary>The window is looked at.</summary>
    public const string Shown = "shown";

    /// <summary>The leading tab has kept frames, or a note of the meeting.</summary>
    public const string Kept = "kept";

    /// <summary>What waits to be sent has changed.</summary>
    public const string Waiting = "waiting";

    /// <summary>A space was forgotten.</summary>
    public const string Left = "left";

    /// <summary>The leading tab does not reach the server.</summary>
    public const string Lost = "lost";

    /// <summary>The leading tab reaches the server.</summary>
    public const string Reached = "reached";
}
