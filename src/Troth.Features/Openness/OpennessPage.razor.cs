using Troth.Domain;
using Troth.Features.Meeting;

namespace Troth.Features.Openness;

/// <summary>My notes, and how long my telling takes: for me alone until I share a copy.</summary>
public sealed partial class OpennessPage
{
    private const string UnsentKey = "openness.unsent";

    private const int Most = 3; // more lie folded, so that the page is never a wall

    private DayNote? note; // null until what was typed last is there again
    private DateOnly day;
    private bool sharing;
    private string? said;

    private IReadOnlyList<KeyValuePair<DateOnly, MyNote>> Notes => [.. Of<Candour>().Notes.Reverse()];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // The day is the one the page was opened on, also past midnight.
        day = Day;
        await base.OnInitializedAsync();
        note = DayNote.Read(await Life.DraftAsync(UnsentKey), day) ?? Of<Candour>().Notes.GetValueOrDefault(day)?.Note ?? DayNote.Blank;
    }

    private Task TypeAsync(DayNote typed)
    {
        (note, said, Refused) = (typed, null, null);
        return Life.KeepDraftAsync(UnsentKey, typed.ToText(day));
    }

    private async Task KeepAsync()
    {
        sharing = false;
        if (await DoAsync(Of<Candour>().Keep(day, note!)))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            said = "Kept";
        }
    }

    private Task ShareAsync(DateOnly noted) => ShareAsync(Of<Candour>().Share(noted, Of<Bond>(), Now));

    private Task SharePaceAsync() => ShareAsync(Of<Candour>().SharePace(Of<Bond>(), Now));

    private async Task ShareAsync(Decision<OpennessEvent> decision)
    {
        (sharing, said) = (true, null);
        if (await DoAsync(decision))
        {
            said = "Shared";
        }
    }

    private async Task EraseAsync(MyNote mine)
    {
        await Life.EraseAsync(Reach.OnlyMe, mine.Entries);
        said = "Erased";
    }
}
