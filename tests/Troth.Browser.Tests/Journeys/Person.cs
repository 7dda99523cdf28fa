using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Somebody in front of a browser of their own. Says what people do, in their words; knows where the buttons are.</summary>
public sealed partial class Person(string handle, IPage page, Uri server)
{
    /// <summary>The name on the other's screen.</summary>
    public string Name { get; } = char.ToUpperInvariant(handle[0]) + handle[1..];

    /// <summary>The open page.</summary>
    public IPage Page { get; } = page;

    /// <summary>The handle.</summary>
    public string Handle { get; } = handle;

    // Names are kept as a hash with the personal space, so that the browser's storage does not say what the words are for.
    private const string HasKept = """
        async (names) => {
          const { get, openDb } = await import('/device.js');
          const { fromHex, hex } = await import('/bytes.js');
          const { personal } = await get('device', 'this');
          const keyOf = async (name) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...fromHex(personal), ...new TextEncoder().encode(name)]))));
          const wanted = await Promise.all(names.map(keyOf));
          const keys = (await openDb()).transaction('local').objectStore('local').getAllKeys();
          return new Promise((resolve) => { keys.onsuccess = () => resolve(wanted.every((key) => keys.result.includes(key))); });
        }
        """;


    private ILocator App => Page.Locator("#app");

    /// <summary>The same person with one more tab of the same browser.</summary>
    public async Task<Person> OpensAnotherTabAsync() => new(Handle, await Page.Context.NewPageAsync(), server);

    /// <summary>Looks up the lines of a country.</summary>
    public async Task ChoosesACountryAsync(string country)
    {
        await Page.Locator("#country").SelectOptionAsync(new SelectOptionValue { Label = country });
        await Page.Locator("#lines h3").First.WaitForAsync();
    }

    /// <summary>Waits until the focus is at the page's title.</summary>
    public Task StandsAtTitleAsync(string title) => Page.Locator("h1:focus", new() { HasText = title }).WaitForAsync();

    /// <summary>Whether something shows where the keyboard is, and nothing lies over it.</summary>
    public Task<bool> SeesTheFocusAsync() => Page.EvaluateAsync<bool>("""
        () => {
          const shown = document.activeElement.closest('.choice') ?? document.activeElement;
          if (shown === document.body || getComputedStyle(shown).outlineStyle === 'none') return false;
          const { left, right, top, bottom } = shown.getBoundingClientRect();
          return [top + 4, (top + bottom) / 2, bottom - 4].some((y) => {
            const there = document.elementFromPoint((left + right) / 2, y);
            return there && (shown.contains(there) || there.contains(shown));
          });
        }
        """);

    /// <summary>Waits for a heading that is the page's title.</summary>
    public Task ReadsTitleAsync(string title) => Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 }).WaitForAsync();

    /// <summary>Goes to one of the five places.</summary>
    public Task GoesToAsync(string place) => App.Locator("nav.places").GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();

    /// <summary>Opens a page of the shell by its address.</summary>
    public Task OpensAsync(string path) => Page.GotoAsync(new Uri(server, path).ToString());

    /// <summary>Presses a visible button.</summary>
    public Task PressesAsync(string button) => Button(button).ClickAsync();

    /// <summary>Follows a visible link.</summary>
    public Task FollowsAsync(string link) => App.GetByRole(AriaRole.Link, new() { NameRegex = new(Regex.Escape(link)) }).First.ClickAsync();

    /// <summary>Sees a text, or waits until it is there.</summary>
    public async Task SeesAsync(string text)
    {
        try
        {
            await Page.GetByText(text).Filter(new() { Visible = true }).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Name} does not see \"{text}\" but: {await Page.Locator("body").InnerTextAsync()}");
        }
    }

    /// <summary>Does not see a text anywhere in the document.</summary>
    public async Task DoesNotSeeAsync(string text) => Assert.DoesNotContain(text, await Page.Locator("html").InnerHTMLAsync(), StringComparison.Ordinal);

    /// <summary>Does not see a text any longer, or waits until it is gone.</summary>
    public Task SeesNoMoreAsync(string text) => Page.GetByText(text).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

    /// <summary>The whole document and what stands in its fields, seen or not.</summary>
    public Task<string> EverythingInTheDocumentAsync() => Page.EvaluateAsync<string>("""
        () => [document.documentElement.textContent, document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)].join('\n')
        """);

    /// <summary>Waits until this browser keeps sealed words under these names.</summary>
    public async Task HasOnTheDeviceAsync(params string[] names)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await Page.EvaluateAsync<bool>(HasKept, names))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "The words were not kept.");
        }
    }

    /// <summary>Touches the device, as anybody does who is there.</summary>
    public Task TouchesAsync() => Page.Keyboard.PressAsync("Control");

    /// <summary>Touches the device in another tab until this one has heard of it.</summary>
    public async Task HearsTouchesOfAsync(Person other)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        await Page.EvaluateAsync("() => { window.heard = false; new BroadcastChannel('notes').onmessage = ({ data }) => { window.heard ||= Boolean(data.touch); }; }");
        while (!await Page.EvaluateAsync<bool>("() => window.heard"))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "Nothing was heard.");
            await other.TouchesAsync();
        }
    }

    // A button of a list says also, to the ear alone, what it is for: "Erase: the first line".
    private ILocator Button(string seen) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(seen)}( ?:|$)") });
}
