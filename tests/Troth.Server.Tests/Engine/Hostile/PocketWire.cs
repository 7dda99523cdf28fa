namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>What becomes of the next request that writes.</summary>
internal enum Fate
{
    /// <summary>It comes and is answered.</summary>
    Comes,

    /// <summary>It comes, and its answer is lost.</summary>
    Unanswered,

    /// <summary>It is lost.</summary>
    Lost,

    /// <summary>It comes twice.</summary>
    Twice,

    /// <summary>It seems lost and comes when nobody expects it any more.</summary>
    Late,
}

/// <summary>The network between a device and the server in memory.</summary>
internal sealed class PocketWire(PocketServer server, Account account) : HttpMessageHandler
{
    private readonly Queue<Letter> _late = [];

    public Fate Next { get; set; }

    /// <summary>Whether nothing else comes through either, until <see cref="Mend"/>.</summary>
    public bool IsDown { get; set; }

    /// <summary>The connection is back.</summary>
    public void Mend() => (Next, IsDown) = (Fate.Comes, false);

    /// <summary>What was still under way arrives, whatever has been sent since.</summary>
    public void Arrive()
    {
        while (_late.TryDequeue(out var letter))
        {
            server.Answer(letter).Dispose();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var epoch = request.Headers.Contains("Troth-Epoch") ? Replies.Epoch(request) : 0;
        var letter = new Letter(account, request.Method, request.RequestUri!, epoch, body);
        if (IsDown)
        {
            throw new HttpRequestException("There is no network.");
        }

        if (!letter.Writes)
        {
            return server.Answer(letter);
        }

        var fate = Next;
        Next = Fate.Comes;
        return fate switch
        {
            Fate.Comes => server.Answer(letter),
            Fate.Twice => Twice(letter),
            _ => throw Lose(fate, letter),
        };
    }

    private HttpResponseMessage Twice(Letter letter)
    {
        server.Answer(letter).Dispose();
        return server.Answer(letter);
    }

    private HttpRequestException Lose(Fate fate, Letter letter)
    {
        IsDown = true; // whoever loses an answer cannot look at once
        if (fate == Fate.Unanswered)
        {
            server.Answer(letter).Dispose();
        }
        else if (fate == Fate.Late)
        {
            _late.Enqueue(letter);
        }

        return new("The answer was lost.");
    }
}
