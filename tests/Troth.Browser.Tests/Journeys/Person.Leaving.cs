using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What stands at the top of every page: Calm, help lines, leaving.</summary>
public sealed partial class Person
{
    /// <summary>Opens Calm from the top of the page.</summary>
    public Task OpensCalmAsync() => OpensFromTheTopAsync("Calm");

    /// <summary>Opens the help lines from the top of the page.</summary>
    public Task OpensHelpLinesAsync() => OpensFromTheTopAsync("Help lines");

    /// <summary>Leaves, as with a thumb.</summary>
    public Task LeavesAsync() => Page.Locator(".top .leave").ClickAsync();

    /// <summary>Presses the link that leaves and does not wait for what follows.</summary>
    public Task PressesLeaveAsync() => Page.Locator(".top .leave").DispatchEventAsync("click");

    /// <summary>Waits until nothing of the app is left.</summary>
    public Task IsAwayAsync() => Page.GetByRole(AriaRole.Heading, new() { Name = "Kitchen measures", Exact = true }).WaitForAsync();

    /// <summary>Presses the browser's Back, as often as it is there, and waits until something else is in the window.</summary>
    public async Task GoesBackAsync()
    {
        var browser = await Page.Context.NewCDPSessionAsync(Page);
        var history = (await browser.SendAsync("Page.getNavigationHistory"))!.Value;
        if (history.GetProperty("currentIndex").GetInt32() is > 0 and var here)
        {
            var gone = new TaskCompletionSource();
            Page.FrameNavigated += (_, _) => gone.TrySetResult();
            await browser.SendAsync("Page.navigateToHistoryEntry", new() { ["entryId"] = history.GetProperty("entries")[here - 1].GetProperty("id").GetInt32() });
            await gone.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>Puts the keyboard where a new page begins.</summary>
    public Task GoesToTheFirstStopAsync() => Page.Locator(".skip").First.FocusAsync();

    /// <summary>Presses the link that leaves; whether nothing can be seen from that moment on.</summary>
    public Task<bool> IsCoveredOnceLeavingAsync() => Page.EvaluateAsync<bool>("""
        () => {
          document.querySelector('.top .leave').click();
          return getComputedStyle(document.body).visibility === 'hidden';
        }
        """);

    /// <summary>Waits until the app is not in the document any more.</summary>
    public Task SeesNothingOfTheAppAsync() => Page.Locator("#app").WaitForAsync(new() { State = WaitForSelectorState.Detached });

    /// <summary>Waits until the worker that held the keys has ended.</summary>
    public async Task HasNoVaultAsync()
    {
        var ended = new TaskCompletionSource();
        foreach (var worker in Page.Workers)
        {
            worker.Close += (_, _) => ended.TrySetResult();
        }

        if (Page.Workers.Count > 0)
        {
            await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private async Task OpensFromTheTopAsync(string link)
    {
        await Page.Locator(".top nav").GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await ReadsTitleAsync(link);
    }
}
