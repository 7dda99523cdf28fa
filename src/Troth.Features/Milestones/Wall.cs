using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Milestones;

/// <summary>Something that got better.</summary>
/// <param name="Entry">The entry of the suggestion, by which its author takes it back.</param>
/// <param name="Confirmed">Whether both say so.</param>
public sealed record Milestone(Id16 Id, Id16 Entry, Stamp By, string Text, bool Confirmed);

/// <summary>Something that hurt its author.</summary>
public sealed record Burden(Id16 Id, Stamp By, string Text, Letting Standing);

/// <summary>Where it stands.</summary>
public enum Letting
{
    /// <summary>Its author would let it go.</summary>
    Offered,

    /// <summary>Both have let it go: folded away, not deleted.</summary>
    Gone,

    /// <summary>Its author has brought it back.</summary>
    Back,
}

/// <summary>A wall of what got better, and what was let go; both oldest first.</summary>
public sealed record Wall(ImmutableList<Milestone> Milestones, ImmutableList<Burden> Burdens)
{
    /// <summary>Longest text, characters.</summary>
    public const int Longest = 600;

    /// <summary>Nothing yet.</summary>
    public static Wall Empty { get; } = new([], []);

    /// <summary>The wall after one more fact.</summary>
    public static Wall Evolve(Wall wall, Fact fact, LifeEvent happened) => happened switch
    {
        MilestoneEvent.Suggested suggested when OfWords(suggested.Text) is null && wall.Milestone(suggested.Milestone) is null =>
            wall with { Milestones = wall.Milestones.Add(new(suggested.Milestone, fact.Entry, fact.Stamp, suggested.Text, false)) },
        MilestoneEvent.Confirmed confirmed when wall.Milestone(confirmed.Milestone) is { } known && known.By.Author != fact.Stamp.Author =>
            wall with { Milestones = wall.Milestones.Replace(known, known with { Confirmed = true }) },
        MilestoneEvent.LetGoOffered offered when OfWords(offered.Text) is null && wall.Burden(offered.Burden) is null =>
            wall with { Burdens = wall.Burdens.Add(new(offered.Burden, fact.Stamp, offered.Text, Letting.Offered)) },
        MilestoneEvent.LetGoAgreed agreed when wall.Burden(agreed.Burden) is { Standing: Letting.Offered } known && known.By.Author != fact.Stamp.Author =>
            wall with { Burdens = wall.Burdens.Replace(known, known with { Standing = Letting.Gone }) },
        MilestoneEvent.BroughtBack back when wall.Burden(back.Burden) is { } known && known.By.Author == fact.Stamp.Author =>
            wall with { Burdens = known.Standing == Letting.Offered ? wall.Burdens.Remove(known) : wall.Burdens.Replace(known, known with { Standing = Letting.Back }) },
        _ => wall,
    };

    /// <summary>Suggests something that got better.</summary>
    public static Decision<MilestoneEvent> Suggest(Id16 id, string text, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? OfWords(text.Trim())) is { } why ? why : new MilestoneEvent[] { new MilestoneEvent.Suggested(id, text.Trim()) };

    /// <summary>Says so too.</summary>
    public Decision<MilestoneEvent> Confirm(Id16 id, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? (Milestone(id) is { Confirmed: false, By.Mine: false } ? null : MilestoneRefusals.NotOpen)) is { } why
            ? why
            : new MilestoneEvent[] { new MilestoneEvent.Confirmed(id) };

    /// <summary>Offers to let go of something that hurt me.</summary>
    public static Decision<MilestoneEvent> OfferToLetGo(Id16 id, string text, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? OfWords(text.Trim())) is { } why ? why : new MilestoneEvent[] { new MilestoneEvent.LetGoOffered(id, text.Trim()) };

    /// <summary>Agrees that the other lets it go, and does not bring it up either.</summary>
    public Decision<MilestoneEvent> AgreeToLetGo(Id16 id, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? (Burden(id) is { Standing: Letting.Offered, By.Mine: false } ? null : MilestoneRefusals.NotOpen)) is { } why
            ? why
            : new MilestoneEvent[] { new MilestoneEvent.LetGoAgreed(id) };

    /// <summary>Brings back what hurt me: mine alone, at any time (S17).</summary>
    public Decision<MilestoneEvent> BringBack(Id16 id) =>
        Burden(id) is { By.Mine: true, Standing: not Letting.Back } ? new MilestoneEvent[] { new MilestoneEvent.BroughtBack(id) } : MilestoneRefusals.NotOpen;

    private Milestone? Milestone(Id16 id) => Milestones.Find(m => m.Id == id);

    private Burden? Burden(Id16 id) => Burdens.Find(b => b.Id == id);

    private static string? OfWords(string words) =>
        string.IsNullOrWhiteSpace(words) ? MilestoneRefusals.NothingWritten : words.Length > Longest ? MilestoneRefusals.TooLong : null;
}

/// <summary>Why it does not stand.</summary>
public static class MilestoneRefusals
{
    public const string NothingWritten = "milestone.nothing-written";
    public const string TooLong = "milestone.too-long";
    public const string NotOpen = "milestone.not-open";
}
