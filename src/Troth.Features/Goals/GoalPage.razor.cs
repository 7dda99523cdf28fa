using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Ui;

namespace Troth.Features.Goals;

/// <summary>One goal: its steps, and what each said looking back.</summary>
public sealed partial class GoalPage
{
    private Done? done;
    private string step = "";
    private string words = "";
    private DateOnly? on;

    /// <summary>The goal's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private Goal? Goal => Id16.TryParse(Id, out var id) ? Of<SharedGoals>()[id] : null;

    private bool Works => Goal is { Closed: null, MineToo: true };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (step, words, on) = (await Life.DraftAsync(Key("step")), await Life.DraftAsync(Key("words")), Day.AddDays(Aim.UsualDays));
    }

    private static string Seat(Domain.Stamp by) => by.Mine ? "mine" : "other";

    private string Key(string field) => $"goal.{field}.{Id}";

    private Task TypeStepAsync(string typed)
    {
        step = typed;
        return Life.KeepDraftAsync(Key("step"), typed);
    }

    private Task TypeWordsAsync(string typed)
    {
        words = typed;
        return Life.KeepDraftAsync(Key("words"), typed);
    }

    private async Task JoinAsync()
    {
        if (await DoAsync(Of<SharedGoals>().Join(Goal!.Id, Of<Bond>(), Now)))
        {
            await done!.SayAsync(Text["owner.Both", Other]);
        }
    }

    private async Task TurnAsync(GoalStep turned) => await DoAsync(Of<SharedGoals>().Turn(Goal!.Id, turned.Entry, turned.Done is null, Of<Bond>(), Now));

    private async Task AddAsync()
    {
        if (await DoAsync(Of<SharedGoals>().AddStep(Goal!.Id, step, Of<Bond>(), Now)))
        {
            await TypeStepAsync("");
            await done!.SayAsync(Text["Added"], follow: false);
        }
    }

    private async Task LookBackAsync(Verdict verdict)
    {
        if (await DoAsync(Of<SharedGoals>().LookBack(Goal!.Id, verdict, on, words, Of<Bond>(), Day, Now)))
        {
            await TypeWordsAsync("");
            await done!.SayAsync(Text[$"{verdict}.mine"]);
        }
    }
}
