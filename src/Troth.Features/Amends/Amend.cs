using System.Collections.Immutable;
using System.Text.Json;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Protocol;

namespace Troth.Features.Amends;

/// <summary>Where an offer stands.</summary>
public enum AmendStanding
{
    Open,
    Agreed,
    Rests,
}

/// <summary>One wording of an offer, with whoever wrote it.</summary>
public sealed record AmendWording(Id16 Id, Stamp By, Promise Promise);

/// <summary>Something that one of the two offers to do, to make amends. Once both say yes to the same words it is a promise, with this id.</summary>
/// <param name="By">Who offered it, and would keep it.</param>
/// <param name="Wordings">In the order of the log; only the last one can be said yes to.</param>
public sealed record Amend(Id16 Id, Stamp By, Id16? Apology, ImmutableList<AmendWording> Wordings, AmendStanding Standing = AmendStanding.Open)
{
    /// <summary>The newest wording.</summary>
    public AmendWording Latest => Wordings[^1];

    /// <summary>Whether it waits for my yes.</summary>
    public bool WaitsForMe => Standing == AmendStanding.Open && !Latest.By.Mine;

    /// <summary>The words to keep on the device.</summary>
    public static string ToText(Promise promise) => JsonSerializer.Serialize(new(default, default, promise), AmendJson.Default.Offered);

    /// <summary>Reads kept words, or null.</summary>
    public static Promise? Read(string kept) => KeptJson.Read(kept, AmendJson.Default.Offered)?.Promise;
}
