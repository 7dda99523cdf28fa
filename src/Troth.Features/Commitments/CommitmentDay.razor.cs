using System.Globalization;
using Microsoft.AspNetCore.Components;
using Troth.Domain;
using Troth.Features.Meeting;

namespace Troth.Features.Commitments;

/// <summary>One day of a promise, as one of the two sees it. Nothing here is a penalty (R28), and no number stands beside a day.</summary>
public sealed partial class CommitmentDay
{
    private ElementReference state;
    private string words = "";
    private bool notKept;
    private DateOnly? to;

    [Parameter, EditorRequired]
    public Commitment Commitment { get; set; } = default!;

    [Parameter, EditorRequired]
    public Occasion Occasion { get; set; } = default!;

    private SharedCommitments All => Of<SharedCommitments>();

    private string Seat => Commitment.Mine ? "mine" : "other";

    private string UnsentKey => $"commitment.words.{Commitment.Id}.{Name("day")}";

    private string State => Occasion.Outcome != Outcome.Unsaid ? $"{Occasion.Outcome}"
        : Occasion.Asks ? "Asked"
        : Occasion.Day > Day ? "Coming"
        : Occasion.Day == Day ? "Today"
        : "Unsaid";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        words = await Life.DraftAsync(UnsentKey);
        notKept = words.Length > 0;
    }

    // Several days stand on one page, and each field needs a name of its own.
    private string Name(string field) => string.Create(CultureInfo.InvariantCulture, $"{field}-{Occasion.Day:yyyy-MM-dd}");

    private Task KeepWordsAsync(string typed)
    {
        words = typed;
        return Life.KeepDraftAsync(UnsentKey, typed);
    }

    private Task TellAsync(bool kept) => SayAsync(All.Tell(Commitment.Id, Occasion.Day, kept, kept ? "" : words, Of<Bond>(), Day, Now));

    private Task AskAsync() => SayAsync(All.Ask(Commitment.Id, Occasion.Day, to, Of<Bond>(), Now));

    private Task AgreeAsync() => SayAsync(All.Agree(Commitment.Id, Occasion.Day, Of<Bond>(), Now));

    private Task AcknowledgeAsync() => SayAsync(All.Acknowledge(Commitment.Id, Occasion.Day, Of<Bond>(), Now));

    private Task ExcuseAsync() => SayAsync(All.Excuse(Commitment.Id, Occasion.Day, Of<Bond>(), Now));

    private Task TalkOverAsync() => SayAsync(All.TalkOver(Commitment.Id, Occasion.Day, words, Of<Bond>(), Now));

    private async Task SayAsync(Decision<CommitmentEvent> decision)
    {
        if (await DoAsync(decision))
        {
            notKept = false;
            await KeepWordsAsync("");
            await state.FocusAsync(); // the button that was pressed is gone
        }
    }
}
