using System.Globalization;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Features.Ui;
using Troth.Protocol;

namespace Troth.Features.Commitments;

/// <summary>A promise, written for me alone and kept on this device until I give it.</summary>
public sealed partial class CommitmentFormPage
{
    private const string UnsentKey = "commitment.unsent";

    private Promise? promise; // null until what was typed last is there again

    private bool AboutText => Refused is CommitmentRefusals.NothingWritten or CommitmentRefusals.TooLong || Refused?.StartsWith(NeverRefusals.Kind, StringComparison.Ordinal) is true;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        promise = Promise.Read(await Life.DraftAsync(UnsentKey)) is { } typed ? typed with { Starts = typed.Starts < Day ? Day : typed.Starts } : Promise.Blank(Day);
    }

    private static TimeOnly? Time(string? typed) => TimeOnly.TryParseExact(typed, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private Task KeepAsync(Promise typed)
    {
        (promise, Refused) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, typed.ToText());
    }

    private async Task GiveAsync()
    {
        var id = Id16.New();
        if (await DoAsync(SharedCommitments.Make(id, promise!, Of<Bond>(), Day, Now)))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo($"/commitments/{id}", MainLayout.JustShared);
        }
    }
}
