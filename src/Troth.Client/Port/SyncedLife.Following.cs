using Troth.Client.Interop;
using Troth.Domain;
using Troth.Features.Catalog;
using Troth.Protocol;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <content>Keeping up: with the server while this tab leads, else with what the leading tab keeps.</content>
internal sealed partial class SyncedLife
{
    private const string SignedOut = "port.signed-out";
    private const int BookmarkEvery = 250; // entries: fewer are opened sooner than a bookmark is read

    private readonly Tabs _tabs;
    private readonly Patience _sending;
    private readonly Turn _catching = new();
    private readonly TaskCompletionSource _begun = new();

    /// <summary>Opens everything this device has, and keeps following. A device that has nothing yet waits for the server first.</summary>
    /// <remarks>The pages are there before the server answers, so that a slow network keeps nobody from what is on the device.</remarks>
    public async Task StartAsync()
    {
        await _outbox.LoadAsync();
        var opened = await Sentences.TryAsync(async () => (object)await _replica.LoadAsync());
        await InTurnAsync(() => Sentences.TryAsync(_desk.SeeAsync));
        Show();
        new LentTurn(_replica, _tabs, _stop.Token).Lend();
        _tabs.Join();
        if (opened.Value is not true)
        {
            await _begun.Task;
        }

        _ = ReadOnAsync();
    }

    /// <summary>Reads what the first page did not ask for, whenever the browser has nothing else to do.</summary>
    private async Task ReadOnAsync()
    {
        while (!State.IsRead)
        {
            await Bridge.IdleAsync();
            State.ReadOn();
        }

        _read = true;
        await TellAsync(() => Task.WhenAll(_restorations.LoadAsync(), _lifeboat.LoadAsync()));
        await BookmarkAsync();
    }

    /// <summary>Leaves bookmarks for the next unlock, once everything else is done. One tab does it for all.</summary>
    private async Task BookmarkAsync()
    {
        if (_read && _tabs.Leads)
        {
            await Bridge.IdleAsync();
            await InTurnAsync(() => Sentences.TryAsync(() => _replica.BookmarkAsync(BookmarkEvery)));
        }
    }

    /// <summary>What the leading tab does until its term ends: it takes up what the one before it has kept, then follows the server and sends what waits.</summary>
    private async Task LeadAsync(CancellationToken term)
    {
        try
        {
            await CatchUpAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Lose(failure); // what this browser keeps cannot be read now: the server can still be
        }

        await Task.WhenAll(FollowAsync(term), SendAsync(term));
        await InTurnAsync(() => Task.FromResult<string?>(null)); // nothing of the ceremony is on its way either
    }

    private async Task FollowAsync(CancellationToken term)
    {
        try
        {
            await _replica.SyncAsync(term);
            ServerName = (await _relay.ServerAsync(term)).Name;
        }
        catch (Exception failure)
        {
            Lose(failure); // whatever it was, it is tried again below
        }

        _begun.TrySetResult();
        try
        {
            await _replica.FollowAsync(term);
        }
        catch (OperationCanceledException)
        {
            // another tab leads from here on, or the page is going
        }
        catch (Exception failure)
        {
            Lose(failure);
        }
    }

    private void Lose(Exception failure)
    {
        _line = Sentences.For(failure);
        Show();
    }

    /// <summary>Sends what waits whenever there may be something to send. A device that was signed out sends nothing, and drops nothing.</summary>
    private async Task SendAsync(CancellationToken term)
    {
        while (!term.IsCancellationRequested)
        {
            if (await _outbox.SendAsync(term, _stop.Token))
            {
                _sending.Calm();
            }

            await (_refusal is null or SignedOut ? _sending.RestAsync(term) : _sending.PauseAsync(term));
        }
    }

    private async Task HearAsync(string word)
    {
        switch (word)
        {
            case TabWords.Online or TabWords.Shown:
                _replica.Wake();
                _sending.Wake();
                break;
            case TabWords.Kept or TabWords.Waiting or TabWords.Left:
                await CatchUpAsync();
                _sending.Wake();
                break;
            case TabWords.Lost or TabWords.Reached:
                _line = word == TabWords.Lost ? "port.offline" : null;
                Show();
                break;
        }
    }

    /// <summary>Opens what another tab has kept. The outbox is read first: what has left it by then stands in the log that is read next.</summary>
    private async Task CatchUpAsync()
    {
        await _catching.TakeAsync(
            async () =>
            {
                await _outbox.LoadAsync();
                await InTurnAsync(() => Sentences.TryAsync(async () =>
                {
                    await _replica.ContinueFromStoreAsync();
                    await _desk.SeeAsync();
                }));
            },
            _stop.Token);
        Show();
    }

    private void Hear(News news)
    {
        var reach = news.Space == _replica.Personal ? Reach.OnlyMe : Reach.Both;
        _confirmed = _confirmed
            .With(news.Items.Select(item => FactFormat.Read(reach, item)).OfType<Fact>())
            .Without(reach, [.. news.Items.Select(FactFormat.Erased).OfType<Id16>()]);
        if (_outbox.TakeLate(news.Items.Select(item => item.Entry)) is { Count: > 0 } late)
        {
            _ = EraseAsync(news.Space, reach, late);
        }

        Show();
    }

    private async Task NoticeAsync(HeadsAnswer? heads)
    {
        _heads = heads ?? _heads;
        _line = heads is null ? "port.offline" : await InTurnAsync(() => Sentences.TryAsync(() => _desk.LookAsync(heads.Mailbox > 0, _stop.Token)));
        Tabs.Tell(heads is null ? TabWords.Lost : TabWords.Reached);
        Show();
        if (heads is not null)
        {
            await SettleAsync();
            _sending.Wake();
            await BookmarkAsync();
        }
    }

    private async Task MoveAsync(Exception? failure)
    {
        _refusal = failure is null ? null : Sentences.For(failure);
        Show();
        await SettleAsync();
    }

    /// <summary>Shows what was saved and sends it, or lets the leading tab send it.</summary>
    private void Post()
    {
        Show();
        _sending.Wake();
    }

    private async Task<string?> MeetAsync(Func<Task> work)
    {
        await _tabs.LeadAsync();
        var refusal = await InTurnAsync(() => Sentences.TryAsync(work));
        Show();
        Tabs.Tell(TabWords.Kept);
        await SettleAsync();
        return refusal;
    }

    /// <summary>Writes what this device owes the log: that it is connected, the name it shows, the keys of check-ins that both have sealed. One tab does it for all.</summary>
    private Task<string?> SettleAsync() =>
        _tabs.Leads ? InTurnAsync(() => Sentences.TryAsync(() => Owed.SettleAsync(this))) : Task.FromResult<string?>(null);

    private Task<string?> InTurnAsync(Func<Task<string?>> work) => _turn.TakeAsync(work, _stop.Token);
}
