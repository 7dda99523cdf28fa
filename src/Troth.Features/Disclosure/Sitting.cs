using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>A session: a time that one names and the other agrees to, both starting it, breaks, an end. It holds nothing of what is read in it.</summary>
/// <param name="Entry">The entry that named the time; none before, and none in the logs of older apps, which knew no times.</param>
/// <param name="By">Who named it.</param>
/// <param name="With">Who sits with them; may be empty.</param>
/// <param name="Begun">When the second of both started.</param>
/// <param name="Refused">Whether "not now" was said to the last one (R6).</param>
/// <param name="Ended">Whether the last one was ended by one of both.</param>
public sealed record Sitting(
    Id16 Entry, Stamp? By, DateTimeOffset At, int Minutes, string With, bool Agreed = false, bool TellerIn = false, bool HearerIn = false, DateTimeOffset? Begun = null,
    bool TellerRests = false, bool HearerRests = false, bool Refused = false, bool Ended = false)
{
    /// <summary>Longest session, minutes (R21).</summary>
    public const int Longest = 60;

    /// <summary>Shortest session, minutes.</summary>
    public const int Shortest = 10;

    /// <summary>Most sessions in a week (R21).</summary>
    public const int MostAWeek = 3;

    /// <summary>Longest name of whoever sits with them, characters.</summary>
    public const int LongestName = 80;

    /// <summary>Most days ahead.</summary>
    public const int MostDays = 90;

    /// <summary>None.</summary>
    public static Sitting None { get; } = new(default, null, default, Longest, "");

    /// <summary>The days that <see cref="MostAWeek"/> counts.</summary>
    public static TimeSpan Week { get; } = TimeSpan.FromDays(7);

    /// <summary>Whether a time was named.</summary>
    public bool IsNamed => Entry != default;

    /// <summary>Whether both have started it.</summary>
    public bool BothIn => TellerIn && HearerIn;

    /// <summary>Whether it rests.</summary>
    public bool Rests => TellerRests || HearerRests;

    /// <summary>When it ends by itself, once it has begun.</summary>
    public DateTimeOffset? EndsAt => Begun?.AddMinutes(Minutes);

    /// <summary>Whether it is going on.</summary>
    public bool IsOn(DateTimeOffset now) => BothIn && now < EndsAt;

    /// <summary>Whether its time is over.</summary>
    public bool IsOver(DateTimeOffset now) => Begun is null ? IsNamed && LocalDay(now) < now.Date : now >= EndsAt;

    /// <summary>Whether it is for today.</summary>
    public bool IsToday(DateTimeOffset now) => LocalDay(now) == now.Date;

    /// <summary>The session after one more fact of the shared log; what does not fit changes nothing.</summary>
    /// <param name="teller">Whether it is from whoever tells.</param>
    /// <param name="enough">Whether the week has had as many as it may.</param>
    internal Sitting After(DisclosureEvent said, Fact fact, bool teller, bool enough) => said switch
    {
        DisclosureEvent.DayProposed named when named.Minutes is >= Shortest and <= Longest && named.With.Length <= LongestName =>
            None with { Entry = fact.Entry, By = fact.Stamp, At = named.At, Minutes = named.Minutes, With = named.With },
        DisclosureEvent.DayAgreed yes when !Agreed && yes.Proposal == Entry && IsNamed && By?.Author != fact.Stamp.Author && yes.Minutes >= Shortest =>
            this with { Agreed = true, Minutes = Math.Min(Minutes, yes.Minutes) },
        DisclosureEvent.Joined when (Agreed || !IsNamed) && !BothIn => Join(teller, fact.Stamp.At, enough),
        DisclosureEvent.Rested rested when BothIn => teller ? this with { TellerRests = rested.Resting } : this with { HearerRests = rested.Resting },
        DisclosureEvent.Stopped when BothIn => None with { Ended = true },
        DisclosureEvent.PutOff => None with { Refused = true },
        _ => this,
    };

    // Older apps named no time, so a start without one counts; one for a time that the other has not agreed to does not.
    private Sitting Join(bool teller, DateTimeOffset at, bool enough) => (TellerIn || teller, HearerIn || !teller) switch
    {
        (true, true) when enough => this,
        (true, true) => this with { TellerIn = true, HearerIn = true, Begun = at, Refused = false, Ended = false },
        var (mine, theirs) => this with { TellerIn = mine, HearerIn = theirs, Refused = false, Ended = false },
    };

    private DateTime LocalDay(DateTimeOffset now) => At.ToOffset(now.Offset).Date;
}
