using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.WeeklyTalk;

/// <summary>The agenda of the weekly talk, made from the week that was, with what either added to it.</summary>
public sealed partial class WeeklyTalkPage
{
    private const string PointKey = "weekly-talk.point";
    private const string WordsKey = "weekly-talk.words";

    private readonly HashSet<Id16> left = [];
    private ElementReference talk, end;
    private string point = "";
    private string words = "";
    private string? said;
    private bool holding; // which of the two forms was refused

    private WeeklyTalks Talks => Of<WeeklyTalks>();

    // Newest first; of each day what either wrote down. Who said that there was a talk, and who did not, stands nowhere.
    private IReadOnlyList<(DateOnly Day, IReadOnlyList<Held> Words)> Earlier =>
        [.. Talks.Talks.GroupBy(t => t.Day).OrderByDescending(day => day.Key).Select(day => (day.Key, (IReadOnlyList<Held>)[.. day.Where(t => t.Words.Length > 0)]))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (point, words) = (await Life.DraftAsync(PointKey), await Life.DraftAsync(WordsKey));
    }

    private Task TypePointAsync(string typed)
    {
        (point, Refused, said) = (typed, null, null);
        return Life.KeepDraftAsync(PointKey, typed);
    }

    private Task TypeWordsAsync(string typed)
    {
        (words, Refused) = (typed, null);
        return Life.KeepDraftAsync(WordsKey, typed);
    }

    private void Keep(Point kept, bool chosen) => _ = chosen ? left.Add(kept.Entry) : left.Remove(kept.Entry);

    private bool MayAdd()
    {
        holding = false;
        return May(Added());
    }

    private Decision<WeeklyTalkEvent> Added() => WeeklyTalks.AddPoint(point, Of<Bond>(), Now);

    private async Task AddAsync()
    {
        holding = false;
        if (await DoAsync(Added()))
        {
            await TypePointAsync("");
            said = "Added";
            await talk.FocusAsync();
        }
    }

    private async Task HoldAsync()
    {
        holding = true;
        if (await DoAsync(Talks.Hold(Day, words, [.. Talks.Points.Select(p => p.Entry).Where(left.Contains)], Of<Bond>(), Now)))
        {
            await TypeWordsAsync("");
            said = null;
            await end.FocusAsync();
        }
    }

    private async Task TakeBackAsync(Point taken)
    {
        await Life.EraseAsync(Reach.Both, Talks.TakeBack(taken.Entry));
        said = "Taken";
        await talk.FocusAsync();
    }
}
