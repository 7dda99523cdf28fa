using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>One setback in both voices. Whether it is over for the other shows only once it is for both: before that it would ask for a yes (R15).</summary>
public sealed partial class SetbackPage
{
    private ElementReference head;
    private bool gone;

    /// <summary>The setback's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private SharedSetbacks All => Of<SharedSetbacks>();

    private Setback? Setback => Id16.TryParse(Id, out var id) ? All[id] : null;

    // A short text is the title, and stands nowhere else; of a long one the title would only be a piece.
    private string Title => Setback switch
    {
        null => Text["Title"],
        { Account: null } => Text["TakenBack"],
        { Account.Text: var text } when text == Setback.Title => text,
        _ => Text["Title"],
    };

    private string Away => Setback switch
    {
        { IsAway: true } => "both",
        { MineAway: true } => "mine",
        _ => "open",
    };

    private async Task TurnAsync()
    {
        var (id, mine) = (Setback!.Id, Setback.MineAway);
        await DoAsync(mine ? All.TakeUp(id) : All.PutAway(id));
        gone = false;
    }

    private async Task TakeBackAsync()
    {
        var (id, entries) = (Setback!.Id, Setback.Mine(null));
        if (await DoAsync(All.TakeBack(id, null)))
        {
            await Life.EraseAsync(Reach.Both, entries);
            gone = true;
            await head.FocusAsync();
        }
    }
}
