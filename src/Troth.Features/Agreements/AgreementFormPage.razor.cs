using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Features.Ui;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>A proposal, written for me alone and kept on this device until I send it.</summary>
public sealed partial class AgreementFormPage
{
    private static readonly string[] AboutText = [AgreementRefusals.NothingWritten, AgreementRefusals.TextTooLong, AgreementRefusals.NoVeto, AgreementRefusals.NothingChanged];
    private static readonly string[] AboutPurpose = [AgreementRefusals.NoPurpose];

    private Proposal? proposal; // null until what was typed last is there again

    /// <summary>The agreement a change is for, or null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The entry of the wording it starts from.</summary>
    [Parameter]
    public string? Seen { get; set; }

    private Agreement? Agreement => Id16.TryParse(Id, out var id) ? Of<SharedAgreements>()[id] : null;

    private Wording? Agreed => Agreement?.Agreed;

    private string UnsentKey => $"agreement.unsent.{Id}.{Seen}";

    // What was typed on top of something that is no longer agreed may not be sent before its author has looked.
    private bool Changed => proposal!.BasedOn != Agreed?.Hash;

    private string? Elsewhere => Refused is null || AboutText.Contains(Refused) || AboutPurpose.Contains(Refused) ? null : Refused;

    private Terms Complete => string.IsNullOrWhiteSpace(proposal!.Terms.Missed) ? proposal.Terms with { Missed = Text["MissedUsual"] } : proposal.Terms;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        proposal = Proposal.Read(await Life.DraftAsync(UnsentKey)) ?? Begin();
    }

    private Proposal Begin() => Agreement?.Wordings.Find(w => $"{w.Entry}" == Seen) is { } seen
        ? new(InReach(seen.AsMine), Agreed?.Hash, seen.Pending ? seen.Hash : null)
        : new(Terms.Blank(Day) with { Missed = Text["MissedUsual"] }, Agreed?.Hash);

    private Terms InReach(Terms seen) => seen with
    {
        ReviewOn = seen.WhyNotOn(Day) is null ? seen.ReviewOn : Day.AddDays(Terms.UsualDays),
        EndsOn = seen.EndsOn < Day ? null : seen.EndsOn,
    };

    private string? ErrorAt(string[] reasons) => reasons.Contains(Refused) ? Why : null;

    private Task KeepAsync(Terms terms)
    {
        (proposal, Refused) = (proposal! with { Terms = terms }, null);
        return Life.KeepDraftAsync(UnsentKey, proposal.ToText());
    }

    private Task LookAgainAsync()
    {
        (proposal, Refused) = (proposal! with { BasedOn = Agreed?.Hash }, null);
        return Life.KeepDraftAsync(UnsentKey, proposal.ToText());
    }

    private async Task SendAsync()
    {
        var id = Agreement?.Id ?? Id16.New();
        if (await DoAsync(Of<SharedAgreements>().Propose(id, proposal! with { Terms = Complete }, Of<Bond>(), Day, Now)))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo($"/agreements/{id}", MainLayout.JustShared);
        }
    }
}
