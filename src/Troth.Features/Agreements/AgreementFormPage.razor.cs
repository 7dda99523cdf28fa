using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Agreements;

/// <summary>A proposal, written for me alone and kept on this device until I send it.</summary>
public sealed partial class AgreementFormPage
{
    private static readonly string[] AboutText = [AgreementRefusals.NothingWritten, AgreementRefusals.TextTooLong, AgreementRefusals.NoVeto, AgreementRefusals.NothingChanged];
    private static readonly string[] AboutPurpose = [AgreementRefusals.NoPurpose];

    // The other days lie folded: the one in sight says it for all of them.
    private static readonly string[] AboutDays = [AgreementRefusals.ReviewOutOfReach, AgreementRefusals.DaysOutOfOrder];

    /// <summary>The agreement a change is for, or null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The entry of the wording it starts from.</summary>
    [Parameter]
    public string? Seen { get; set; }

    private Agreement? Agreement => Id16.TryParse(Id, out var id) ? Of<SharedAgreements>()[id] : null;

    private Wording? Agreed => Agreement?.Agreed;

    /// <inheritdoc/>
    protected override string UnsentKey => $"agreement.unsent.{Id}.{Seen}";

    // What was typed on top of something that is no longer agreed may not be sent before its author has looked.
    private bool Changed => Typed!.BasedOn != Agreed?.Hash;

    private string? Elsewhere => Refused is null || AboutText.Contains(Refused) || AboutPurpose.Contains(Refused) || AboutDays.Contains(Refused) ? null : Refused;

    private Terms Complete => string.IsNullOrWhiteSpace(Typed!.Terms.Missed) ? Typed.Terms with { Missed = Text["MissedUsual"] } : Typed.Terms;

    /// <inheritdoc/>
    protected override Proposal Read(string kept) => Proposal.Read(kept) ?? Begin();

    /// <inheritdoc/>
    protected override string Write(Proposal typed) => typed.ToText();

    private Proposal Begin() => Agreement?.Wordings.Find(w => $"{w.Entry}" == Seen) is { } seen
        ? new(InReach(seen.AsMine), Agreed?.Hash, seen.Pending ? seen.Hash : null)
        : new(Terms.Blank(Day) with { Missed = Text["MissedUsual"] }, Agreed?.Hash);

    private Terms InReach(Terms seen) => seen with
    {
        ReviewOn = seen.WhyNotOn(Day) is null ? seen.ReviewOn : Day.AddDays(Terms.UsualDays),
        EndsOn = seen.EndsOn < Day ? null : seen.EndsOn,
    };

    private Task KeepAsync(Terms terms) => KeepAsync(Typed! with { Terms = terms });

    private Task LookAgainAsync() => KeepAsync(Typed! with { BasedOn = Agreed?.Hash });

    private Task SendAsync()
    {
        var id = Agreement?.Id ?? Id16.New();
        return SendAsync(Of<SharedAgreements>().Propose(id, Typed! with { Terms = Complete }, Of<Bond>(), Day, Now), $"/agreements/{id}");
    }
}
