using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Troth.Server.Live;

/// <summary>Somebody who listens for pokes of one account. What it hears ends with the request, and with the server.</summary>
internal sealed class Ear : IDisposable
{
    private readonly Channel<SseItem<string>> sounds =
        Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly ITimer timer;
    private readonly CancellationTokenRegistration stopping;
    private readonly CancellationTokenRegistration gone;
    private readonly Action<Ear> leave;

    public Ear(TimeProvider time, TimeSpan beat, (CancellationToken Stopping, CancellationToken Gone) ends, Action<Ear> leave)
    {
        this.leave = leave;
        timer = time.CreateTimer(_ => Hear(Poke.Beat), null, beat, beat);
        stopping = ends.Stopping.Register(() => sounds.Writer.TryComplete());
        gone = ends.Gone.Register(() => sounds.Writer.TryComplete());
    }

    /// <summary>What is heard, in order. A slow listener misses the oldest, which is harmless: a poke only says "look again".</summary>
    public IAsyncEnumerable<SseItem<string>> Sounds => sounds.Reader.ReadAllAsync(CancellationToken.None);

    public void Hear(SseItem<string> poke) => sounds.Writer.TryWrite(poke);

    /// <inheritdoc/>
    public void Dispose()
    {
        leave(this);
        timer.Dispose();
        stopping.Dispose();
        gone.Dispose();
    }
}
