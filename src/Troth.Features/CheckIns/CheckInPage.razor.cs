using System.Globalization;
using Microsoft.Extensions.Localization;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.CheckIns;

/// <summary>Answers for today: kept for me, and, if I say so, sealed to be opened together.</summary>
public sealed partial class CheckInPage
{
    private const string UnsentKey = "check-in.unsent";
    private const string LeftOutKey = "check-in.left-out";

    private Answers answers = Answers.None;
    private (Answers? Mine, Answers? Other)? opened;
    private DateOnly day;
    private bool ready; // not before what was typed last is there again: it must not overtake what is typed now
    private bool leftOut;
    private bool kept;

    private Answers? Kept => Of<MyAnswers>()[day];

    private CheckInDay Today => Of<CheckInDays>()[day];

    // How far opening together has come; it changes when the other does something, and is read aloud then.
    private LocalizedString? Stage => opened is not null ? Text["BothOpen", Other]
        : Today.Mine is null ? null
        : Text[Today.CanOpen ? "BothReady" : "Sealed", Other];

    private bool CanOpen => Kept is not null && Of<Bond>().WhyNotShare(Now) is null;

    /// <summary>The words of a question, lowest first.</summary>
    internal static IReadOnlyList<string> WordsOf(IStringLocalizer text, Question question) =>
        [.. Enumerable.Range(1, Answers.Words).Select(n => text[$"{question}.{n}"].Value)];

    /// <summary>Whether today's check-in is left out on this device; the log never hears of it (R17).</summary>
    private static async Task<bool> IsLeftOutAsync(ILife life, DateOnly day) => await life.DraftAsync(LeftOutKey) == Key(day);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // The day is the one the page was opened on, also past midnight.
        day = Day;
        await base.OnInitializedAsync();
        leftOut = await IsLeftOutAsync(Life, day);
        var unsent = (await Life.DraftAsync(UnsentKey)).Split('\n', 2);
        answers = unsent is [var typedOn, var words] && typedOn == Key(day) && Answers.Read(words) is { } typed ? typed : Kept ?? Answers.None;
        ready = true;
    }

    /// <inheritdoc/>
    protected override async Task OnChangedAsync()
    {
        if (Today.Open is not { } both)
        {
            opened = null;
        }
        else if (opened is null)
        {
            var texts = await Life.OpenBlindAsync([both.Mine, both.Other]);
            opened = (Answers.Read(texts[0]), Answers.Read(texts[1]));
        }
    }

    private static string Key(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private bool IsOfThisDay(NewFact fact) => fact.Event switch
    {
        CheckInEvent.Drafted drafted => drafted.Day == day,
        CheckInEvent.Sealed words => words.Day == day,
        CheckInEvent.Opened open => open.Day == day,
        _ => false,
    };

    private Task ChangeAsync(Answers changed)
    {
        (answers, kept) = (changed, false);
        return Life.KeepDraftAsync(UnsentKey, $"{Key(day)}\n{answers.ToText()}");
    }

    private async Task KeepAsync()
    {
        kept = await DoAsync(Of<CheckInDays>().Draft(day, answers, Day));
        if (kept)
        {
            await Life.KeepDraftAsync(UnsentKey, "");
        }
    }

    private async Task ReadyAsync()
    {
        Refused = null;
        if (answers != Kept)
        {
            await KeepAsync();
        }

        if (Refused is not null)
        {
            return;
        }

        var entry = Id16.New();
        var words = await Life.SealBlindAsync(entry, answers.ToText());
        var decision = Of<CheckInDays>().Ready(day, Kept, words, Of<Bond>(), Now);
        Refused = (decision as Decision<CheckInEvent>.Refused)?.Reason;
        if (decision is Decision<CheckInEvent>.Accepted { Events: [var happened] })
        {
            // The words are sealed for this very entry, so it keeps its id.
            await Life.WriteAsync([new(entry, happened)]);
        }
    }

    private async Task OpenAsync() =>
        await DoAsync(Of<CheckInDays>().OpenTogether(day, await Life.BlindKeyAsync(Today.Mine!.Entry)));

    private Task TakeBackAsync() => Life.EraseAsync(Reach.Both, [Today.Mine!.Entry]);

    private async Task LeaveOutAsync(bool leave)
    {
        leftOut = leave;
        await Life.KeepDraftAsync(LeftOutKey, leave ? Key(day) : "");
    }
}
