using Microsoft.Extensions.Time.Testing;
using Troth.Vault.Sync;

namespace Troth.Server.Tests.Engine;

/// <summary>How long a device waits before it asks again, by a clock that goes on only when the test says so.</summary>
public sealed class PatienceTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Each_pause_is_twice_as_long_as_the_one_before_up_to_five_minutes_and_never_less_than_half()
    {
        var patience = new Patience(_clock);
        for (var longest = TimeSpan.FromSeconds(1); longest < 4 * Patience.Longest; longest *= 2)
        {
            await LastsAsync(patience, longest < Patience.Longest ? longest : Patience.Longest);
        }
    }

    [Fact]
    public async Task Once_it_went_well_the_next_pause_is_short_again()
    {
        var patience = new Patience(_clock);
        await LastsAsync(patience, TimeSpan.FromSeconds(1));
        await LastsAsync(patience, TimeSpan.FromSeconds(2));
        patience.Calm();
        await LastsAsync(patience, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Devices_that_lost_a_server_together_do_not_come_back_together()
    {
        var clock = new WatchedClock();
        var pauses = Enumerable.Range(0, 40).Select(_ => new Patience(clock).PauseAsync(CancellationToken.None)).ToArray();
        Assert.All(clock.Asked, pause => Assert.InRange(pause, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)));
        Assert.True(clock.Asked.Distinct().Count() > 10, "Many come back at the same moment.");

        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(pauses);
    }

    [Fact]
    public async Task A_rest_lasts_five_minutes_unless_it_is_woken()
    {
        var patience = new Patience(_clock);
        var rest = patience.RestAsync(CancellationToken.None);
        _clock.Advance(Patience.Longest - Tick);
        Assert.False(rest.IsCompleted);
        _clock.Advance(Tick);
        await rest;

        var woken = patience.RestAsync(CancellationToken.None);
        patience.Wake();
        await woken;
    }

    [Fact]
    public async Task Waking_while_nobody_waits_ends_the_next_wait_and_only_that()
    {
        var patience = new Patience(_clock);
        patience.Wake();
        patience.Wake();
        await patience.PauseAsync(CancellationToken.None);

        await LastsAsync(patience, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Whoever_stops_waits_no_longer()
    {
        using var stop = new CancellationTokenSource();
        var rest = new Patience(_clock).RestAsync(stop.Token);
        await stop.CancelAsync();
        await rest;
    }

    /// <summary>A pause that is over no sooner than after half of this time, and no later than after all of it.</summary>
    private async Task LastsAsync(Patience patience, TimeSpan longest)
    {
        var pause = patience.PauseAsync(CancellationToken.None);
        _clock.Advance((longest / 2) - Tick);
        Assert.False(pause.IsCompleted);
        _clock.Advance((longest / 2) + Tick);
        await pause;
    }

    private sealed class WatchedClock : FakeTimeProvider
    {
        public List<TimeSpan> Asked { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
