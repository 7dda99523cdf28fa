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
    public static IReadOnlyList<TodayItem> Choose(Life life, Ceremony ceremony, DateTimeOffset now) =>
        [.. Meeting(ceremony, life.Of<Bond>(), now)
            .Concat(CheckIn(life, now))
            .Concat(Notes(life, now))
            .Concat(Beginning(ceremony))
            .Take(Most)];

    private static IEnumerable<TodayItem> Meeting(Ceremony ceremony, Bond bond, DateTimeOffset now) => ceremony switch
    {
        Ceremony.Claimed or Ceremony.Waiting => [new("compare", "/meet")],
        Ceremony.Connected when bond.InCoolOff(now) => [new("quiet", "/meet")],
        _ => [],
    };

    // The same card whether something was written today, left out, or never written at all: whoever looks over a shoulder learns nothing.
    private static IEnumerable<TodayItem> CheckIn(Life life, DateTimeOffset now) =>
        [new(life.Of<CheckInDays>()[DateOnly.FromDateTime(now.Date)].Open is null ? "check-in" : "opened", "/check-in")];

    private static IEnumerable<TodayItem> Notes(Life life, DateTimeOffset now) =>
        life.Of<SharedNotes>().Notes.Exists(n => !n.Stamp.Mine && n.Stamp.At > now.AddDays(-1)) ? [new("note", "/notes")] : [];

    private static IEnumerable<TodayItem> Beginning(Ceremony ceremony) => ceremony is Ceremony.Alone or Ceremony.Invited ? [new("meet", "/meet")] : [];
}
