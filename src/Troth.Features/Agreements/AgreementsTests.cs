using System.Globalization;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;
using Xunit;

namespace Troth.Features.Agreements;

public sealed class AgreementsTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Bond Open = new(Noon.AddDays(-3), true, false, false);
    private static readonly Id16 Id = new(0xE);
    private static readonly Terms Evenings = Terms.Blank(Monday) with { Text = "We call by noon.", Purpose = "calm evenings", Missed = "We talk." };
    private static readonly Terms Later = Evenings with { Text = "We call by two." };

    [Fact]
    public void A_proposal_is_one_yes_and_nothing_is_in_force_by_it()
    {
        var agreement = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)))[Id]!;

        Assert.Null(agreement.Agreed);
        Assert.True(agreement.Latest.WaitsForOther);
        Assert.Equal(Standing.NotInForce, agreement.On(Monday));
    }

    [Fact]
    public void R12_in_force_only_while_both_consents_to_the_same_words_are_current()
    {
        var hash = HashOf(Evenings);
        var both = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, hash)));

        Assert.Equal(Standing.InForce, both[Id]!.On(Monday));
        Assert.Equal(Standing.NotInForce, Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ana(new AgreementEvent.Accepted(Id, hash)))[Id]!.On(Monday));
        Assert.Equal(Standing.NotInForce, Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, HashOf(Later))))[Id]!.On(Monday));
        foreach (var withdrawn in new[] { Ana(new AgreementEvent.ConsentWithdrawn(Id, "")), Ben(new AgreementEvent.ConsentWithdrawn(Id, "I need time")) })
        {
            Assert.Equal(Standing.NotInForce, Fold(both, withdrawn)[Id]!.On(Monday));
        }
    }

    [Fact]
    public void R12_a_yes_taken_back_needs_no_reason_and_only_two_new_yeses_bring_the_words_back()
    {
        var hash = HashOf(Evenings);
        var both = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, hash)));
        Assert.Equal([new AgreementEvent.ConsentWithdrawn(Id, "")], Yes(both.Withdraw(Id, " ", Open, Noon)));

        var ended = Fold(both, Ana(new AgreementEvent.ConsentWithdrawn(Id, "")));
        Assert.Null(Fold(ended, Ben(new AgreementEvent.Accepted(Id, hash)))[Id]!.Agreed);

        var again = Fold(ended, Ana(new AgreementEvent.Proposed(Id, Evenings)));
        Assert.Null(again[Id]!.Agreed);
        Assert.NotNull(Fold(again, Ben(new AgreementEvent.Accepted(Id, hash)))[Id]!.Agreed);
    }

    [Fact]
    public void A_change_needs_both_and_until_then_the_old_words_stay_in_force()
    {
        var old = HashOf(Evenings);
        var amended = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, old)), Ben(new AgreementEvent.Proposed(Id, Later, old)));
        Assert.Equal(old, amended[Id]!.Agreed!.Hash);

        var agreed = Fold(amended, Ana(new AgreementEvent.Accepted(Id, HashOf(Later, old))));

        Assert.Equal(Later, agreed[Id]!.Agreed!.Terms);
        Assert.Equal(Fate.Replaced, agreed[Id]![old]!.Fate);
    }

    [Fact]
    public void When_both_suggest_a_change_at_once_the_first_second_yes_decides_and_the_other_needs_another_look()
    {
        var old = HashOf(Evenings);
        var (anas, bens) = (Later, Evenings with { Text = "We call by ten." });
        var agreed = Given(
            Ana(new AgreementEvent.Proposed(Id, Evenings)),
            Ben(new AgreementEvent.Accepted(Id, old)),
            Ana(new AgreementEvent.Proposed(Id, anas, old)),
            Ben(new AgreementEvent.Proposed(Id, bens, old)),
            Ana(new AgreementEvent.Accepted(Id, HashOf(bens, old))),
            Ben(new AgreementEvent.Accepted(Id, HashOf(anas, old))));

        Assert.Equal(bens, agreed[Id]!.Agreed!.Terms);
        Assert.Equal(Fate.NeedsAnotherLook, agreed[Id]![HashOf(anas, old)]!.Fate);
        Assert.Equal(AgreementRefusals.NeedsAnotherLook, No(agreed.Accept(Id, HashOf(anas, old), Open, Monday, Noon)));
    }

    [Fact]
    public void A_proposal_written_on_what_is_no_longer_in_force_needs_another_look()
    {
        var old = HashOf(Evenings);
        var ended = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, old)), Ana(new AgreementEvent.ConsentWithdrawn(Id, "")), Ben(new AgreementEvent.Proposed(Id, Later, old)));

        Assert.Equal(Fate.NeedsAnotherLook, ended[Id]!.Latest.Fate);
        Assert.Equal(AgreementRefusals.NeedsAnotherLook, No(ended.Propose(Id, new(Later with { Text = "other" }, old), Open, Monday, Noon)));
    }

    [Fact]
    public void Other_words_take_the_place_of_those_they_answer()
    {
        var first = HashOf(Evenings);
        var agreement = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Proposed(Id, Later, null, first)))[Id]!;

        Assert.Equal([HashOf(Later)], agreement.Pending.Select(w => w.Hash));
        Assert.Equal([Step.Proposed, Step.Countered], agreement.Story.Select(c => c.Step));
        Assert.Equal(first, agreement.Story[^1].Before);
    }

    [Fact]
    public void A_yes_that_comes_after_the_words_were_changed_counts_for_nothing_and_is_told()
    {
        var first = HashOf(Evenings);
        var agreement = Given(
            Ana(new AgreementEvent.Proposed(Id, Evenings)), Ana(new AgreementEvent.Proposed(Id, Later, null, first)), Ben(new AgreementEvent.Accepted(Id, first)))[Id]!;

        Assert.Null(agreement.Agreed);
        Assert.Equal([Step.Proposed, Step.Changed, Step.SaidYesTooLate], agreement.Story.Select(c => c.Step));

        // A second yes to words that both had said yes to is no news.
        var twice = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, first)), Ben(new AgreementEvent.Accepted(Id, first)))[Id]!;
        Assert.Equal([Step.Proposed, Step.Agreed], twice.Story.Select(c => c.Step));
    }

    [Fact]
    public void Asking_to_keep_it_moves_only_the_review_and_needs_both()
    {
        var old = HashOf(Evenings);
        var both = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, old)));
        var due = Evenings.ReviewOn;
        var asked = Fold(both, Ana(Yes(both.Keep(Id, Open, due, Noon))[0]));

        Assert.True(asked[Id]!.ReviewDue(due));
        Assert.Equal(AgreementRefusals.AlreadyAsked, No(asked.Keep(Id, Open, due, Noon)));

        // Ben asks on the same day, before hearing of it: the same words, so both have said yes.
        var kept = Fold(asked, Ben(new AgreementEvent.Proposed(Id, Evenings with { ReviewOn = due.AddDays(Terms.UsualDays) }, old)));
        Assert.False(kept[Id]!.ReviewDue(due));
        Assert.Equal(Step.AskedToKeep, kept[Id]!.Story[^2].Step);
    }

    [Fact]
    public void Past_the_review_it_is_still_in_force_and_past_the_last_day_it_is_not()
    {
        var terms = Evenings with { EndsOn = Monday.AddDays(60), Starts = Monday.AddDays(1) };
        var agreement = Given(Ana(new AgreementEvent.Proposed(Id, terms)), Ben(new AgreementEvent.Accepted(Id, HashOf(terms))))[Id]!;

        Assert.Equal(Standing.BeginsLater, agreement.On(Monday));
        Assert.False(agreement.ReviewDue(terms.ReviewOn.AddDays(-Agreement.ReviewNotice - 1)));
        Assert.True(agreement.ReviewDue(terms.ReviewOn.AddDays(-Agreement.ReviewNotice)));
        Assert.Equal(Standing.InForce, agreement.On(terms.ReviewOn.AddDays(5)));
        Assert.Equal(Standing.InForce, agreement.On(Monday.AddDays(60)));
        Assert.Equal(Standing.Ended, agreement.On(Monday.AddDays(61)));
    }

    [Fact]
    public void A_proposal_is_taken_back_by_its_author_only_and_let_rest_by_either()
    {
        var hash = HashOf(Evenings);
        var mine = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)));

        Assert.Equal(Fate.Open, Fold(mine, Ben(new AgreementEvent.ProposalWithdrawn(Id, hash)))[Id]!.Latest.Fate);
        Assert.Equal(Fate.TakenBack, Fold(mine, Ana(Yes(mine.TakeBack(Id, hash))[0]))[Id]!.Latest.Fate);
        Assert.Equal(Fate.Resting, Fold(mine, Ben(Yes(mine.LetRest(Id, hash))[0]))[Id]!.Latest.Fate);
        Assert.Equal(AgreementRefusals.NotOpen, No(SharedAgreements.None.LetRest(Id, hash)));
        Assert.Equal(AgreementRefusals.NotOpen, No(SharedAgreements.None.TakeBack(Id, hash)));
        Assert.Equal(AgreementRefusals.NotOpen, No(mine.Accept(Id, hash, Open, Monday, Noon)));
        Assert.Equal(AgreementRefusals.NotInForce, No(mine.Withdraw(Id, "", Open, Noon)));
        Assert.Equal(AgreementRefusals.NotInForce, No(mine.Keep(Id, Open, Monday, Noon)));
    }

    [Fact]
    public void R12_a_proposal_taken_back_just_after_the_others_yes_ends_it_all_the_same()
    {
        var hash = HashOf(Evenings);
        var crossed = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, hash)), Ana(new AgreementEvent.ProposalWithdrawn(Id, hash)));

        Assert.Equal(Standing.NotInForce, crossed[Id]!.On(Monday));
        Assert.Equal(Step.Withdrew, crossed[Id]!.Story[^1].Step);
    }

    [Fact]
    public void R44_nothing_is_shared_in_the_day_of_quiet_but_a_no_is_always_heard()
    {
        var quiet = Open with { Since = Noon.AddHours(-1) };
        var hash = HashOf(Evenings);
        var asked = Given(Ben(new AgreementEvent.Proposed(Id, Evenings)));
        var both = Fold(asked, Ana(new AgreementEvent.Accepted(Id, hash)));

        Assert.Equal(MeetingRefusals.CoolOff, No(SharedAgreements.None.Propose(Id, new(Evenings), quiet, Monday, Noon)));
        Assert.Equal(MeetingRefusals.NobodyYet, No(SharedAgreements.None.Propose(Id, new(Evenings), Bond.None, Monday, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(asked.Accept(Id, hash, quiet, Monday, Noon)));
        Assert.Equal(MeetingRefusals.CoolOff, No(both.Withdraw(Id, "because", quiet, Noon)));
        Assert.NotEmpty(Yes(both.Withdraw(Id, "", quiet, Noon)));
        Assert.NotEmpty(Yes(asked.LetRest(Id, hash)));
    }

    [Fact]
    public void What_cannot_be_an_agreement_is_refused()
    {
        var far = Evenings with { ReviewOn = Monday.AddDays(Terms.MostDays + 1) };
        foreach (var (terms, why) in new[]
        {
            (Evenings with { Text = " " }, AgreementRefusals.NothingWritten),
            (Evenings with { Purpose = "" }, AgreementRefusals.NoPurpose),
            (Evenings with { Text = new('x', Terms.LongestText + 1) }, AgreementRefusals.TextTooLong),
            (Evenings with { Exceptions = new('x', Terms.LongestPart + 1) }, AgreementRefusals.PartTooLong),
            (Evenings with { Category = (Category)99 }, AgreementRefusals.NotAChoice),
            (Evenings with { ReviewOn = Monday }, AgreementRefusals.DaysOutOfOrder),
            (Evenings with { EndsOn = Monday.AddDays(-1) }, AgreementRefusals.DaysOutOfOrder),
            (far, AgreementRefusals.ReviewOutOfReach),
        })
        {
            Assert.Equal(why, No(SharedAgreements.None.Propose(Id, new(terms), Open, Monday, Noon)));
        }

        var both = Given(Ana(new AgreementEvent.Proposed(Id, Evenings)), Ben(new AgreementEvent.Accepted(Id, HashOf(Evenings))));
        Assert.Equal(AgreementRefusals.NothingChanged, No(both.Propose(Id, new(Evenings, HashOf(Evenings)), Open, Monday, Noon)));
        Assert.Equal(AgreementRefusals.PartTooLong, No(both.Withdraw(Id, new('x', Terms.LongestPart + 1), Open, Noon)));
        Assert.Empty(Given(Ana(new AgreementEvent.Proposed(Id, Evenings with { Text = "" }))).All);
    }

    [Fact]
    public void Different_content_never_has_the_same_hash_form()
    {
        Assert.NotEqual(HashOf(Evenings with { Text = "ab", Purpose = "c" }), HashOf(Evenings with { Text = "a", Purpose = "bc" }));
        Assert.NotEqual(HashOf(Evenings), HashOf(Evenings, "x"));
        Assert.Equal(Fingerprint.Of(Id, null, new(1), Evenings), Fingerprint.Of(Id, null, new(2), Evenings));
        Assert.NotEqual(Fingerprint.Of(Id, null, new(1), Evenings with { Binds = Bound.Author }), Fingerprint.Of(Id, null, new(2), Evenings with { Binds = Bound.Author }));
    }

    [Fact]
    public void A_draft_survives_being_kept_and_nonsense_does_not()
    {
        var proposal = new Proposal(Evenings with { EndsOn = Monday.AddDays(9) }, "a", "b");

        Assert.Equal(proposal, Proposal.Read(proposal.ToText()));
        Assert.Null(Proposal.Read(""));
        Assert.Null(Proposal.Read("{"));
        Assert.Null(Proposal.Read("{\"basedOn\":\"a\"}"));
    }

    [Fact]
    public void R48_one_sided_words_bring_a_suggestion_and_stop_nothing()
    {
        var rule = Evenings with { Text = "You MUST  report where you are, and are not allowed to be late." };

        Assert.Equal(["report", "allowed", "watch"], OneSided.Advice(rule.Text, CultureInfo.InvariantCulture));
        Assert.Equal(["report", "allowed", "watch"], OneSided.Advice(rule.Text, CultureInfo.GetCultureInfo("en-GB")));
        Assert.NotEmpty(Yes(SharedAgreements.None.Propose(Id, new(rule), Open, Monday, Noon)));
        Assert.Equal(["see"], OneSided.Advice("You never visit your parents alone", CultureInfo.InvariantCulture));
        Assert.Equal(["penalty"], OneSided.Advice("There is a penalty of fifty euros", CultureInfo.InvariantCulture));
        Assert.Equal(["penalty"], OneSided.Advice("If you say no, penalty: fifty euros", CultureInfo.InvariantCulture));
        Assert.Empty(OneSided.Advice("We talk. There is no penalty.", CultureInfo.InvariantCulture));
        Assert.Equal(["permission"], OneSided.Advice("You ask me before you go out", CultureInfo.InvariantCulture));
        Assert.Empty(OneSided.Advice("We tell each other when we are late", CultureInfo.InvariantCulture));
        Assert.Empty(OneSided.Advice(Evenings.Text, CultureInfo.InvariantCulture));
        Assert.DoesNotContain(AgreementEvent.Kinds, k => k.Name.Contains("advice", StringComparison.Ordinal));
    }

    [Fact]
    public void Under_friends_and_family_nobody_is_put_on_a_list_of_people_not_to_be_seen()
    {
        var veto = Evenings with { Text = "You are not allowed to see Jo.", Category = Category.FriendsAndFamily };

        Assert.Equal(AgreementRefusals.NoVeto, No(SharedAgreements.None.Propose(Id, new(veto), Open, Monday, Noon)));
        Assert.NotEmpty(Yes(SharedAgreements.None.Propose(Id, new(veto with { Text = "We tell each other before we see friends." }), Open, Monday, Noon)));
        Assert.NotEmpty(Yes(SharedAgreements.None.Propose(Id, new(veto with { Category = Category.Contact }), Open, Monday, Noon)));
    }

    private static SharedAgreements Given(params Told[] facts) => facts.Aggregate(SharedAgreements.None, Fold);

    private static SharedAgreements Fold(SharedAgreements agreements, Told fact) => SharedAgreements.Evolve(agreements, fact.Fact, fact.Happened);

    private static Told Ana(AgreementEvent happened) => By(true, happened);

    private static Told Ben(AgreementEvent happened) => By(false, happened);

    private static Told By(bool mine, AgreementEvent happened) => new(new(Reach.Both, 1, Id16.New(), new(new Id16(mine ? 1u : 2u), mine, Noon), "", default, true), happened);

    private static string HashOf(Terms terms, string? basedOn = null) => Fingerprint.Of(Id, basedOn, new(1), terms);

    private static IReadOnlyList<AgreementEvent> Yes(Decision<AgreementEvent> decision) => Assert.IsType<Decision<AgreementEvent>.Accepted>(decision).Events;

    private static string? No(Decision<AgreementEvent> decision) => (decision as Decision<AgreementEvent>.Refused)?.Reason;

    private sealed record Told(Fact Fact, AgreementEvent Happened);
}
