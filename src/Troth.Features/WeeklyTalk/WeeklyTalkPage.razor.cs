using Troth.Domain;
using Troth.Features.Meeting;

namespace Troth.Features.WeeklyTalk;

/// <summary>The agenda of the weekly talk, made from the week that was, with what either added to it.</summary>
public sealed partial class WeeklyTalkPage
{
    private const string PointKey = "weekly-talk.point";
    private const string WordsKey = "weekly-talk.words";

    private string point = "";
    private string words = "";
    private bool holding; // which of the two forms was refused

    private WeeklyTalks Talks => Of<WeeklyTalks>();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (point, words) = (await Life.DraftAsync(PointKey), await Life.DraftAsync(WordsKey));
    }

    private Task TypePointAsync(string typed)
    {
        (point, Refused) = (typed, null);
        return Life.KeepDraftAsync(PointKey, typed);
    }

    private Task TypeWordsAsync(string typed)
    {
        (words, Refused) = (typed, null);
        return Life.KeepDraftAsync(WordsKey, typed);
    }

    private async Task AddAsync()
    {
        holding = false;
        if (await DoAsync(WeeklyTalks.AddPoint(point, Of<Bond>(), Now)))
        {
            await TypePointAsync("");
        }
    }

    private async Task HoldAsync()
    {
        holding = true;
        if (await DoAsync(Talks.Hold(Day, words, Of<Bond>(), Now)))
        {
            await TypeWordsAsync("");
        }
    }

    private Task TakeBackAsync(Point taken) => Life.EraseAsync(Reach.Both, Talks.TakeBack(taken.Entry));
}
