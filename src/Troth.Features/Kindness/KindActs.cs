using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Kindness;

/// <summary>Something kind, as the one who received it tells it.</summary>
/// <param name="Receiver">Who noticed it, and when; the other one did it.</param>
public sealed record KindAct(Id16 Entry, Stamp Receiver, string Text);

/// <summary>What two people noticed in each other, oldest first. Nothing counts it, and nothing asks for it.</summary>
public sealed record KindActs(ImmutableList<KindAct> All)
{
    /// <summary>Longest text, characters.</summary>
    public const int Longest = 600;

    /// <summary>Nothing yet.</summary>
    public static KindActs None { get; } = new(ImmutableList<KindAct>.Empty);

    /// <summary>The kind acts after one more fact.</summary>
    public static KindActs Evolve(KindActs acts, Fact fact, LifeEvent happened) =>
        happened is KindnessEvent.Noticed noticed && WhyNot(noticed.Text) is null ? new(acts.All.Add(new(fact.Entry, fact.Stamp, noticed.Text))) : acts;

    /// <summary>Tells the other what I noticed; not before the day of quiet is over (R44).</summary>
    public static Decision<KindnessEvent> Notice(string text, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? WhyNot(text.Trim())) is { } why ? why : new KindnessEvent[] { new KindnessEvent.Noticed(text.Trim()) };

    /// <summary>The entries to erase to take back what I told: my own, or none (R41).</summary>
    public IReadOnlyList<Id16> TakeBack(Id16 entry) => [.. All.Where(a => a.Entry == entry && a.Receiver.Mine).Select(a => a.Entry)];

    private static string? WhyNot(string text) =>
        string.IsNullOrWhiteSpace(text) ? KindnessRefusals.NothingWritten
        : text.Length > Longest ? KindnessRefusals.TooLong
        : null;
}

/// <summary>Why it is not told.</summary>
public static class KindnessRefusals
{
    public const string NothingWritten = "kindness.nothing-written";
    public const string TooLong = "kindness.too-long";
}
