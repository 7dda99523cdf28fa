using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;
using Troth.Ui;

namespace Troth.Features.Transparency;

/// <summary>One item of the plan: what waits, what is in force, how it becomes less, and how it came about.</summary>
public sealed partial class PlanItemPage
{
    private Done? done;

    /// <summary>The item's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private TransparencyPlan Plan => Of<TransparencyPlan>();

    private PlanItem? Item => Id16.TryParse(Id, out var id) ? Plan[id] : null;

    private PlanStanding Standing => Plan.On(Item!, Day);

    private string Change => $"/transparency/{Id}/change";

    private static string What(PlanWording open) => open.Terms.Rhythm == Rung.Retired ? "Retire" : "Open";

    private static string Who(PlanWording open) => open.By.Mine ? "mine" : "other";

    private Task AcceptAsync(PlanWording wording) => ThenAsync(Plan.Accept(Item!.Id, wording.Hash, Of<Bond>(), Day, Now));

    private Task LetRestAsync(PlanWording wording) => ThenAsync(Plan.LetRest(Item!.Id, wording.Hash));

    private Task RenewAsync() => ThenAsync(Plan.Renew(Item!.Id, PlanTerms.UsualDays, Of<Bond>(), Day, Now));

    private Task EaseAsync() => ThenAsync(Plan.Ease(Item!.Id, Of<Bond>(), Day, Now));

    private Task PauseAsync() => ThenAsync(Plan.Pause(Item!.Id, Day), "Paused");

    private Task ResumeAsync() => ThenAsync(Plan.Resume(Item!.Id, Of<Bond>(), Day, Now), "Resumed");

    private Task WithdrawAsync() => ThenAsync(Plan.Withdraw(Item!.Id));

    // What was done is said in the words that the story has for it; a pause has none there, and is said all the same.
    private async Task ThenAsync(Domain.Decision<TransparencyEvent> decision, string? step = null)
    {
        if (await DoAsync(decision))
        {
            var told = step ?? $"{Item!.Story[^1].Step}";
            await done!.SayAsync(Past[$"{told}.mine", Other]);
        }
    }
}
