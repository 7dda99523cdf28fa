using System.Text;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Profile;

/// <summary>The names in use.</summary>
/// <param name="Mine">The name I chose, or null.</param>
/// <param name="Shown">The name the other sees, or null.</param>
/// <param name="Other">The name the other chose, or null.</param>
/// <param name="OtherAtFirst">The name the other came with, or null: the one shown in the day of quiet, in which a name must not become a message (R44).</param>
public sealed record Names(string? Mine, string? Shown, string? Other, string? OtherAtFirst)
{
    /// <summary>Longest name, characters (docs/protocol.md 2).</summary>
    public const int Longest = 40;

    /// <summary>No names yet.</summary>
    public static Names None { get; } = new(null, null, null, null);

    /// <summary>The names after one more fact; a name that breaks the limits is not taken.</summary>
    public static Names Evolve(Names names, Fact fact, LifeEvent happened) => happened switch
    {
        ProfileEvent.Named named when Fits(named.Name) => names with { Mine = named.Name },
        ProfileEvent.Introduced me when fact.Stamp.Mine && Fits(me.Name) => names with { Shown = me.Name },
        ProfileEvent.Introduced other when !fact.Stamp.Mine && Fits(other.Name) => names with { Other = other.Name, OtherAtFirst = names.OtherAtFirst ?? other.Name },
        _ => names,
    };

    /// <summary>The other's name as it is shown now, or null.</summary>
    public string? OtherNow(Bond bond, DateTimeOffset now) => bond.WhyNotShare(now) is null ? Other : OtherAtFirst;

    /// <summary>Takes a name; the other sees it too, once there is another. The same name again writes nothing.</summary>
    public Decision<ProfileEvent> Rename(string name, Bond bond)
    {
        var trimmed = name.Trim();
        if (!Fits(trimmed))
        {
            return ProfileRefusals.BadName;
        }

        ProfileEvent[] named = trimmed == Mine ? [] : [new ProfileEvent.Named(trimmed)];
        ProfileEvent[] shown = bond.Since is null || trimmed == Shown ? [] : [new ProfileEvent.Introduced(trimmed)];
        return named.Concat(shown).ToArray();
    }

    /// <summary>What my device owes the log: my name, once both are in the shared space.</summary>
    public IReadOnlyList<ProfileEvent> Owed(Ceremony ceremony) =>
        ceremony is Ceremony.Connected && Mine is not null && Shown is null ? [new ProfileEvent.Introduced(Mine)] : [];

    /// <summary>Whether a name keeps to the limits.</summary>
    public static bool Fits(string name) =>
        name is { Length: > 0 and <= Longest } && name == name.Trim() && !name.Any(char.IsControl) && Encoding.UTF8.GetByteCount(name) <= Limits.NameBytes;
}

/// <summary>Why a name is not taken.</summary>
public static class ProfileRefusals
{
    public const string BadName = "profile.bad-name";
}
