using System.Collections.Immutable;
using CsCheck;
using Troth.Domain;
using Xunit;

namespace Troth.Features.Commitments;

public sealed class KeptRateTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly Stamp Somebody = new(new(1), true, new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void R29_below_five_in_four_weeks_there_is_nothing_to_see()
    {
        Assert.Null(KeptRate.On(Today, Of(Said(true), Said(true), Said(true), Said(false))));
        Assert.Equal((4, 5), Rate(KeptRate.On(Today, Of(Said(true), Said(true), Said(true), Said(false), Said(true)))));
        Assert.Null(KeptRate.On(Today.AddDays(KeptRate.Window), Of(Said(true), Said(true), Said(true), Said(true), Said(true))));
    }

    [Fact]
    public void R29_renegotiated_and_excused_and_unsaid_days_are_no_part_of_it()
    {
        Func<Occasion, Occasion> moved = d => d with { Wish = new(null, Somebody), Yes = Somebody };
        Func<Occasion, Occasion> excused = d => d with { Said = new(false, "", Somebody), Excuse = Somebody };

        Assert.Null(KeptRate.On(Today, Of(moved, excused, d => d, Said(true), Said(true), Said(true), Said(false))));
        Assert.Equal((3, 5), Rate(KeptRate.On(Today, Of(moved, Said(true), excused, Said(true), d => d, Said(true), Said(false), Said(false)))));
    }

    [Fact]
    public void R29_whatever_happens_it_is_kept_out_of_kept_and_not_kept_of_the_last_four_weeks() => Gen.Int[0, 4].Array[0, 40].Sample(days =>
    {
        var commitment = Of([.. days.Select(kind => kind switch
        {
            0 => d => d,
            1 => Said(true),
            2 => Said(false),
            3 => d => d with { Yes = Somebody, Wish = new(null, Somebody) },
            _ => (Func<Occasion, Occasion>)(d => d with { Said = new(false, "", Somebody), Excuse = Somebody }),
        })]);
        var inside = days.Take(KeptRate.Window).ToList();
        var (kept, of) = (inside.Count(d => d == 1), inside.Count(d => d is 1 or 2));
        return KeptRate.On(Today, commitment) is { } rate
            ? of >= KeptRate.Fewest && (rate.Kept, rate.Of) == (kept, of) && rate.Points.Count == of - KeptRate.Fewest + 1
                && rate.Points.All(p => p.Word is >= 1 and <= KeptRate.Words) && (rate.Word == KeptRate.Words) == (kept == of) && (rate.Word == 1) == (kept == 0)
            : of < KeptRate.Fewest;
    });

    private static (int, int) Rate(KeptRate? rate) => (rate!.Kept, rate.Of);

    private static Func<Occasion, Occasion> Said(bool kept) => d => d with { Said = new(kept, "", Somebody) };

    // The first is today's, each further one a day older.
    private static Commitment Of(params Func<Occasion, Occasion>[] days) => new(new(7), Somebody, new("x", new(Pace.Daily), Today.AddDays(-60)),
        days.Index().ToImmutableSortedDictionary(d => Today.AddDays(-d.Index), d => d.Item(new(Today.AddDays(-d.Index)))), null);
}
