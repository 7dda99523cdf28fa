using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <content>What a person may do. Nothing is shared in the day of quiet (R44), and nothing ever stands in the way of a no.</content>
public sealed partial record SharedAgreements
{
    /// <summary>Sends a proposal, which is also my yes to it.</summary>
    /// <param name="id">A new id, or the agreement it belongs to.</param>
    public Decision<AgreementEvent> Propose(Id16 id, Proposal proposal, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var terms = proposal.Terms.Trimmed();
        if ((bond.WhyNotShare(now) ?? terms.WhyNot() ?? terms.WhyNotOn(today) ?? WhyNoVeto(terms)) is { } why)
        {
            return why;
        }

        var (agreed, answered) = (this[id]?.Agreed, this[id]?[proposal.Answers]);
        if (proposal.BasedOn != agreed?.Hash)
        {
            return AgreementRefusals.NeedsAnotherLook;
        }

        return Same(terms, answered is { Fate: Fate.Open } ? answered : agreed)
            ? AgreementRefusals.NothingChanged
            : new AgreementEvent[] { new AgreementEvent.Proposed(id, terms, proposal.BasedOn, proposal.Answers) };
    }

    /// <summary>Says yes to exactly these words.</summary>
    public Decision<AgreementEvent> Accept(Id16 id, string wording, Bond bond, DateOnly today, DateTimeOffset now)
    {
        if (bond.WhyNotShare(now) is { } why)
        {
            return why;
        }

        return this[id]?[wording] switch
        {
            { Fate: Fate.NeedsAnotherLook } => AgreementRefusals.NeedsAnotherLook,
            { WaitsForMe: true, Terms.EndsOn: { } end } when end < today => AgreementRefusals.DaysOutOfOrder,
            { WaitsForMe: true } => new AgreementEvent[] { new AgreementEvent.Accepted(id, wording) },
            _ => AgreementRefusals.NotOpen,
        };
    }

    /// <summary>Asks to keep what is in force as it is until the next review, or says yes where the other has asked.</summary>
    public Decision<AgreementEvent> Keep(Id16 id, Bond bond, DateOnly today, DateTimeOffset now) => this[id] switch
    {
        { OtherKeeps: { } asked } => Accept(id, asked.Hash, bond, today, now),
        { MineKeeps: not null } => AgreementRefusals.AlreadyAsked,
        { Agreed: { } agreed } => Propose(id, new(agreed.AsMine with { ReviewOn = today.AddDays(Terms.UsualDays) }, agreed.Hash), bond, today, now),
        _ => AgreementRefusals.NotInForce,
    };

    /// <summary>Takes my own proposal back.</summary>
    public Decision<AgreementEvent> TakeBack(Id16 id, string wording) =>
        this[id]?[wording] is { Pending: true, By.Mine: true } ? new AgreementEvent[] { new AgreementEvent.ProposalWithdrawn(id, wording) } : AgreementRefusals.NotOpen;

    /// <summary>Lets a proposal rest: not now, and no more about it.</summary>
    public Decision<AgreementEvent> LetRest(Id16 id, string wording) =>
        this[id]?[wording] is { Pending: true } ? new AgreementEvent[] { new AgreementEvent.Rested(id, wording) } : AgreementRefusals.NotOpen;

    /// <summary>Takes my yes back: not in force from now on, without a reason (R12).</summary>
    /// <param name="words">A few words for the other if I like, or an empty text.</param>
    public Decision<AgreementEvent> Withdraw(Id16 id, string words, Bond bond, DateTimeOffset now)
    {
        if (this[id]?.Agreed is null)
        {
            return AgreementRefusals.NotInForce;
        }

        var said = words.Trim();
        return said.Length > Terms.LongestPart ? AgreementRefusals.PartTooLong
            : said.Length > 0 && bond.WhyNotShare(now) is { } why ? why
            : new AgreementEvent[] { new AgreementEvent.ConsentWithdrawn(id, said) };
    }

    // Being cut off from others is a sign of control: under friends and family there is no list of people somebody may not see.
    private static string? WhyNoVeto(Terms terms) =>
        terms.Category == Category.FriendsAndFamily && OneSided.CutsOff($"{terms.Text}\n{terms.Missed}\n{terms.Exceptions}") ? AgreementRefusals.NoVeto : null;

    private static bool Same(Terms terms, Wording? before) => before is not null && terms.Differences(before.AsMine, sameAuthor: true) is [];
}

/// <summary>Why an agreement says no.</summary>
public static class AgreementRefusals
{
    public const string NothingWritten = "agreement.nothing-written";
    public const string NoPurpose = "agreement.no-purpose";
    public const string TextTooLong = "agreement.text-too-long";
    public const string PartTooLong = "agreement.part-too-long";
    public const string NotAChoice = "agreement.not-a-choice";
    public const string DaysOutOfOrder = "agreement.days-out-of-order";
    public const string ReviewOutOfReach = "agreement.review-out-of-reach";
    public const string NoVeto = "agreement.no-veto";
    public const string NeedsAnotherLook = "agreement.needs-another-look";
    public const string NothingChanged = "agreement.nothing-changed";
    public const string NotOpen = "agreement.not-open";
    public const string AlreadyAsked = "agreement.already-asked";
    public const string NotInForce = "agreement.not-in-force";
}
