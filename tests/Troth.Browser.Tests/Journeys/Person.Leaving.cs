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

    /// <summary>Goes back as far as the browser lets them; it may answer with another page.</summary>
    public Task GoesBackAsync() => Page.EvaluateAsync("() => { history.back(); }");

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
