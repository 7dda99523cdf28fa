using Troth.Features.Meeting;
using Troth.Features.Ui;
using Troth.Protocol;

namespace Troth.Features.Setbacks;

/// <summary>A setback, written for me alone and kept on this device until I send it.</summary>
public sealed partial class SetbackFormPage
{
    private const string UnsentKey = "setback.unsent";

    private Account? account; // null until what was typed last is there again

    private bool AboutText => Refused is SetbackRefusals.NothingWritten or SetbackRefusals.TooLong;

    private IReadOnlyList<(Id16, string)> Touchable => [.. Touched.Holding(Life.State, account!.On).Select(each => (each.Id, $"{Text[$"touch.{each.Key}"]}: {each.Title}"))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        account = Account.Read(await Life.DraftAsync(UnsentKey)) ?? Account.Blank(Day);
    }

    private IReadOnlyList<(T, string)> Labels<T>(string key)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value, Text[$"{key}.{value}"].Value))];

    private Task KeepAsync(Account changed)
    {
        (account, Refused) = (changed, null);
        return Life.KeepDraftAsync(UnsentKey, changed.ToText());
    }

    private async Task SendAsync()
    {
        var id = Id16.New();
        if (await DoAsync(SharedSetbacks.Name(id, account!, Of<Bond>(), Day, Now)))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo($"/setbacks/{id}", MainLayout.JustShared);
        }
    }
}
