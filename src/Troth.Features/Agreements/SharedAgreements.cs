using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>
/// The agreements of two people, oldest first. The fold compares authors and content hashes only, and never the day or whose device it is:
/// so both devices come to the same state. Rules that depend on the day or on words are kept by the decisions.
/// </summary>
public sealed partial record SharedAgreements(ImmutableList<Agreement> All)
{
    /// <summary>No agreements yet.</summary>
    public static SharedAgreements None { get; } = new(ImmutableList<Agreement>.Empty);

    /// <summary>An agreement, or null.</summary>
    public Agreement? this[Id16 id] => All.Find(a => a.Id == id);

    /// <summary>The agreements after one more fact.</summary>
    public static SharedAgreements Evolve(SharedAgreements agreements, Fact fact, LifeEvent happened) => happened switch
    {
        AgreementEvent.Proposed proposed when proposed.Terms.WhyNot() is null => agreements.Propose(fact, proposed),
        AgreementEvent.Accepted accepted => agreements.Change(accepted.Agreement, a => Accept(a, fact.Stamp, accepted.Wording)),
        AgreementEvent.ProposalWithdrawn back => agreements.Change(back.Agreement, a => TakeBack(a, fact.Stamp, back.Wording)),
        AgreementEvent.Rested rested => agreements.Change(rested.Agreement, a => Rest(a, fact.Stamp, rested.Wording)),
        AgreementEvent.ConsentWithdrawn withdrawn => agreements.Change(withdrawn.Agreement, a => Withdraw(a, fact.Stamp, withdrawn.Words)),
        _ => agreements,
    };

    private SharedAgreements Propose(Fact fact, AgreementEvent.Proposed proposed)
    {
        if (this[proposed.Agreement] is not null)
        {
            return Change(proposed.Agreement, a => Propose(a, fact, proposed));
        }

        var begun = Propose(new(proposed.Agreement, [], []), fact, proposed);
        return new(All.Add(begun));
    }

    private static Agreement Propose(Agreement agreement, Fact fact, AgreementEvent.Proposed proposed)
    {
        var hash = Fingerprint.Of(agreement.Id, proposed.BasedOn, fact.Stamp.Author, proposed.Terms);
        var fits = proposed.BasedOn == agreement.Agreed?.Hash;
        switch (agreement[hash]?.Fate)
        {
            case Fate.Agreed:
                return agreement;
            case Fate.Open:
                return Accept(agreement, fact.Stamp, hash); // both wrote the very same words
            case Fate.NeedsAnotherLook when !fits:
                return agreement;
        }

        var wording = new Wording(hash, proposed.BasedOn, fact.Entry, fact.Stamp, proposed.Terms, null, fits ? Fate.Open : Fate.NeedsAnotherLook);
        var answered = agreement[proposed.Answers] is { Pending: true } seen && seen.Hash != hash ? seen : null;
        var chapter = new Chapter(StepOf(agreement, wording, answered), fact.Stamp, hash, (answered ?? agreement.Agreed)?.Hash, "");
        return agreement with
        {
            Wordings = Become(agreement.Wordings, w => w == answered, Fate.Replaced).RemoveAll(w => w.Hash == hash).Add(wording),
            Story = Tell(agreement.Story.Add(chapter), [wording], fact.Stamp),
        };
    }

    private static Step StepOf(Agreement agreement, Wording wording, Wording? answered) =>
        agreement.Agreed is { } now && wording.OnlyMovesReviewOf(now) ? Step.AskedToKeep
        : answered is not null && answered.By.Author != wording.By.Author ? Step.Countered
        : answered is not null || agreement.Agreed is not null ? Step.Changed
        : Step.Proposed;

