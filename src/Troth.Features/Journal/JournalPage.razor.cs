using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Notes;
using Troth.Protocol;
using Troth.Ui;

namespace Troth.Features.Journal;

/// <summary>My private pages, closed each time the page is entered, for everybody alike (R47).</summary>
public sealed partial class JournalPage
{
    private const string UnsentKey = "journal.unsent";

    private Id16? editing;
    private string text = "";
    private string? said;
    private TextArea? area;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if ((await Life.DraftAsync(UnsentKey)).Split('\n', 2) is [var page, var typed])
        {
            editing = Id16.TryParse(page, out var id) ? id : null;
            text = typed;
        }
    }

    private Task TypeAsync(string typed)
    {
        (text, said) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, typed.Length == 0 ? "" : $"{editing}\n{typed}");
    }

    private async Task KeepAsync()
    {
        if (await DoAsync(Of<PrivatePages>().Write(editing ?? Id16.New(), text)))
        {
            await StopAsync();
            said = "Kept";
        }
    }

    private async Task StopAsync()
    {
        editing = null;
        await TypeAsync("");
        said = "Stopped";
    }

    private async Task EditAsync(PrivatePage page)
    {
        editing = page.Id;
        await TypeAsync(page.Latest.Text);

        // The form may be far above the page that is to be changed.
        await area!.FocusAsync();
    }

    private async Task EraseAsync(PrivatePage page)
    {
        await Life.EraseAsync(Reach.OnlyMe, Of<PrivatePages>().Erase(page.Id));
        if (editing == page.Id)
        {
            await StopAsync();
        }

        said = "Erased";
    }

    private async Task ShareAsync(PrivatePage page)
    {
        if (await DoAsync(SharedNotes.Share(page.Latest.Text, Of<Bond>(), Now)))
        {
            said = "Copied";
        }
    }
}
