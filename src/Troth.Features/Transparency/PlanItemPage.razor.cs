using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Transparency;

/// <summary>One item of the plan: what waits, what is in force, how it becomes less, and how it came about.</summary>
public sealed partial class PlanItemPage
{
    /// <summary>The item's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private TransparencyPlan Plan => Of<TransparencyPlan>();

    private PlanItem? Item => Id16.TryParse(Id, out var id) ? Plan[id] : null;

    private PlanStanding Standing => Plan.On(Item!, Day);

    private string Change => $"/transparency/{Id}/change";

    private static string What(PlanWording open) => open.Terms.Rhythm == Rung.Retired ? "Retire" : "Open";

    private static string Who(PlanWording open) => open.By.Mine ? "mine" : "other";

    private async Task AcceptAsync(PlanWording wording) => await DoAsync(Plan.Accept(Item!.Id, wording.Hash, Of<Bond>(), Day, Now));

    private async Task LetRestAsync(PlanWording wording) => await DoAsync(Plan.LetRest(Item!.Id, wording.Hash));

    private async Task RenewAsync() => await DoAsync(Plan.Renew(Item!.Id, PlanTerms.UsualDays, Of<Bond>(), Day, Now));

    private async Task EaseAsync() => await DoAsync(Plan.Ease(Item!.Id, Of<Bond>(), Day, Now));

    private async Task PauseAsync() => await DoAsync(Plan.Pause(Item!.Id, Day));

    private async Task ResumeAsync() => await DoAsync(Plan.Resume(Item!.Id, Of<Bond>(), Day, Now));

    private async Task WithdrawAsync() => await DoAsync(Plan.Withdraw(Item!.Id));
}
