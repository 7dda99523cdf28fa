using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Disclosure;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Ui;

namespace Troth.Features.Questions;

/// <summary>The questions only I know of: written, resting, and sent when I say so.</summary>
public sealed partial class QuestionsMinePage
{
    private const string UnsentKey = "question.unsent";

    private readonly HashSet<Id16> left = []; // rested, and not to be sent now
    private Asking? asking; // null until what was typed last is there again
    private Id16? editing;
    private bool sending;
    private string? said;
    private TextArea? area;

    private IReadOnlyList<Id16> Rested => [.. Of<Exchanges>().Held.Where(h => h.HasRested(Now)).Select(h => h.Id)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (editing, asking) = Asking.Read(await Life.DraftAsync(UnsentKey));
    }

    private Task TypeAsync(Asking typed)
    {
        (asking, said, Refused) = (typed, null, null);
        return Life.KeepDraftAsync(UnsentKey, typed == Asking.Blank ? "" : typed.ToText(editing));
    }

    private async Task KeepAsync()
    {
        sending = false;
        if (await DoAsync(Of<Exchanges>().Keep(editing ?? Id16.New(), asking!)))
        {
            await StopAsync();
            said = "Kept";
        }
    }

    private async Task StopAsync()
    {
        editing = null;
        await TypeAsync(Asking.Blank);
        said = "Stopped";
    }

    private async Task EditAsync(Held held)
    {
        editing = held.Id;
        await TypeAsync(held.Asking);

        // The form may be far above the question that is to be changed.
        await area!.FocusAsync();
    }

    private async Task EraseAsync(Held held)
    {
        await Life.EraseAsync(Reach.OnlyMe, Of<Exchanges>().LetGo(held.Id));
        if (editing == held.Id)
        {
            await StopAsync();
        }

        said = "Erased";
    }

    private void Choose(Id16 question, bool send) => _ = send ? left.Remove(question) : left.Add(question);

    private Decision<QuestionEvent> Chosen() => Of<Exchanges>().Send([.. Rested.Where(id => !left.Contains(id))], Of<Bond>(), Now, Of<Disclosures>());

    private bool MaySend()
    {
        sending = true;
        return May(Chosen());
    }

    private async Task SendAsync()
    {
        sending = true;
        if (await DoAsync(Chosen()))
        {
            Navigation.NavigateTo("/questions", new NavigationOptions { HistoryEntryState = QuestionsPage.JustSent });
        }
    }
}
