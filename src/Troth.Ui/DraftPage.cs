using Microsoft.AspNetCore.Components;
using Troth.Domain;

namespace Troth.Ui;

/// <summary>A page on which something is written for its author alone, and kept on this device until it is sent.</summary>
public abstract class DraftPage<T> : LifePage
    where T : class
{
    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is typed; null until what was typed last is there again.</summary>
    protected T? Typed { get; private set; }

    /// <summary>Where the device keeps it.</summary>
    protected abstract string UnsentKey { get; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Typed = Read(await Life.DraftAsync(UnsentKey));
    }

    /// <summary>What a page begins with, from what was kept; an empty text where nothing was.</summary>
    protected abstract T Read(string kept);

    /// <summary>The words to keep.</summary>
    protected abstract string Write(T typed);

    /// <summary>Keeps what is typed.</summary>
    protected Task KeepAsync(T typed)
    {
        (Typed, Refused) = (typed, null);
        return Life.KeepDraftAsync(UnsentKey, Write(typed));
    }

    /// <summary>Why the last try was refused, where that is about one part of the page.</summary>
    protected string? ErrorAt(params ReadOnlySpan<string> reasons) => Refused is not null && reasons.Contains(Refused) ? Why : null;

    /// <summary>Sends what was decided, forgets what was typed, and goes to another page.</summary>
    protected async Task SendAsync<TEvent>(Decision<TEvent> decision, string then)
        where TEvent : LifeEvent
    {
        if (await DoAsync(decision))
        {
            await Life.KeepDraftAsync(UnsentKey, "");
            Navigation.NavigateTo(then, MainLayout.JustShared);
        }
    }
}
