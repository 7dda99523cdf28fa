using System.Globalization;
using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Openness;

/// <summary>Telling at once: written for me alone, kept on this device until I send it.</summary>
public sealed partial class TellPage
{
    private const string UnsentKey = "openness.telling";

    private Untold? untold; // null until what was typed last is there again

    private string? Elsewhere => Refused is OpennessRefusals.NothingTold or OpennessRefusals.NoTime or OpennessRefusals.NotYet or OpennessRefusals.NothingNext ? null : Refused;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        untold = Untold.Read(await Life.DraftAsync(UnsentKey));
    }

    private string? ErrorAt(string reason) => Refused == reason ? Why : null;

    private Task KeepAsync(Untold typed)
    {
        (untold, Refused) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, typed == Untold.Blank ? "" : typed.ToText());
    }

    private Task ChangeTimeAsync(ChangeEventArgs typed) =>
        KeepAsync(untold! with { Time = TimeOnly.TryParse((string?)typed.Value, CultureInfo.InvariantCulture, out var time) ? time : null });

    private Decision<OpennessEvent> Tell() => untold!.In(Life.Clock.LocalTimeZone) is { } telling ? Candour.Tell(Id16.New(), telling, Of<Bond>(), Now) : untold.WhyNot()!;

    private async Task SendAsync()
    {
        if (await DoAsync(Tell()))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo("/openness/told", new NavigationOptions { HistoryEntryState = ToldPage.JustSent });
        }
    }
}
