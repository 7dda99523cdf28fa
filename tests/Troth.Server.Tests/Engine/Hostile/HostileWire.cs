using System.Net.Http.Json;
using Troth.Protocol;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>
/// Whoever runs the server, malicious: for the person behind this wire some spaces are not what the real server has, but a branch of the liar's own.
/// It is read, appended to and counted in the heads as if it were the truth.
/// </summary>
internal sealed class HostileWire(HttpMessageHandler? inner = null) : DelegatingHandler(inner ?? new HttpClientHandler())
{
    /// <summary>The first place this person may read, by space.</summary>
    public Dictionary<Id16, long> FirstN { get; } = [];

    public Dictionary<Id16, Branch> Lies { get; } = [];

    /// <summary>Whether the heads are the true ones all the same.</summary>
    public bool Boasts { get; set; }

    /// <summary>A space that is listed whether or not the person is a member.</summary>
    public SpaceHead? Lists { get; set; }

    /// <summary>What an append is answered with, instead of doing it.</summary>
    public Func<IReadOnlyList<Frame>, AppendAnswer>? Feigns { get; set; }

    /// <summary>How the slots are changed that unlock the account.</summary>
    public Func<IReadOnlyList<SlotRecord>, IReadOnlyList<SlotRecord>>? Swaps { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is [_, _, "spaces", var id, .. var rest] && Id16.TryParse(id, out var space) && Lies.TryGetValue(space, out var branch))
        {
            return await LieAsync(request, branch, rest, cancellationToken);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        return path switch
        {
            [_, _, "heads"] => await HeadsAsync(answer, cancellationToken),
            [_, _, "sessions"] when Swaps is not null => await SlotsAsync(answer, cancellationToken),
            _ => answer,
        };
    }

    private async Task<HttpResponseMessage> LieAsync(HttpRequestMessage request, Branch branch, string[] path, CancellationToken stop) => path switch
    {
        ["log"] when request.Method == HttpMethod.Get =>
            Replies.Page(branch, Math.Max(Replies.After(request.RequestUri!), FirstN[branch.Head(0).Space] - 1), Limits.PageEntries),
        ["log"] => await AppendAsync(request, branch, stop),
        _ => await base.SendAsync(request, stop),
    };

    private async Task<HttpResponseMessage> AppendAsync(HttpRequestMessage request, Branch branch, CancellationToken stop)
    {
        var frames = Frames.Read(await request.Content!.ReadAsByteArrayAsync(stop), out _)!;
        return Replies.Of(Feigns is { } feign ? (feign(frames), null) : branch.Append(Replies.Epoch(request), frames));
    }

    private async Task<HttpResponseMessage> HeadsAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var heads = (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.HeadsAnswer, stop))!;
        foreach (var head in heads.Spaces)
        {
            FirstN[head.Space] = head.FirstN;
        }

        var spaces = heads.Spaces.Select(head => !Boasts && Lies.TryGetValue(head.Space, out var branch) ? branch.Head(head.FirstN) : head);
        return Replies.Json(heads with { Spaces = [.. spaces, .. Lists is { } listed ? [listed] : Array.Empty<SpaceHead>()] }, ProtocolJson.Default.HeadsAnswer);
    }

    private async Task<HttpResponseMessage> SlotsAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var signedIn = (await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.SignInAnswer, stop))!;
        return Replies.Json(signedIn with { Slots = Swaps!(signedIn.Slots) }, ProtocolJson.Default.SignInAnswer);
    }
}
