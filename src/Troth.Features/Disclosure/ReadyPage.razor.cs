using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>What each of both looks at alone before saying that they are ready. What is said does not depend on it.</summary>
public sealed partial class ReadyPage
{
    private IReadOnlyList<Check> checks = [];
    private string supporter = "";
    private OpenMode mode;
    private Task keeping = Task.CompletedTask;

    /// <summary>The disclosure's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private Telling? Telling => Id16.TryParse(Id, out var id) && Of<Disclosures>()[id] is { IMine: not null } known ? known : null;

    private bool Asks => Telling switch
    {
        { Shared.IsDelivered: true } => Of<Disclosures>().Join(Telling.Id, Now) is Domain.Decision<DisclosureEvent>.Accepted,
        { MineReady: false } telling => telling.ITell || telling.Shared.OfferedAt is not null,
        _ => false,
    };

    private bool Wants => Asks && Telling is { IHear: true, Shared.IsDelivered: false };

    private IReadOnlyList<(Check, string)> Checks => [.. Enum.GetValues<Check>().Select(c => (c, Text[$"check.{c}"].Value))];

    private IReadOnlyList<(OpenMode, string)> Modes => [.. Enum.GetValues<OpenMode>().Select(m => (m, Text[$"mode.{m}"].Value))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Telling?.Private is { Prepared: { } before } mine)
        {
            (checks, supporter) = (mine.TicksOf(Now)?.Checks ?? [], before.Ticks.Supporter);
        }
    }

    private Task TickAsync(IReadOnlyList<Check> ticked)
    {
        checks = ticked;
        return KeepAsync();
    }

    // Kept when it changes and when the field is left, so that it is there on every device of mine: one after another, since a press may come while it is kept.
    private Task KeepAsync() => keeping = KeepAfterAsync(keeping);

    private async Task KeepAfterAsync(Task before)
    {
        await before;
        if (Telling is { } telling && !(telling.Private.TicksOf(Now) is { } kept && kept.Checks.SequenceEqual(checks) && kept.Supporter == supporter.Trim()) && (checks is not [] || supporter.Length > 0 || telling.Private.Prepared is not null))
        {
            await DoAsync(Disclosures.Prepare(telling.Id, checks, supporter));
        }
    }

    private async Task ReadyAsync()
    {
        await KeepAsync();
        if (await DoAsync(Telling! switch
        {
            { Shared.IsDelivered: true } started => Of<Disclosures>().Join(started.Id, Now),
            { ITell: true } mine => Of<Disclosures>().Offer(mine.Id, Of<Bond>(), Now),
            var theirs => Of<Disclosures>().Want(theirs.Id, mode, Of<Bond>(), Now),
        }))
        {
            Navigation.NavigateTo($"/disclosure/{Id}");
        }
    }
}
