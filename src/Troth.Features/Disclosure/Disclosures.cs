using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>The disclosures of two people, in the order of their ids' first word. Each side is folded from its own log only, so how the two interleave makes no difference.</summary>
public sealed partial record Disclosures(ImmutableDictionary<Id16, SharedSide> Shared, ImmutableDictionary<Id16, PrivateSide> Private, ImmutableList<Id16> Offers, ImmutableList<Id16> Accounts)
{
    /// <summary>None yet.</summary>
    public static Disclosures None { get; } = new(ImmutableDictionary<Id16, SharedSide>.Empty, ImmutableDictionary<Id16, PrivateSide>.Empty, [], []);

    /// <summary>A disclosure, blank where nothing is known of it.</summary>
    public Telling this[Id16 id] => new(id, Shared.GetValueOrDefault(id, SharedSide.None), Private.GetValueOrDefault(id, PrivateSide.None));

    /// <summary>All that are there for both to see, oldest first.</summary>
    public IReadOnlyList<Telling> All => [.. Offers.Select(id => this[id]).Where(t => t.Shared.Stands)];

    /// <summary>The account that I am writing or have not handed over, or null.</summary>
    public Telling? Account => Accounts.Select(id => this[id]).LastOrDefault(t => t.ITell && !t.Shared.IsDelivered);

    /// <summary>The latest that the other offered or is writing, or null.</summary>
    public Telling? Heard => All.LastOrDefault(t => t.IHear);

    /// <summary>The account of the other for which my new questions wait, or null: it is on its way, both have not been ready yet, and I did not choose otherwise (R3).</summary>
    public Telling? Awaited => All.FirstOrDefault(t => t is { IHear: true, Shared.OnItsWay: true, Private.Released: false });

    /// <summary>The disclosures after one more fact.</summary>
    public static Disclosures Evolve(Disclosures all, Fact fact, LifeEvent happened) => happened switch
    {
        DisclosureEvent said when fact.Reach == Reach.OnlyMe => all.Keep(said.Disclosure, Mine(all[said.Disclosure].Private, fact, said)),
        DisclosureEvent said => all.Tell(said.Disclosure, Ours(all[said.Disclosure].Shared, fact, said)),
        _ => all,
    };

    private static PrivateSide Mine(PrivateSide side, Fact fact, DisclosureEvent said) => said switch
    {
        DisclosureEvent.PieceDrafted drafted when drafted.Words.WhyNot() is null => Draft(side, drafted.Piece, drafted.Words),
        DisclosureEvent.PieceDropped dropped when !side.Closed => side with { Drafts = side.Drafts.RemoveAll(d => d.Id == dropped.Piece) },
        DisclosureEvent.Closed when side.Drafts is not [] => side with { Closed = true },
        DisclosureEvent.LevelsSet set when WhyNot(set.Depths, set.Reason) is null => Choose(side, set.Depths, fact.Stamp.At),
        DisclosureEvent.Spared left when WhyNot(left) is null => side with { Spared = left },
        DisclosureEvent.Prepared ticks when WhyNot(ticks) is null => side with { Prepared = (fact.Stamp.At, ticks) },
        DisclosureEvent.QuestionsReleased => side with { Released = true },
        DisclosureEvent.Opened opened when opened.Words.WhyNot() is null => side with { Opened = side.Opened.SetItem(opened.Piece, opened.Words) },
        DisclosureEvent.Folded folded => side with { Folded = folded.Away },
        _ => side,
    };

    // What was closed stays as it is; a new piece is then an addition.
    private static PrivateSide Draft(PrivateSide side, Id16 id, Piece words) => side.Drafts.FindIndex(d => d.Id == id) switch
    {
        < 0 => side with { Drafts = side.Drafts.Add((id, words)) },
        _ when side.Closed => side,
        var at => side with { Drafts = side.Drafts.SetItem(at, (id, words)) },
    };

    private static PrivateSide Choose(PrivateSide side, IReadOnlyList<Depth> depths, DateTimeOffset at) => side with
    {
        Levels = depths.ToImmutableDictionary(d => d.Topic, d => d.Level),
        Explicit = depths.Where(d => d.Level == Piece.Deepest).ToImmutableDictionary(d => d.Topic, d => side.Explicit.GetValueOrDefault(d.Topic, at)),
    };

    private static SharedSide Ours(SharedSide side, Fact fact, DisclosureEvent said)
    {
        var teller = side.Teller is { } first && first.Author == fact.Stamp.Author;
        return said switch
        {
            DisclosureEvent.Begun when side.Teller is null => side with { Teller = fact.Stamp, Writing = true },
            DisclosureEvent.Offered when side.Teller is null => Offer(side with { Teller = fact.Stamp }, fact.Stamp),
            _ when side.Teller is null => side,
            DisclosureEvent.Begun when teller && side.OfferedAt is null => side with { Writing = true },
            DisclosureEvent.Offered when teller && !side.IsDelivered => Offer(side, fact.Stamp),
            DisclosureEvent.Wanted wanted when !teller && !side.IsDelivered && Enum.IsDefined(wanted.Mode) => Ready(side with { HearerReady = true, Mode = wanted.Mode, WantedAt = fact.Stamp.At }),
            DisclosureEvent.PutOff when !side.IsDelivered => teller ? side with { TellerReady = false, Writing = false } : side with { HearerReady = false },
            DisclosureEvent.PieceSealed words when teller => side with { Sealed = side.Sealed.ContainsKey(fact.Entry) ? side.Sealed : side.Sealed.Add(fact.Entry, words.Words) },
            DisclosureEvent.Delivered delivered when teller && delivered.Pieces is not [] && (side.IsDelivered || side.BothReady) =>
                side with { Deliveries = side.Deliveries.Add(new(fact.Stamp, [.. delivered.Pieces])) },
            DisclosureEvent.LetterSent sent when teller && (side.KeysMayGo || side.Letters is not []) => side with { Letters = side.Letters.Add(new(fact.Entry, fact.Stamp, sent.Letter)) },
            _ when side.IsDelivered => Sit(side, side.Sitting.After(said, fact, teller, side.EnoughBefore(fact.Stamp.At))),
            _ => side,
        };
    }

    private static SharedSide Offer(SharedSide side, Stamp by) => Ready(side with { TellerReady = true, Writing = false, OfferedAt = side.OfferedAt ?? by.At });

    private static SharedSide Ready(SharedSide side) => side with { WereReady = side.WereReady || side.BothReady };

    private static SharedSide Sit(SharedSide side, Sitting now) => side with { Sitting = now, Begun = side.Sitting.Begun is null && now.Begun is { } begun ? side.Begun.Add(begun) : side.Begun };

    private Disclosures Keep(Id16 id, PrivateSide side) => side == PrivateSide.None ? this : this with
    {
        Private = Private.SetItem(id, side),
        Accounts = side.Drafts is [] ? Accounts.Remove(id) : Accounts.Contains(id) ? Accounts : Accounts.Add(id),
    };

    private Disclosures Tell(Id16 id, SharedSide side) => side.Teller is null ? this : this with
    {
        Shared = Shared.SetItem(id, side),
        Offers = Offers.Contains(id) ? Offers : Offers.Add(id),
    };
}
