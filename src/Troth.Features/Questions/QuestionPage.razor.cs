using Microsoft.AspNetCore.Components;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Questions;

/// <summary>One question, all that was said to it, and what each may say now.</summary>
public sealed partial class QuestionPage
{
    private const int UsualDays = 3;

    private Answer? answer; // null until what was typed last is there again
    private string? said;

    /// <summary>The question's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private Exchange? Exchange => Id16.TryParse(Id, out var id) ? Of<Exchanges>()[id] : null;

    private string UnsentKey => $"question.answer.{Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        answer = Answer.Read(await Life.DraftAsync(UnsentKey));
    }

    private static IEnumerable<Reply> Replies(Exchange exchange) => Enum.GetValues<Reply>().Where(exchange.Takes);

    // The need of my own question is shown to me alone, unless it went along.
    private string Need(Exchange exchange) => exchange.Need.Length > 0 || !exchange.By.Mine ? exchange.Need : Of<Exchanges>().NeedOf(exchange.Id);

    private Task ChooseAsync(Reply reply) => KeepAsync(answer! with { Reply = reply, ReplyBy = reply == Reply.NotYet ? Day.AddDays(UsualDays) : null });

    private Task KeepAsync(Answer typed)
    {
        (answer, said, Refused) = (typed, null, null);
        return Life.KeepDraftAsync(UnsentKey, typed == Answer.Blank ? "" : typed.ToText());
    }

    private async Task SayAsync()
    {
        var typed = Exchange!.Open ? answer! : new(Reply.Answered, answer!.Words);
        if (await DoAsync(Of<Exchanges>().Say(Exchange.Id, typed, Of<Bond>(), Day, Now)))
        {
            await KeepAsync(Answer.Blank);
            said = "Sent";
        }
    }

    private async Task TakeBackAsync()
    {
        if (await DoAsync(Of<Exchanges>().TakeBack(Exchange!.Id)))
        {
            said = "TakenBackNow";
        }
    }
}
