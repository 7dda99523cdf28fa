using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Features.Ui;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>An offer or something asked for, written for me alone and kept on this device until I send it.</summary>
public sealed partial class PlanFormPage
{
    private PlanTerms? terms; // null until what was typed last is there again

    /// <summary>The item other words are for, or null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    private PlanItem? Item => Id16.TryParse(Id, out var id) ? Of<TransparencyPlan>()[id] : null;

    private string UnsentKey => $"transparency.unsent.{Id}";

    private string? AboutWhat => Refused is PlanRefusals.NothingWritten or PlanRefusals.TooLong || (Never && NeverItems.WhyNot(terms!.What) == Refused) ? Why : null;

    private string? AboutPurpose => Refused == PlanRefusals.NoPurpose || (Never && AboutWhat is null) ? Why : null;

    private bool Never => Refused?.StartsWith(NeverRefusals.Kind, StringComparison.Ordinal) is true;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        terms = InReach(PlanTerms.Read(await Life.DraftAsync(UnsentKey)) ?? Item?.Latest.AsMine ?? PlanTerms.Blank(Day));
    }

    // What is suggested again begins anew: with usual days, and above the foot of the ladder.
    private PlanTerms InReach(PlanTerms seen) => seen with
    {
        EndsOn = PlanTerms.Within(seen.EndsOn, Day) ? seen.EndsOn : Day.AddDays(PlanTerms.UsualDays),
        Rhythm = seen.Rhythm == Rung.Retired ? Rung.OnRequest : seen.Rhythm,
    };

    private Task KeepAsync(PlanTerms typed)
    {
        (terms, Refused) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, typed.ToText());
    }

    private async Task SendAsync()
    {
        var id = Item?.Id ?? Id16.New();
        if (await DoAsync(Of<TransparencyPlan>().Suggest(id, terms!, Of<Bond>(), Day, Now)))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo($"/transparency/{id}", MainLayout.JustShared);
        }
    }
}
