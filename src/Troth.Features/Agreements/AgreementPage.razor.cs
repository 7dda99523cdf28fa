using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>One agreement: what is in force, what waits, what each may do now, and how it came about.</summary>
public sealed partial class AgreementPage
{
    private string words = "";

    /// <summary>The agreement's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private Agreement? Agreement => Id16.TryParse(Id, out var id) ? Of<SharedAgreements>()[id] : null;

    private string UnsentKey => $"agreement.words.{Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        words = await Life.DraftAsync(UnsentKey);
    }

    private string Change(Wording wording) => $"/agreements/{Id}/change/{wording.Entry}";

    private async Task AcceptAsync(Wording wording) => await DoAsync(Of<SharedAgreements>().Accept(Agreement!.Id, wording.Hash, Of<Bond>(), Day, Now));

    private async Task EndAsync(Wording wording) => await DoAsync(wording.By.Mine
        ? Of<SharedAgreements>().TakeBack(Agreement!.Id, wording.Hash)
        : Of<SharedAgreements>().LetRest(Agreement!.Id, wording.Hash));

    private async Task KeepAsync() => await DoAsync(Of<SharedAgreements>().Keep(Agreement!.Id, Of<Bond>(), Day, Now));

    private Task KeepWordsAsync(string typed)
    {
        words = typed;
        return Life.KeepDraftAsync(UnsentKey, typed);
    }

    private async Task WithdrawAsync()
    {
        if (await DoAsync(Of<SharedAgreements>().Withdraw(Agreement!.Id, words, Of<Bond>(), Now)))
        {
            await KeepWordsAsync("");
        }
    }
}
