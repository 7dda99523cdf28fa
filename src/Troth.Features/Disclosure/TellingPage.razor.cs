using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>One disclosure from either seat: hand over, open, read, add.</summary>
public sealed partial class TellingPage
{
    private bool busy;
    private Piece unsent = Piece.Blank;
    private string? notAdded;

    /// <summary>The disclosure's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private IStringLocalizer<Ui.Refusal> Sentences { get; set; } = default!;

    private Telling? Telling => Id16.TryParse(Id, out var id) && Of<Disclosures>()[id] is { Shared.Stands: true } known ? known : null;

    private string UnsentKey => $"disclosure.{Id}";

    /// <summary>Whether I am asked to be ready.</summary>
    private bool Asks => Telling is { Shared: { IsDelivered: false, OfferedAt: not null }, MineReady: false } telling && (telling.ITell || telling.Private.Levels is not null);

    private bool CanRead => Telling is { IHear: true, Shared.Letters: not [], Private.Folded: false };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        unsent = Piece.Read(await Life.DraftAsync(UnsentKey)) ?? Piece.Blank;
    }

    private Task DeliverAsync() => OnceAsync(async () =>
    {
        Refused = Of<Disclosures>().WhyNotDeliver(Telling!.Id, Of<Bond>(), Now);
        if (Refused is null)
        {
            await Life.WriteAsync(await Handover.DeliverAsync(Life, Telling, Telling.Private.Drafts));
        }
    });

    private Task SendKeysAsync() => OnceAsync(async () =>
    {
        Refused = Of<Disclosures>().WhyNotSendKeys(Telling!.Id, Now);
        if (Refused is null)
        {
            await Life.WriteAsync([await Handover.LetterAsync(Life, Telling.Id, Telling.Private.Drafts)]);
        }
    });

    private Task<bool> FoldAsync() => DoAsync<DisclosureEvent>(new DisclosureEvent[] { new DisclosureEvent.Folded(Telling!.Id, !Telling.Private.Folded) });

    private Task KeepAsync(Piece typed)
    {
        (unsent, notAdded) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, typed.ToText());
    }

    private Task AddAsync() => OnceAsync(async () =>
    {
        if (Of<Disclosures>().WhyNotAdd(Telling!.Id, unsent) is { } why)
        {
            notAdded = Sentences[why].Value;
            return;
        }

        var (telling, piece, words) = (Telling, Id16.New(), unsent);
        await Life.WriteAsync([new(Id16.New(), new DisclosureEvent.PieceDrafted(telling.Id, piece, words)), .. await Handover.DeliverAsync(Life, telling, [(piece, words)])]);
        await KeepAsync(Piece.Blank);
    });

    /// <summary>Pressed twice, it is still done once.</summary>
    private async Task OnceAsync(Func<Task> act)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            await act();
        }
        finally
        {
            busy = false;
        }
    }
}
