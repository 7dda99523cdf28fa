using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Commitments;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Amends;

/// <summary>An offer, or other words for one that waits: written for me alone until I send it.</summary>
public sealed partial class AmendFormPage
{
    /// <summary>The apology that a new offer belongs to, or null.</summary>
    [Parameter]
    public string? Apology { get; set; }

    /// <summary>The offer that gets other words, or null.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <inheritdoc/>
    protected override string UnsentKey => $"amends.{Id ?? Apology}";

    private Amend? Amend => Id16.TryParse(Id ?? "", out var id) ? Of<SharedAmends>()[id] : null;

    private Apology? About => Id16.TryParse(Apology ?? "", out var id) ? Of<SharedAmends>().Apology(id) : null;

    private bool AboutDays => Refused is AmendRefusals.DayPast or AmendRefusals.NotNow or CommitmentRefusals.DaysOutOfOrder or MeetingRefusals.CoolOff or MeetingRefusals.NobodyYet;

    /// <inheritdoc/>
    protected override Promise Read(string kept)
    {
        var begun = Amends.Amend.Read(kept) ?? Amend?.Latest.Promise ?? Promise.Blank(Day.AddDays(1)) with { Text = About?.Parts[Part.Repair] is { Length: <= Promise.Longest } repair ? repair : "" };
        return begun with { Starts = begun.Starts < Day ? Day : begun.Starts };
    }

    /// <inheritdoc/>
    protected override string Write(Promise typed) => Amends.Amend.ToText(typed);

    private Decision<AmendEvent> Said(Id16 id)
    {
        // "Once a week" is the weekday of the first day, so that nobody has to choose it twice.
        var promise = Typed!.Rhythm.Pace == Pace.Weekly ? Typed with { Rhythm = new(Pace.Weekly, Rhythm.Of(Typed.Starts)) } : Typed;
        return Of<SharedAmends>().Offer(id, Id16.New(), promise, About?.Id, Of<Bond>(), Day, Now);
    }

    private Task SendAsync()
    {
        var id = Amend?.Id ?? Id16.New();
        return SendAsync(Said(id), $"/amends/{id}");
    }
}
