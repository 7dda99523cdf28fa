using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Client.Port;

/// <content>Going on from what the other has, and what becomes of the words that only stood on this device's branch.</content>
internal sealed partial class SyncedLife
{
    private readonly Lifeboat _lifeboat;
    private bool _healing;

    public int Rescued => _lifeboat.Rescued.Count;

    /// <remarks>While it is read anew a record has not stopped, and nobody knows yet whether it will: until then it counts as before.</remarks>
    public bool SharedStopped => _healing || _replica.Stops.Any(stopped => stopped.Space == _desk.Shared);

    public async Task<string?> FollowOtherAsync(string words)
    {
        var (places, follows) = (await _desk.PlacesAsync(words), false);
        _healing = true;
        try
        {
            var refusal = places.Count == 0 ? null : await MeetAsync(async () => follows = await _replica.HealAsync(Shared, places, _stop.Token));
            return refusal ?? (follows ? null : "port.words-unknown");
        }
        finally
        {
            _healing = false;
            Show();
        }
    }

    public async Task SendRescuedAsync()
    {
        var things = _lifeboat.Rescued;
        await _outbox.AddAsync(things);
        await _lifeboat.ClearAsync();
        Post();
    }

    public Task DropRescuedAsync() => TellAsync(_lifeboat.ClearAsync);

    /// <summary>What the person has asked to erase meanwhile is not offered again.</summary>
    private Task RescueAsync(Id16 space, IReadOnlyList<Draft> drafts) => _lifeboat.AddAsync(
    [
        .. drafts.Where(draft => !_outbox.Waiting.Any(thing => thing.Target == draft.Entry))
            .Select(draft => new Waiting(space, Reach.Both, draft.Entry, draft.Time, draft.Kind, draft.Schema, draft.Payload)),
    ]);
}
