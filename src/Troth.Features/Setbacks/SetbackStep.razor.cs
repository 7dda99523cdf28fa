using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Meeting;

namespace Troth.Features.Setbacks;

/// <summary>One step of a setback, as one of the two sees it.</summary>
public sealed partial class SetbackStep
{
    private ElementReference head;
    private string words = "";
    private string? said;
    private bool open; // as it was at first: a form that folds while somebody is in it takes the keyboard away

    [Parameter, EditorRequired]
    public Setback Setback { get; set; } = default!;

    [Parameter, EditorRequired]
    public RepairStep Step { get; set; }

    private string Name => Text[$"{Step}"];

    private string UnsentKey => $"setback.{Setback.Id}.{Step}";

    private bool Mine => Setback.Voices.Exists(v => v.Step == Step && v.By.Mine);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        open = Setback.Next == Step;
        await base.OnInitializedAsync();
        words = await Life.DraftAsync(UnsentKey);
    }

    private Task KeepAsync(string typed)
    {
        (words, Refused, said) = (typed, null, null);
        return Life.KeepDraftAsync(UnsentKey, typed);
    }

    private async Task ShareAsync()
    {
        if (await DoAsync(Of<SharedSetbacks>().Write(Setback.Id, Step, words, Of<Bond>(), Now)))
        {
            await KeepAsync("");
            said = "Shared";
        }
    }

    private async Task TakeBackAsync()
    {
        var mine = Setback.Mine(Step);
        if (await DoAsync(Of<SharedSetbacks>().TakeBack(Setback.Id, Step)))
        {
            await Life.EraseAsync(Reach.Both, mine);
            said = "Gone";
            await head.FocusAsync();
        }
    }
}
