using Troth.Domain;

namespace Troth.Features.Meeting;

/// <summary>
/// How two people are connected, and the day of quiet before the first shared words (R44). Each device counts the day from its own
/// <see cref="MeetingEvent.Connected"/> by its own clock, so a wrong clock on the other side cannot shorten or stretch it.
/// </summary>
/// <param name="OtherAgreed">Whether the other has said that the words are the same; before that there is nobody to share with.</param>
public sealed record Bond(DateTimeOffset? Since, bool OtherAgreed, bool MineWaived, bool OtherWaived)
{
    /// <summary>Nobody yet.</summary>
    public static Bond None { get; } = new(null, false, false, false);

    /// <summary>How long both wait before anything can be shared.</summary>
    public static TimeSpan CoolOff { get; } = TimeSpan.FromHours(24);

    /// <summary>When the day of quiet ends at the latest; null while alone.</summary>
    public DateTimeOffset? QuietUntil => Since + CoolOff;

    /// <summary>The bond after one more fact.</summary>
    public static Bond Evolve(Bond bond, Fact fact, LifeEvent happened) => happened switch
    {
        MeetingEvent.Connected when fact.Stamp.Mine => bond with { Since = bond.Since ?? fact.Stamp.At },
        MeetingEvent.Connected => bond with { OtherAgreed = true },
        MeetingEvent.CoolOffWaived when fact.Stamp.Mine => bond with { MineWaived = true },
        MeetingEvent.CoolOffWaived => bond with { OtherWaived = true },
        _ => bond,
    };

    /// <summary>Why nothing can be shared now, or null if it can.</summary>
    public string? WhyNotShare(DateTimeOffset now) =>
        Since is null || !OtherAgreed ? MeetingRefusals.NobodyYet : InCoolOff(now) ? MeetingRefusals.CoolOff : null;

    /// <summary>Whether the day of quiet is running: either may undo the meeting, silently.</summary>
    public bool InCoolOff(DateTimeOffset now) => Since is not null && !(MineWaived && OtherWaived) && now < QuietUntil;

    /// <summary>What my device owes the log once both are in the shared space.</summary>
    public IReadOnlyList<MeetingEvent> Owed(Ceremony ceremony) =>
        ceremony is Ceremony.Connected && Since is null ? [new MeetingEvent.Connected()] : [];

    /// <summary>Says that I do not need the day of quiet; it ends early only when both have said so.</summary>
    public Decision<MeetingEvent> Waive(DateTimeOffset now)
    {
        if (Since is null || !OtherAgreed)
        {
            return MeetingRefusals.NobodyYet;
        }

        return MineWaived || !InCoolOff(now) ? MeetingRefusals.NothingToWaive : new MeetingEvent[] { new MeetingEvent.CoolOffWaived() };
    }
}

/// <summary>Why a meeting says no.</summary>
public static class MeetingRefusals
{
    public const string NobodyYet = "meeting.nobody-yet";
    public const string CoolOff = "meeting.cool-off";
    public const string NothingToWaive = "meeting.nothing-to-waive";
}
