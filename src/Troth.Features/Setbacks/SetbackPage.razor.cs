using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>One setback in both voices. Whether it is over for the other shows only once it is for both: before that it would ask for a yes (R15).</summary>
public sealed partial class SetbackPage
{
    private ElementReference head;
    private bool gone;
    private bool sayingSo; // what was refused last: to see it differently, or something else

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
        sayingSo = false;
        var (id, mine) = (Setback!.Id, Setback.MineAway);
        await DoAsync(mine ? All.TakeUp(id) : All.PutAway(id));
        gone = false;
    }

    private bool MaySayDifferently()
    {
        sayingSo = true;
        return May(All.SeeDifferently(Setback!.Id, true, Of<Bond>(), Now));
    }

    private async Task SeeAsync(bool differently)
    {
        sayingSo = true;
        await DoAsync(All.SeeDifferently(Setback!.Id, differently, Of<Bond>(), Now));
    }

    private async Task TakeBackAsync()
    {
        sayingSo = false;
        var (id, entries) = (Setback!.Id, Setback.Mine(null));
        if (await DoAsync(All.TakeBack(id, null)))
        {
            await Life.EraseAsync(Reach.Both, entries);
            gone = true;
            await head.FocusAsync();
        }
    }
}
