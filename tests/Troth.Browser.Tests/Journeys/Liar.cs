using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Troth.Protocol;
using Troth.Server.Tests.Engine.Hostile;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Stands between one browser and the server and lies about the shared record: another log, with heads that fit. All else goes to the real server.</summary>
internal sealed class Liar
{
    private readonly Lock _turn = new();
    private readonly IPage _page;
    private Func<Branch, Branch> _lie = truth => truth;
    private Id16 _shared;

    private Liar(IPage page) => _page = page;

    /// <summary>Takes its stand, truthful for now.</summary>
    public static async Task<Liar> AtAsync(IPage page)
    {
        var liar = new Liar(page);
        await page.RouteAsync("**/api/v1/heads*", liar.HeadsAsync);
        await page.RouteAsync("**/api/v1/spaces/*/log*", liar.LogAsync);
        return liar;
    }

    /// <summary>What is made of the truth from now on.</summary>
    public void Tells(Func<Branch, Branch> lie) => _lie = lie;

    /// <summary>What a browser appends goes here, and nowhere else.</summary>
    public Branch? Own { get; set; }

    /// <summary>Goes away: the server is honest again.</summary>
    public Task LeavesAsync() => _page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });

    private async Task HeadsAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var heads = JsonSerializer.Deserialize(await answer.BodyAsync(), ProtocolJson.Default.HeadsAnswer)!;
        var shared = heads.Spaces.Single(head => head.Epoch > 0); // the personal space has one epoch
        _shared = shared.Space;
        var lied = (await TellAsync(route)).Head(shared.FirstN);
        await route.FulfillAsync(new()
        {
            Response = answer,
            BodyBytes = JsonSerializer.SerializeToUtf8Bytes(heads with { Spaces = [.. heads.Spaces.Select(head => head.Space == _shared ? lied : head)] }, ProtocolJson.Default.HeadsAnswer),
        });
    }

    private async Task LogAsync(IRoute route)
    {
        if (!route.Request.Url.Contains($"/{_shared}/", StringComparison.Ordinal) || (route.Request.Method == "POST" && Own is null))
        {
            await route.ContinueAsync();
        }
        else if (route.Request.Method == "POST")
        {
            var epoch = uint.Parse(route.Request.Headers["troth-epoch"], CultureInfo.InvariantCulture);
            var written = Take(epoch, Frames.Read(route.Request.PostDataBuffer, out _)!);
            await route.FulfillAsync(new() { ContentType = "application/json", BodyBytes = JsonSerializer.SerializeToUtf8Bytes(written, ProtocolJson.Default.AppendAnswer) });
        }
        else
        {
            var after = long.Parse(route.Request.Url.Split("after=")[1].Split('&')[0], CultureInfo.InvariantCulture);
            var lied = await TellAsync(route);
            await route.FulfillAsync(new()
            {
                ContentType = Frames.MediaType,
                Headers = new Dictionary<string, string> { ["Troth-Head"] = $"{lied.N}:{Convert.ToHexStringLower(lied.H)}", ["Content-Type"] = Frames.MediaType },
                BodyBytes = Frames.WritePlaced([.. lied.Frames.Where(frame => frame.N > after)]),
            });
        }
    }

    private AppendAnswer Take(uint epoch, IReadOnlyList<Frame> frames)
    {
        lock (_turn)
        {
            return Own!.Append(epoch, frames).Answer!;
        }
    }

    private async Task<Branch> TellAsync(IRoute route)
    {
        var address = new Uri(new(route.Request.Url), $"/api/v1/spaces/{_shared}/log?after=0&limit={Limits.PageEntries}");
        var answer = await route.FetchAsync(new() { Url = address.ToString() });
        var truth = Branch.Of(_shared, Frames.ReadPlaced(await answer.BodyAsync(), out _)!);
        lock (_turn)
        {
            return _lie(truth);
        }
    }
}
