using Troth.Domain;
using Troth.Features.CheckIns;
using Troth.Features.Notes;
using Troth.Protocol;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Home;

public sealed class TodayTests
{
    private static readonly Answers Fine = Answers.None with { Hope = 4 };

    [Fact]
    public void The_first_day_begins_alone() => Assert.Equal(["check-in", "meet"], Keys(new Couple().Ana));

    [Fact]
    public async Task R17_today_looks_the_same_whether_something_was_written_or_not()
    {
        var couple = await Couple.SharingAsync();
        var before = Keys(couple.Ana);

        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, Fine))]);

        Assert.Equal(["check-in"], before);
        Assert.Equal(before, Keys(couple.Ana));
    }

    [Fact]
    public async Task R17_days_without_a_check_in_pile_up_nowhere()
    {
        var couple = new Couple();
        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, Fine))]);
        couple.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(["check-in", "meet"], Keys(couple.Ana));
    }

    [Fact]
    public async Task The_day_of_quiet_is_said_while_it_lasts()
    {
        var couple = await Couple.MetAsync();
        await couple.Ana.WriteAsync([new(Id16.New(), new CheckInEvent.Drafted(couple.Today, Fine))]);

        Assert.Equal(["quiet", "check-in"], Keys(couple.Ana));

        couple.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task R15_nothing_tells_that_the_other_is_ready()
    {
        var couple = await Couple.SharingAsync();
        var before = Keys(couple.Ana);
        await couple.Ben.WriteAsync([new(Id16.New(), new CheckInEvent.Sealed(couple.Today, "sealed"))]);

        Assert.Equal(before, Keys(couple.Ana));
    }

    [Fact]
    public async Task A_note_of_the_other_is_mentioned_for_a_day_and_ones_own_never()
    {
        var couple = await Couple.SharingAsync();
        await couple.Ben.WriteAsync([new(Id16.New(), new NoteEvent.Shared("for you"))]);

        Assert.Equal(["check-in", "note"], Keys(couple.Ana));
        Assert.Equal(["check-in"], Keys(couple.Ben));

        couple.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["check-in"], Keys(couple.Ana));
    }

    [Fact]
    public async Task Words_that_wait_to_be_compared_come_first()
    {
        var couple = new Couple();
        await couple.Ana.StartMeetingAsync("Ana");
        await couple.Ben.ClaimAsync(Person.Ticket, "Ben");

        Assert.Equal("compare", Keys(couple.Ana)[0]);
        Assert.Equal("compare", Keys(couple.Ben)[0]);
    }

    [Fact]
    public void Every_item_leads_to_a_page_of_the_catalogue() =>
        Assert.Equal(Place.Together, Catalog.FeatureCatalog.PlaceOf("/meet"));

    private static string[] Keys(Person person) =>
        [.. Today.Choose(person.State, person.Ceremony, person.Clock.GetLocalNow()).Select(i => i.Key)];
}
