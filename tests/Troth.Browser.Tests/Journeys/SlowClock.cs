using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>A clock for the vault's worker that goes only when it is told to, so that two minutes pass at once.</summary>
public sealed class SlowClock
{
    private const string Hands = """
        {
          const timers = new Map();
          const started = Date.now();
          let passed = 0, last = 0;
          Date.now = () => started + passed;
          self.setTimeout = (run, wait) => { timers.set(++last, { run, due: passed + wait }); return last; };
          self.clearTimeout = (timer) => timers.delete(timer);
          self.pass = (seconds) => {
            passed += 1000 * seconds;
            for (const [timer, { run, due }] of [...timers]) if (due <= passed && timers.delete(timer)) run();
          };
        }

        """;

    private readonly IPage _page;

    private SlowClock(IPage page) => _page = page;

    /// <summary>Gives the next vault of this page the clock.</summary>
    public static async Task<SlowClock> AtAsync(IPage page)
    {
        await page.RouteAsync("**/vault.js", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Hands + await answer.TextAsync() });
        });
        return new(page);
    }

    /// <summary>Lets time pass, in the page too, after everything that was asked of the vault before.</summary>
    public async Task PassAsync(int seconds)
    {
        await _page.EvaluateAsync("""
            async (seconds) => {
              await (await import('/port.js')).vault('status');
              const now = performance.now.bind(performance);
              performance.now = () => now() + 1000 * seconds;
            }
            """, seconds);
        await _page.Workers.Single().EvaluateAsync<object?>("seconds => self.pass(seconds)", seconds);
    }
}
