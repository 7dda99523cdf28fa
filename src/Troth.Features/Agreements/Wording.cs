using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>What became of a wording.</summary>
public enum Fate
{
    /// <summary>Proposed, and waiting for a second yes.</summary>
    Open,

    /// <summary>Both have said yes, and neither has taken it back.</summary>
    Agreed,

    /// <summary>A newer wording took its place.</summary>
    Replaced,

    /// <summary>Whoever proposed it took it back.</summary>
    TakenBack,

    /// <summary>Somebody let it rest.</summary>
    Resting,

    /// <summary>It was agreed, and one of both took the yes back.</summary>
    Withdrawn,

    /// <summary>It was written on top of something that is no longer in force.</summary>
    NeedsAnotherLook,
}

/// <summary>One wording of an agreement, with who proposed it and the consents that are current.</summary>
/// <param name="Hash">The content hash that consents name.</param>
/// <param name="Entry">The entry it was proposed in; leads to it on this device without saying anything about its words.</param>
/// <param name="By">Who proposed it, and when.</param>
/// <param name="Second">The second yes, or null.</param>
public sealed record Wording(string Hash, string? BasedOn, Id16 Entry, Stamp By, Terms Terms, Stamp? Second, Fate Fate)
{
    /// <summary>Whether it waits for something that one of both may still do.</summary>
    public bool Pending => Fate is Fate.Open or Fate.NeedsAnotherLook;

    /// <summary>Whether it waits for my answer.</summary>
    public bool WaitsForMe => Fate == Fate.Open && !By.Mine;

    /// <summary>Whether it waits for the other's answer.</summary>
    public bool WaitsForOther => Fate == Fate.Open && By.Mine;

    /// <summary>Whether it is another wording with nothing changed but the day of the review.</summary>
    public bool OnlyMovesReviewOf(Wording before) => Terms.Differences(before.Terms, By.Author == before.By.Author) is [Part.ReviewOn];

    /// <summary>The terms as I would propose them.</summary>
    public Terms AsMine => By.Mine ? Terms : Terms.Turned();
}
