using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Profile;

namespace Troth.Ui;

/// <summary>A page, or a part of one, that shows a life and follows its changes.</summary>
public abstract class LifePage : ComponentBase, IDisposable
{
    private bool writing;

    /// <summary>The port to everything beyond the page.</summary>
    [Inject]
    protected ILife Life { get; set; } = default!;

    [Inject]
    private IStringLocalizer<LifePage> Shared { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Refusal> Reasons { get; set; } = default!;

    [Inject]
    private IStringLocalizer<DayName> Days { get; set; } = default!;

    /// <summary>Local time.</summary>
    protected DateTimeOffset Now => Life.Clock.GetLocalNow();

    /// <summary>The day it is here.</summary>
    protected DateOnly Day => DateOnly.FromDateTime(Now.Date);

    /// <summary>The day here of a moment.</summary>
    protected DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Life.Clock.LocalTimeZone).Date);

    /// <summary>A day in words, where there is room for plain text only.</summary>
    protected string InWords(DateOnly day) => DayName.Of(Days, day, Day);

    /// <summary>The other's name, as far as it is known.</summary>
    protected string Other => Of<Names>().OtherNow(Of<Bond>(), Now)
        ?? Life.Ceremony switch { Ceremony.Claimed claimed => claimed.Name, Ceremony.Waiting waiting => waiting.Name, _ => Shared["Other"].Value };

    /// <summary>Why the last try was refused, as a key, or null.</summary>
    protected string? Refused { get; set; }

    /// <summary>Why the last try was refused, in words, or null.</summary>
    protected string? Why => Refused is null ? null : Reasons[Refused].Value;

    /// <summary>The state of a slice.</summary>
    protected TState Of<TState>()
        where TState : class =>
        Life.State.Of<TState>();

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Life.Changed += Follow;
        return OnChangedAsync();
    }

    /// <summary>Called first of all, and whenever the life has changed.</summary>
    protected virtual Task OnChangedAsync() => Task.CompletedTask;

    /// <summary>Whether it can be sent as it stands; where not, the page says why before anything is asked.</summary>
    protected bool May<TEvent>(Decision<TEvent> decision)
        where TEvent : LifeEvent
    {
        Refused = (decision as Decision<TEvent>.Refused)?.Reason;
        StateHasChanged();
        return Refused is null;
    }

    /// <summary>Writes what was decided, or keeps the reason why not. What was typed stays.</summary>
    protected async Task<bool> DoAsync<TEvent>(Decision<TEvent> decision)
        where TEvent : LifeEvent
    {
        if (writing)
        {
            return false; // pressed twice
        }

        writing = true;
        Refused = (decision as Decision<TEvent>.Refused)?.Reason;
        try
        {
            if (decision is Decision<TEvent>.Accepted { Events: not [] } accepted)
            {
                await Life.WriteAsync(NewFact.From(accepted));
            }
        }
        finally
        {
            writing = false;
        }

        return Refused is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Life.Changed -= Follow;
        GC.SuppressFinalize(this);
    }

    private void Follow() => _ = InvokeAsync(async () =>
    {
        await OnChangedAsync();
        StateHasChanged();
    });
}
