using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Looks at whatever a page shows, with axe and with a ruler, and notes what would keep somebody out.</summary>
public sealed class Inspection(IPage page)
{
    private const string Ruler = """
        () => {
          const found = [];
          const seen = (selector, root = document) => [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
          const main = seen('main');
          if (main.length !== 1) found.push(`${main.length} main parts`);
          if (seen('h1').length !== 1) found.push(`${seen('h1').length} titles`);
          if (location.pathname !== '/leave.html' && document.title !== 'Notes') found.push(`the window is called ${document.title}`);
          if (document.documentElement.scrollWidth > innerWidth) {
            const wide = seen('body *').filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5).map((element) => element.tagName + '.' + element.className);
            found.push(`${document.documentElement.scrollWidth} px wide where ${innerWidth} are: ${wide.slice(0, 3).join(', ')}`);
          }
          const cut = (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
          for (const box of seen('.card, .notice, .field, .example, button, .button, label, legend, summary, td, th, dd, .top, .places a, h1, h2, h3').filter((element) => !element.closest('.unseen') && cut(element))) {
            found.push(`words that do not fit: ${box.tagName}.${box.className}: ${box.textContent.trim().slice(0, 40)}`);
          }
          const side = seen('.places')[0]?.getBoundingClientRect();
          if (side && side.height > side.width) {
            for (const under of seen('.example *, main *').filter((element) => !element.closest('.unseen') && element.getBoundingClientRect().left < side.right)) {
              found.push(`under the places: ${under.tagName}.${under.className}`);
            }
          }
          for (const target of seen('nav a, .top > a:not(.skip), .actions > *, .button, button, summary, label.choice, .scale > label')) {
            const { width, height } = target.getBoundingClientRect();
            if (Math.min(width, height) < 43.5) found.push(`a target of ${Math.round(width)} by ${Math.round(height)}: ${target.textContent.trim()}`);
          }
          if ([...document.querySelectorAll('#app [role=status]')].some((place) => getComputedStyle(place).display === 'none')) found.push('a place for news that nothing watches until it is full');
          const asked = seen('input, textarea', main[0])[0];
          const marker = seen('#app .marker')[0];
          const inApp = !document.getElementById('app')?.hidden && location.pathname !== '/leave.html';
          if (inApp && !marker) found.push('nobody says who can see this');
          if (inApp && asked && marker && !(marker.compareDocumentPosition(asked) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push('asks before it says who can see it');
          return found;
        }
        """;

    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    private readonly List<string> _findings = [];

    /// <summary>Says everything that was found, if anything was.</summary>
    public void FindsNothing() => Assert.True(_findings.Count == 0, string.Join('\n', _findings));

    /// <summary>Looks at what stands there now: in light and in dark, as narrow as 320 px, at a desk, at 200 % in a window of 1280 by 800, and with letters twice as large.</summary>
    public async Task LookAsync(string view)
    {
        var size = page.ViewportSize!;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(size.Width, Math.Max(size.Height, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight")));
        await AxeAsync(view, Everything); // as tall as the view: nothing lies half under the bar of places by chance
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await MeasureAsync(view);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AxeAsync($"{view}, dark", Colours);
        await page.SetViewportSizeAsync(320, 640);
        await MeasureAsync($"{view}, 320 px");
        await page.SetViewportSizeAsync(1280, 800);
        await MeasureAsync($"{view}, at a desk");
        await page.SetViewportSizeAsync(640, 400);
        await MeasureAsync($"{view}, 200 %");
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        await MeasureAsync($"{view}, large letters");
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private async Task AxeAsync(string view, AxeRunOptions options)
    {
        var result = await page.RunAxe(options);
        _findings.AddRange(result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{view}: {rule.Id} at {node.Target}: {node.Html}")));
    }

    private async Task MeasureAsync(string view) => _findings.AddRange((await page.EvaluateAsync<string[]>(Ruler)).Select(found => $"{view}: {found}"));
}
