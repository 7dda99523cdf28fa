using CsCheck;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Agreements;

/// <summary>Whatever two people do in whatever order: logs drawn by chance, folded on both devices.</summary>
public sealed class AgreementLogTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);

    // Each step: who, what, and which of the wordings there are. Bases are sometimes those of a moment ago, as from a device that was offline.
    private static readonly Gen<(bool Ana, int What, int Which, int Text)[]> Plays =
        Gen.Select(Gen.Bool, Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 24];

    [Fact]
    public void Both_devices_come_to_the_same_state() => Plays.Sample(play =>
    {
        var log = Log(play);
        return Portrait(Fold(log, anaIsHere: true)) == Portrait(Fold(log, anaIsHere: false));
    });

    [Fact]
    public void R12_whatever_happens_nothing_is_agreed_without_two_current_consents_to_the_same_words() => Plays.Sample(play =>
    {
        var state = SharedAgreements.None;
        var consents = new HashSet<(bool Ana, string Hash)>();
        foreach (var (ana, happened) in Log(play))
        {
            Hear(consents, ana, happened);
            state = SharedAgreements.Evolve(state, Told(ana, true), happened);
            if (state[Id]?.Agreed is { } agreed && !(consents.Contains((true, agreed.Hash)) && consents.Contains((false, agreed.Hash))))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void R12_a_withdrawal_by_either_always_ends_it() => Gen.Select(Plays, Gen.Bool).Sample((play, ana) =>
        SharedAgreements.Evolve(Fold(Log(play), true), Told(ana, true), new AgreementEvent.ConsentWithdrawn(Id, ""))[Id]?.Agreed is null);

    [Fact]
    public void What_comes_into_force_was_written_on_what_was_in_force() => Plays.Sample(play =>
    {
        var state = SharedAgreements.None;
        foreach (var (ana, happened) in Log(play))
        {
            var before = state[Id]?.Agreed?.Hash;
            state = SharedAgreements.Evolve(state, Told(ana, true), happened);
            if (state[Id]?.Agreed is { } now && now.Hash != before && now.BasedOn != before)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Hearing_something_again_at_once_changes_nothing() => Plays.Sample(play =>
    {
        var log = Log(play);
        return Portrait(Fold(log, true)) == Portrait(Fold([.. log.SelectMany(step => new[] { step, step })], true));
    });

    [Fact]
    public void What_is_decided_is_accepted_by_the_fold() => Gen.Select(Plays, Gen.Int[0, 4]).Sample((play, what) =>
    {
        var state = Fold(Log(play), true);
        var wording = state[Id]?.Pending is [.., var last] ? last.Hash : "none";
        var decision = what switch
        {
            0 => state.Propose(Id, new(Words(9), state[Id]?.Agreed?.Hash, wording), Open, Monday, Noon),
            1 => state.Accept(Id, wording, Open, Monday, Noon),
            2 => state.TakeBack(Id, wording),
            3 => state.LetRest(Id, wording),
            _ => state.Withdraw(Id, "", Open, Noon),
        };
        return decision is not Decision<AgreementEvent>.Accepted { Events: [var happened] }
            || Portrait(SharedAgreements.Evolve(state, Told(true, true), happened)) != Portrait(state);
    });

    private static Terms Words(int text) => Terms.Blank(Monday) with { Text = $"text {text}", Purpose = "calm", Binds = (Bound)(text % 3) };

    private static List<(bool Ana, AgreementEvent Happened)> Log((bool Ana, int What, int Which, int Text)[] play)
    {
        var log = new List<(bool Ana, AgreementEvent Happened)>();
        var (state, agreedBefore) = (SharedAgreements.None, (string?)null);
        foreach (var (ana, what, which, text) in play)
        {
            var known = state[Id]?.Wordings;
            var hash = known is null ? "none" : known[which % known.Count].Hash;
            var agreed = state[Id]?.Agreed?.Hash;
            AgreementEvent happened = what switch
            {
                0 or 1 => new AgreementEvent.Proposed(Id, Words(text), agreed),
                2 => new AgreementEvent.Proposed(Id, Words(text), agreed, hash),
                3 => new AgreementEvent.Proposed(Id, Words(text), agreedBefore),
                4 or 5 => new AgreementEvent.Accepted(Id, hash),
                6 => new AgreementEvent.ProposalWithdrawn(Id, hash),
                7 => new AgreementEvent.Rested(Id, hash),
                _ => new AgreementEvent.ConsentWithdrawn(Id, ""),
            };
            agreedBefore = agreed;
            state = SharedAgreements.Evolve(state, Told(ana, true), happened);
            log.Add((ana, happened));
        }

        return log;
    }

    // The rule told a second time, as simply as can be: a yes is given by proposing or accepting, and all go with the author's withdrawal.
    private static void Hear(HashSet<(bool Ana, string Hash)> consents, bool ana, AgreementEvent happened)
    {
        switch (happened)
        {
            case AgreementEvent.Proposed proposed:
                consents.Add((ana, Fingerprint.Of(Id, proposed.BasedOn, Author(ana), proposed.Terms)));
                break;
            case AgreementEvent.Accepted accepted:
                consents.Add((ana, accepted.Wording));
                break;
            case AgreementEvent.ProposalWithdrawn back:
                consents.Remove((ana, back.Wording));
                break;
            case AgreementEvent.ConsentWithdrawn:
                consents.RemoveWhere(consent => consent.Ana == ana);
                break;
        }
    }

    private static SharedAgreements Fold(List<(bool Ana, AgreementEvent Happened)> log, bool anaIsHere) =>
        log.Aggregate(SharedAgreements.None, (state, step) => SharedAgreements.Evolve(state, Told(step.Ana, anaIsHere), step.Happened));

    private static Fact Told(bool ana, bool anaIsHere) => new(Reach.Both, 1, new Id16(7), new(Author(ana), ana == anaIsHere, Noon), "", default, true);

    private static Id16 Author(bool ana) => new(ana ? 1u : 2u);

    // All that both must see alike: everything but whose device it is.
    private static string Portrait(SharedAgreements agreements) => string.Join('\n', agreements.All.SelectMany(a =>
        a.Wordings.Select(w => $"{w.Hash} {w.Fate} {w.By.Author} {w.Second?.Author}").Concat(a.Story.Select(c => $"{c.Step} {c.By.Author} {c.Wording} {c.Before}"))));
}
