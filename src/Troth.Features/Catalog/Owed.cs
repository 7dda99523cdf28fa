using Troth.Domain;
using Troth.Features.Amends;
using Troth.Features.CheckIns;
using Troth.Features.Commitments;
using Troth.Features.Meeting;
using Troth.Features.Profile;
using Troth.Protocol;

namespace Troth.Features.Catalog;

/// <summary>What a device writes of itself, without anybody pressing anything.</summary>
public static class Owed
{
    /// <summary>
    /// Writes what is owed: that I am connected, the name I show, what I offered to do and both have said yes to, and the keys of check-ins that both have sealed.
    /// The client calls it after it has read the log to its head, and after each later change, one call at a time; it writes nothing twice.
    /// </summary>
    public static async Task SettleAsync(ILife life)
    {
        List<LifeEvent> owed =
        [
            .. life.State.Of<Bond>().Owed(life.Ceremony),
            .. life.State.Of<Names>().Owed(life.Ceremony),
            .. life.State.Of<SharedAmends>().Owed(life.State.Of<SharedCommitments>()),
        ];
        foreach (var (day, entry) in life.State.Of<CheckInDays>().Owed(life.Clock.GetUtcNow()))
        {
            owed.Add(new CheckInEvent.Opened(day, await life.BlindKeyAsync(entry)));
        }

        if (owed is not [])
        {
            await life.WriteAsync([.. owed.Select(happened => new NewFact(Id16.New(), happened))]);
        }
    }
}