    private static Agreement Accept(Agreement agreement, Stamp by, string hash)
    {
        // An open wording is always based on what is agreed now: whatever stood on something else already needs another look.
        if (agreement[hash] is not { Fate: Fate.Open } open || open.By.Author == by.Author)
        {
            return agreement[hash] is { Second: null, Fate: Fate.Replaced or Fate.TakenBack or Fate.Resting or Fate.NeedsAnotherLook } late && late.By.Author != by.Author
                && !agreement.Story.Exists(told => told.Step == Step.SaidYesTooLate && told.Wording == hash)
                    ? agreement with { Story = agreement.Story.Add(new(Step.SaidYesTooLate, by, hash, null, "")) }
                    : agreement;
        }

        var before = agreement.Agreed?.Hash;
        Wording[] left = [.. agreement.Wordings.Where(w => w.Fate == Fate.Open && w != open).Select(w => w with { Fate = Fate.NeedsAnotherLook })];
        var wordings = Become(agreement.Wordings, w => w.Fate == Fate.Open, Fate.NeedsAnotherLook);
        wordings = Become(wordings, w => w.Fate == Fate.Agreed, Fate.Replaced).RemoveAll(w => w.Hash == hash);
        return agreement with
        {
            Wordings = wordings.Add(open with { Second = by, Fate = Fate.Agreed }),
            Story = Tell(agreement.Story.Add(new(Step.Agreed, by, hash, before, "")), left, by),
        };
    }

    // Whoever takes a proposal back does not know yet whether the other has just said yes. It is a no either way, and a no ends it.
    private static Agreement TakeBack(Agreement agreement, Stamp by, string hash) => agreement[hash] switch
    {
        { Fate: Fate.Agreed } => Withdraw(agreement, by, ""),
        { Pending: true } own when own.By.Author == by.Author =>
            agreement with { Wordings = Become(agreement.Wordings, w => w == own, Fate.TakenBack), Story = agreement.Story.Add(new(Step.TookBack, by, hash, null, "")) },
        _ => agreement,
    };

    private static Agreement Rest(Agreement agreement, Stamp by, string hash) =>
        agreement[hash] is { Pending: true } open
            ? agreement with { Wordings = Become(agreement.Wordings, w => w == open, Fate.Resting), Story = agreement.Story.Add(new(Step.LetRest, by, hash, null, "")) }
            : agreement;

    // R12: whatever is agreed ends, and with it every yes that stood on it, so that nothing comes back without two new ones.
    private static Agreement Withdraw(Agreement agreement, Stamp by, string words)
    {
        if (agreement.Agreed is not { } agreed)
        {
            return agreement.Wordings.FindAll(w => w.Fate == Fate.Open && w.By.Author == by.Author).Aggregate(agreement, (a, own) => TakeBack(a, by, own.Hash));
        }

        Wording[] left = [.. agreement.Wordings.Where(w => w.Fate == Fate.Open).Select(w => w with { Fate = Fate.NeedsAnotherLook })];
        var wordings = Become(agreement.Wordings, w => w.Fate == Fate.Open, Fate.NeedsAnotherLook);
        return agreement with
        {
            Wordings = Become(wordings, w => w.Fate == Fate.Agreed, Fate.Withdrawn),
            Story = Tell(agreement.Story.Add(new(Step.Withdrew, by, agreed.Hash, null, words.Length > Terms.LongestPart ? "" : words)), left, by),
        };
    }

    private static ImmutableList<Wording> Become(ImmutableList<Wording> wordings, Predicate<Wording> which, Fate fate) =>
        [.. wordings.Select(w => which(w) ? w with { Fate = fate } : w)];

    private static ImmutableList<Chapter> Tell(ImmutableList<Chapter> story, IEnumerable<Wording> left, Stamp by) =>
        story.AddRange(left.Where(w => w.Fate == Fate.NeedsAnotherLook).Select(w => new Chapter(Step.NeedsAnotherLook, by, w.Hash, null, "")));

    private SharedAgreements Change(Id16 id, Func<Agreement, Agreement> change) =>
        this[id] is { } agreement && change(agreement) is var changed && changed != agreement ? this with { All = All.Replace(agreement, changed) } : this;
}
