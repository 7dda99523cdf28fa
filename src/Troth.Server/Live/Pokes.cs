using System.Net.ServerSentEvents;
using Troth.Protocol;
using Troth.Server.Store;

namespace Troth.Server.Live;

/// <summary>Who listens now, by account, in this process. Nothing is kept of whom it reached.</summary>
internal sealed class Pokes(TimeProvider time, IHostApplicationLifetime life)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Id16, HashSet<Ear>> ears = [];

    /// <summary>Starts to listen; dispose the ear to stop.</summary>
    /// <param name="beat">The time between heartbeats.</param>
    /// <param name="gone">Ends the listening when the request ends.</param>
    public Ear Listen(Id16 account, TimeSpan beat, CancellationToken gone)
    {
        var ear = new Ear(time, beat, (life.ApplicationStopping, gone), ear => Leave(account, ear));
        lock (gate)
        {
            (ears.TryGetValue(account, out var others) ? others : ears[account] = []).Add(ear);
        }

        return ear;
    }

    /// <summary>Tells the members that a space has moved.</summary>
    public void Tell(Written written, Id16 space)
    {
        foreach (var account in written.Tell)
        {
            if (Listens(account))
            {
                Tell(account, Poke.Space(space, written.Answer.N));
            }
        }
    }

    /// <summary>Tells everybody who listens for the account.</summary>
    public void Tell(Id16 account, SseItem<string> poke)
    {
        lock (gate)
        {
            foreach (var ear in ears.GetValueOrDefault(account, []))
            {
                ear.Hear(poke);
            }
        }
    }

    private bool Listens(Id16 account)
    {
        lock (gate)
        {
            return ears.ContainsKey(account);
        }
    }

    private void Leave(Id16 account, Ear ear)
    {
        lock (gate)
        {
            if (ears.TryGetValue(account, out var others) && others.Remove(ear) && others.Count == 0)
            {
                ears.Remove(account);
            }
        }
    }
}
