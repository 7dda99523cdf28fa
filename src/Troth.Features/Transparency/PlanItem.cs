using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>Where an item stands on a day.</summary>
public enum PlanStanding
{
    NotInForce,
    InForce,
    Paused,

    /// <summary>Both have said yes, but as many as there may be are in force before it.</summary>
    NoRoom,

    /// <summary>Its last day is past.</summary>
    Ended,

    /// <summary>Both have said that it has done its work.</summary>
    Retired,
}

/// <summary>What a step of an item's story was.</summary>
public enum PlanStep
{
    Offered,
    AskedFor,
    Reworded,
    Eased,
    AskedToRetire,
    Agreed,
    Retired,
    TookBack,
    LetRest,
    Renewed,
    Withdrew,
}

/// <summary>One step of an item's story.</summary>
/// <param name="Terms">The words it was about, as its author put them, or null.</param>
public sealed record PlanChapter(PlanStep Step, Stamp By, PlanTerms? Terms);

/// <summary>Words that somebody suggested.</summary>
/// <param name="Hash">The content hash that consents name.</param>
public sealed record PlanWording(string Hash, Stamp By, PlanTerms Terms)
{
    /// <summary>Whether a member is the one who is transparent by these words.</summary>
    public bool ShownBy(Id16 member) => (Terms.Shows == Shower.Author) == (By.Author == member);

    /// <summary>Whether I am.</summary>
    public bool ShownByMe => (Terms.Shows == Shower.Author) == By.Mine;

    /// <summary>The terms as I would suggest them.</summary>
    public PlanTerms AsMine => By.Mine ? Terms : Terms.Turned();
}

/// <summary>One item of the plan.</summary>
/// <param name="Agreed">The words both have said yes to, or null. Whether they are in force depends on the day.</param>
/// <param name="Since">The place in the log at which it was agreed; earlier ones come first where there is no room for all.</param>
/// <param name="Until">The last day of what is agreed.</param>
/// <param name="Open">The words that wait for a second yes, or null.</param>
/// <param name="Pauses">Who has paused it.</param>
/// <param name="Latest">The newest words, agreed or not.</param>
public sealed record PlanItem(Id16 Id, PlanWording? Agreed, long Since, DateOnly Until, PlanWording? Open, ImmutableList<Stamp> Pauses, PlanWording Latest, ImmutableList<PlanChapter> Story)
{
    /// <summary>Days before the end from which the one who is transparent may say yes again.</summary>
    public const int RenewalDays = 7;

    /// <summary>Whether both have said that it has done its work.</summary>
    public bool Retired => Agreed?.Terms.Rhythm == Rung.Retired;

    /// <summary>Whether it takes one of the seven places on a day. A pause keeps the place.</summary>
    public bool HasPlace(DateOnly day) => Agreed is not null && !Retired && day <= Until;

    /// <summary>Whether a suggestion waits for my answer.</summary>
    public bool WaitsForMe => Open is { By.Mine: false };

    /// <summary>Whether a suggestion of mine waits for the other's answer.</summary>
    public bool WaitsForOther => Open is { By.Mine: true };

    /// <summary>Whether I ask the other for something on a day, and it can still be answered. What would only become less is not asked for.</summary>
    public bool AsksOther(DateOnly day) => Open is { By.Mine: true, ShownByMe: false } open && open.Terms.EndsOn >= day && !WouldBeLess(open.Terms);

    /// <summary>Whether by these words, what is agreed would become less, or end.</summary>
    public bool WouldBeLess(PlanTerms terms) => Agreed is { } agreed && (terms.Rhythm == Rung.Retired || (agreed.Terms.What == terms.What && terms.Rhythm > agreed.Terms.Rhythm));

    /// <summary>Whether I may say yes again on a day: only the one who is transparent may, only near the end, and neither in a pause nor once it has ended (R13).</summary>
    public bool MayRenew(DateOnly day) => HasPlace(day) && Pauses.IsEmpty && Agreed!.ShownByMe && day >= Until.AddDays(-RenewalDays);

    /// <summary>Whether I have paused it.</summary>
    public bool PausedByMe => Pauses.Exists(p => p.Mine);
}
