using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>Where an agreement stands on a day.</summary>
public enum Standing
{
    NotInForce,
    BeginsLater,
    InForce,
    Ended,
}

/// <summary>What a step of an agreement's story was.</summary>
public enum Step
{
    Proposed,
    Countered,
    Changed,
    AskedToKeep,
    Agreed,
    TookBack,
    LetRest,
    NeedsAnotherLook,
    Withdrew,
    SaidYesTooLate,
}

/// <summary>One step of an agreement's story.</summary>
/// <param name="Wording">The content hash of the wording it was about.</param>
/// <param name="Before">The content hash of the wording to compare it with, or null.</param>
/// <param name="Words">What somebody said with it; may be empty.</param>
public sealed record Chapter(Step Step, Stamp By, string Wording, string? Before, string Words);

/// <summary>One agreement: its wordings by content hash, and its story.</summary>
public sealed record Agreement(Id16 Id, ImmutableList<Wording> Wordings, ImmutableList<Chapter> Story)
{
    /// <summary>Days before the review on which it begins to be offered.</summary>
    public const int ReviewNotice = 3;

    /// <summary>The wording both have said yes to, or null. Whether it is in force depends on the day.</summary>
    public Wording? Agreed => Wordings.Find(w => w.Fate == Fate.Agreed);

    /// <summary>The newest wording.</summary>
    public Wording Latest => Wordings[^1];

    /// <summary>The wordings that wait for something, oldest first.</summary>
    public IReadOnlyList<Wording> Pending => [.. Wordings.Where(w => w.Pending)];

    /// <summary>A wording by its content hash, or null.</summary>
    public Wording? this[string? hash] => Wordings.Find(w => w.Hash == hash);

    /// <summary>Whether a fact is a step of this agreement.</summary>
    public bool Tells(NewFact fact) => fact.Event is AgreementEvent told && told.Agreement == Id;

    /// <summary>Whether a fact is my yes to the words that both have said yes to.</summary>
    public bool IsMyYes(NewFact fact) => fact.Event is AgreementEvent.Accepted yes && yes.Agreement == Id && yes.Wording == Agreed?.Hash;

    /// <summary>Where it stands on a day. The last day counts as in force.</summary>
    public Standing On(DateOnly day) => Agreed?.Terms switch
    {
        null => Standing.NotInForce,
        { EndsOn: { } end } when end < day => Standing.Ended,
        { Starts: var start } when start > day => Standing.BeginsLater,
        _ => Standing.InForce,
    };

    /// <summary>Whether both should look at it again by now. It stays in force meanwhile.</summary>
    public bool ReviewDue(DateOnly day) => On(day) == Standing.InForce && Agreed!.Terms.ReviewOn.AddDays(-ReviewNotice) <= day;

    /// <summary>The proposal of the other to keep it as it is, or null.</summary>
    public Wording? OtherKeeps => Wordings.Find(w => w.WaitsForMe && OnlyReviewMoves(w));

    /// <summary>My own proposal to keep it as it is, or null.</summary>
    public Wording? MineKeeps => Wordings.Find(w => w.WaitsForOther && OnlyReviewMoves(w));

    private bool OnlyReviewMoves(Wording wording) => Agreed is { } now && wording.OnlyMovesReviewOf(now);
}
