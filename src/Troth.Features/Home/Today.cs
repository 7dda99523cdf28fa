using Troth.Domain;
using Troth.Features.CheckIns;
using Troth.Features.Meeting;
using Troth.Features.Notes;

namespace Troth.Features.Home;

/// <summary>One thing that matters now.</summary>
/// <param name="Key">Names the sentence that says what and the sentence that says why.</param>
public sealed record TodayItem(string Key, string Route);

/// <summary>Chooses what Today shows: at most three things, never a backlog, never what was missed.</summary>
public static class Today
{
    /// <summary>Most things shown at once.</summary>
    public const int Most = 3;

    /// <summary>What matters now, most pressing first.</summary>
    /// <param name="now">Local time.</param>
    /// <param name="leftOut">Whether the person left today's check-in out on this device (R17).</param>
    public static IReadOnlyList<TodayItem> Choose(Life life, Ceremony ceremony, DateTimeOffset now, bool leftOut) =>
        [.. Meeting(ceremony, life.Of<Bond>(), now)
            .Concat(CheckIn(life, now, leftOut))
            .Concat(Notes(life, now))
            .Concat(Beginning(ceremony))
            .Take(Most)];

    private static IEnumerable<TodayItem> Meeting(Ceremony ceremony, Bond bond, DateTimeOffset now) => ceremony switch
    {
        Ceremony.Claimed or Ceremony.Waiting => [new("compare", "/meet")],
        Ceremony.Connected when bond.InCoolOff(now) => [new("quiet", "/meet")],
        _ => [],
    };

    private static IEnumerable<TodayItem> CheckIn(Life life, DateTimeOffset now, bool leftOut)
    {
        var days = life.Of<CheckInDays>();
        var today = days[DateOnly.FromDateTime(now.Date)];
        if (today.Open is not null)
        {
            return [new("opened", "/check-in")];
        }

        if (today.Draft is null)
        {
            return leftOut ? [] : [new(days.Days.Values.Any(day => day.Draft is not null) ? "check-in" : "first", "/check-in")];
        }

        return today.Mine is null && life.Of<Bond>().WhyNotShare(now) is null ? [new("ready", "/check-in")] : [];
    }

    private static IEnumerable<TodayItem> Notes(Life life, DateTimeOffset now) =>
        life.Of<SharedNotes>().Notes.Exists(n => !n.Stamp.Mine && n.Stamp.At > now.AddDays(-1)) ? [new("note", "/notes")] : [];

    private static IEnumerable<TodayItem> Beginning(Ceremony ceremony) => ceremony is Ceremony.Alone ? [new("meet", "/meet")] : [];
}
