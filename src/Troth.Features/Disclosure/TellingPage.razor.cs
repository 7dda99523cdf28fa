using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>One disclosure from either seat: ready, hand over, open, read, add.</summary>
public sealed partial class TellingPage
{
    private OpenMode mode;
    private bool nothing;
    private bool busy;
    private Piece unsent = Piece.Blank;
    private string? notAdded;

    /// <summary>The disclosure's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private IStringLocalizer<Ui.Refusal> Sentences { get; set; } = default!;

    private Telling? Telling => Id16.TryParse(Id, out var id) && Of<Disclosures>()[id] is { Shared.Teller: not null } known ? known : null;

    private string UnsentKey => $"disclosure.{Id}";

    private IReadOnlyList<(OpenMode, string)> Modes => [.. Enum.GetValues<OpenMode>().Select(m => (m, Text[$"mode.{m}"].Value))];

    /// <summary>Whether I am asked to be ready, or to start.</summary>
    private bool Asks => Telling switch
    {
        { Shared: { IsDelivered: true, Mode: OpenMode.Together, Letters: [] }, MineJoined: false } => true,
        { Shared.IsDelivered: false, MineReady: false } telling => telling.ITell || telling.Private.Levels is not null,
        _ => false,
    };

    private IReadOnlyList<(Piece, DateTimeOffset?)> Opened =>
        [.. Telling!.Shared.Deliveries.SelectMany(d => d.Pieces).Where(Telling.Private.Opened.ContainsKey).Select(id => (Telling.Private.Opened[id], Telling.AddedOn(id)))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        unsent = Piece.Read(await Life.DraftAsync(UnsentKey)) ?? Piece.Blank;
    }

    private Task<bool> ReadyAsync() => DoAsync(Telling! switch
    {
        { Shared.IsDelivered: true } started => Of<Disclosures>().Join(started.Id),
        { ITell: true } mine => Of<Disclosures>().Offer(mine.Id, Of<Bond>(), Now),
        var theirs => Of<Disclosures>().Want(theirs.Id, mode, Of<Bond>(), Now),
    });

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
        Refused = Of<Disclosures>().WhyNotSendKeys(Telling!.Id);
        if (Refused is null)
        {
            await Life.WriteAsync([await Handover.LetterAsync(Life, Telling.Id, Telling.Private.Drafts)]);
        }
    });

    private async Task OpenAsync()
    {
        var pieces = await Handover.OpenAsync(Life, Telling!, Now);
        nothing = pieces.Count == 0;
        await DoAsync(Of<Disclosures>().Open(Telling!.Id, pieces));
    }

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
