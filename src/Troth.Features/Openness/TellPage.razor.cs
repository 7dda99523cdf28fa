using System.Globalization;
using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Openness;

/// <summary>Telling at once: written for me alone, kept on this device until I send it.</summary>
public sealed partial class TellPage
{
    private const string UnsentKey = "openness.telling";

    private Telling? telling; // null until what was typed last is there again

    private DateTimeOffset Local => TimeZoneInfo.ConvertTime(telling!.Happened, Life.Clock.LocalTimeZone);

    private string? Elsewhere => Refused is OpennessRefusals.NothingTold or OpennessRefusals.NothingNext ? null : Refused;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        telling = Telling.Read(await Life.DraftAsync(UnsentKey)) ?? Telling.Blank(Now);
    }

    private string? ErrorAt(string reason) => Refused == reason ? Why : null;

    private Task KeepAsync(Telling typed)
    {
        (telling, Refused) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, typed.ToText());
    }

    private Task MoveAsync(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return KeepAsync(telling! with { Happened = new(local, Life.Clock.LocalTimeZone.GetUtcOffset(local)) });
    }

    private Task ChangeTimeAsync(ChangeEventArgs typed) =>
        TimeOnly.TryParse((string?)typed.Value, CultureInfo.InvariantCulture, out var time) ? MoveAsync(DateOnly.FromDateTime(Local.Date), time) : Task.CompletedTask;

    private async Task SendAsync()
    {
        if (await DoAsync(Candour.Tell(Id16.New(), telling!, Of<Bond>(), Now)))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo("/openness/told");
        }
    }
}
