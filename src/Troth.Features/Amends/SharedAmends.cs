using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Protocol;

namespace Troth.Features.Amends;

/// <summary>The apologies and the offers of two people, oldest first. The fold compares authors, ids and places in the log; the day and the words are kept by the decisions.</summary>
public sealed partial record SharedAmends(ImmutableList<Apology> Apologies, ImmutableList<Amend> Offers)
{
    /// <summary>Nothing yet.</summary>
    public static SharedAmends None { get; } = new(ImmutableList<Apology>.Empty, ImmutableList<Amend>.Empty);

    /// <summary>An offer, or null.</summary>
    public Amend? this[Id16 id] => Offers.Find(a => a.Id == id);

    /// <summary>An apology, or null.</summary>
    public Apology? Apology(Id16? id) => Apologies.Find(a => a.Id == id);

    /// <summary>Both after one more fact.</summary>
    public static SharedAmends Evolve(SharedAmends amends, Fact fact, LifeEvent happened) => happened switch
    {
        AmendEvent.Apologised said when Amends.Apology.WhyNot(said.Parts) is null && amends.Apology(said.Apology) is null =>
            amends with { Apologies = amends.Apologies.Add(new(said.Apology, fact.Entry, fact.Stamp, said.Parts.ToImmutableSortedDictionary())) },
        AmendEvent.ApologyAnswered answer when Enum.IsDefined(answer.Reaction) && amends.Apology(answer.Apology) is { } apology && apology.By.Author != fact.Stamp.Author =>
            amends with { Apologies = amends.Apologies.Replace(apology, apology with { Reaction = answer.Reaction }) },
        AmendEvent.Offered offered when offered.Promise.WhyNot() is null => amends.Offer(offered, fact.Stamp),
        AmendEvent.Accepted yes => amends.Change(yes.Amend, a => a.Standing == AmendStanding.Open && a.Latest.Id == yes.Wording && a.Latest.By.Author != fact.Stamp.Author, a => a with { Standing = AmendStanding.Agreed }),
        AmendEvent.Rested rested => amends.Change(rested.Amend, _ => true, a => a with { Standing = AmendStanding.Rests }),
        _ => amends,
    };

    /// <summary>The promises that my device owes the log: what I offered, and both have said yes to. Whoever keeps it makes it.</summary>
    public IEnumerable<CommitmentEvent> Owed(SharedCommitments promises) =>
        Offers.Where(a => a is { By.Mine: true, Standing: AmendStanding.Agreed } && promises[a.Id] is null).Select(a => new CommitmentEvent.Made(a.Id, a.Latest.Promise));

    private SharedAmends Offer(AmendEvent.Offered offered, Stamp by)
    {
        var wording = new AmendWording(offered.Wording, by, offered.Promise);
        return this[offered.Amend] is null
            ? this with { Offers = Offers.Add(new(offered.Amend, by, offered.Apology, [wording])) }
            : Change(
                offered.Amend,
                a => a.Standing != AmendStanding.Agreed && !a.Wordings.Exists(w => w.Id == wording.Id),
                a => a with { Wordings = a.Wordings.Add(wording), Standing = AmendStanding.Open });
    }

    private SharedAmends Change(Id16 id, Predicate<Amend> may, Func<Amend, Amend> change) =>
        this[id] is { } found && may(found) ? this with { Offers = Offers.Replace(found, change(found)) } : this;
}
