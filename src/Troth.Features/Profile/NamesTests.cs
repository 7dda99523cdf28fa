using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Tests;
using Xunit;

namespace Troth.Features.Profile;

public sealed class NamesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\tb")]
    [InlineData("a name that goes on and on and on for ever")]
    public void A_name_that_breaks_the_limits_is_refused(string name) =>
        Assert.Equal(new Decision<ProfileEvent>.Refused(ProfileRefusals.BadName), Names.None.Rename(name, Bond.None));

    [Fact]
    public void A_name_before_meeting_is_only_mine() =>
        Assert.Equal([new ProfileEvent.Named("Ana")], Assert.IsType<Decision<ProfileEvent>.Accepted>(Names.None.Rename(" Ana ", Bond.None)).Events);

    [Fact]
    public void The_same_name_again_writes_nothing() =>
        Assert.Empty(Assert.IsType<Decision<ProfileEvent>.Accepted>(new Names("Ana", "Ana", null, null).Rename("Ana", new(Couple.Morning, true, false, false))).Events);

    [Fact]
    public async Task After_meeting_each_sees_the_others_name_and_its_changes()
    {
        var couple = await Couple.MetAsync();
        Assert.Equal("Ben", couple.Ana.State.Of<Names>().Other);

        await couple.Ben.WriteAsync(NewFact.From((Decision<ProfileEvent>.Accepted)couple.Ben.State.Of<Names>().Rename("Benno", couple.Ben.State.Of<Bond>())));

        Assert.Equal(new Names("Ana", "Ana", "Benno", "Ben"), couple.Ana.State.Of<Names>());
        Assert.Equal(new Names("Benno", "Benno", "Ana", "Ana"), couple.Ben.State.Of<Names>());
    }

    [Fact]
    public async Task R44_in_the_day_of_quiet_a_name_is_no_way_to_send_a_message()
    {
        var couple = await Couple.MetAsync();
        await couple.Ben.WriteAsync(NewFact.From((Decision<ProfileEvent>.Accepted)couple.Ben.State.Of<Names>().Rename("come home now", couple.Ben.State.Of<Bond>())));
        var (names, bond) = (couple.Ana.State.Of<Names>(), couple.Ana.State.Of<Bond>());

        Assert.Equal("Ben", names.OtherNow(bond, couple.Clock.GetUtcNow()));
        Assert.Equal("come home now", names.OtherNow(bond, couple.Clock.GetUtcNow() + Bond.CoolOff));
    }

    [Fact]
    public void R47_a_new_device_locks_after_two_minutes()
    {
        Assert.Equal(2, DeviceChoices.Default.LockMinutes);
        Assert.Contains(DeviceChoices.Default.LockMinutes, DeviceChoices.LockTimes);
    }
}
