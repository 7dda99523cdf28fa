using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>An offer or something asked for, written for me alone and kept on this device until I send it.</summary>
public sealed partial class PlanFormPage
{
    /// <summary>The item other words are for, or null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    private PlanItem? Item => Id16.TryParse(Id, out var id) ? Of<TransparencyPlan>()[id] : null;

    /// <inheritdoc/>
    protected override string UnsentKey => $"transparency.unsent.{Id}";

    private string? AboutWhat => Refused is PlanRefusals.NothingWritten or PlanRefusals.TooLong || (Never && NeverItems.WhyNot(Typed!.What) == Refused) ? Why : null;

    private string? AboutPurpose => Refused == PlanRefusals.NoPurpose || (Never && AboutWhat is null) ? Why : null;

    private bool Never => Refused?.StartsWith(NeverRefusals.Kind, StringComparison.Ordinal) is true;

    /// <inheritdoc/>
    protected override PlanTerms Read(string kept) => InReach(PlanTerms.Read(kept) ?? Item?.Latest.AsMine ?? PlanTerms.Blank(Day));

    /// <inheritdoc/>
    protected override string Write(PlanTerms typed) => typed.ToText();

    // What is suggested again begins anew: with usual days, and above the foot of the ladder.
    private PlanTerms InReach(PlanTerms seen) => seen with
    {
        EndsOn = PlanTerms.Within(seen.EndsOn, Day) ? seen.EndsOn : Day.AddDays(PlanTerms.UsualDays),
        Rhythm = seen.Rhythm == Rung.Retired ? Rung.OnRequest : seen.Rhythm,
    };

    private Task SendAsync()
    {
        var id = Item?.Id ?? Id16.New();
        return SendAsync(Of<TransparencyPlan>().Suggest(id, Typed!, Of<Bond>(), Day, Now), $"/transparency/{id}");
    }
}
