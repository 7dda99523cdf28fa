using System.Text;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>One unlocked vault of a person, with what it has opened so far.</summary>
internal sealed class Device(Person owner, Shelf shelf, BclVault vault)
{
    private readonly Dictionary<Id16, Opened> _last = [];

    public BclVault Vault => vault;

    public Person Owner => owner;

    public Dictionary<Id16, List<Item>> Items { get; } = [];

    public Opened Last(Id16 space) => _last[space];

    /// <summary>Opens what the shelf has beyond this device, and expects nothing wrong.</summary>
    public Opened Pull(Id16 space)
    {
        var opened = TryPull(space);
        Assert.Equal(Fault.None, opened.Fault);
        return opened;
    }

    public Opened TryPull(Id16 space)
    {
        var frames = shelf.After(owner.Name, space, _last.TryGetValue(space, out var last) ? last.N : 0);
        return frames.Count == 0 ? _last[space] : Open(space, frames, frames[^1].N);
    }

    public Opened Open(Id16 space, IReadOnlyList<Frame> frames, long headN)
    {
        var opened = Now(vault.OpenAsync(space, shelf.Wraps(owner.Name, space), frames, headN));
        _last[space] = opened;
        Items.TryAdd(space, []);
        Items[space].AddRange(opened.Items);
        return opened;
    }

    /// <summary>The device at home after a lock: it goes on from what was sealed before it.</summary>
    public Device Relock()
    {
        var next = owner.UnlockAtHome(shelf);
        foreach (var space in _last.Keys.OrderBy(space => space != owner.Personal))
        {
            next.Restore(space, Now(vault.SnapshotAsync(space)));
            next.Items[space] = [.. Items[space]];
        }

        return next;
    }

    public Restored Restore(Id16 space, byte[] snapshot)
    {
        var restored = Now(vault.RestoreAsync(space, snapshot));
        _last[space] = new([], restored.N, restored.H, restored.Epoch, Fault.None, 0, restored.IsPersonal);
        Items[space] = [];
        return restored;
    }

    /// <summary>Opens what another device of the person has opened, and no more; both must then have seen the same.</summary>
    public void Follow(Device other)
    {
        foreach (var space in other._last.Keys.OrderBy(space => space != owner.Personal))
        {
            var (last, n) = (other.Last(space), _last.TryGetValue(space, out var mine) ? mine.N : 0);
            var frames = shelf.After(owner.Name, space, n).Where(frame => frame.N <= last.N).ToList();
            var opened = frames.Count == 0 ? _last[space] : Open(space, frames, last.N);
            Assert.Equal((last.N, Convert.ToHexString(last.H), last.Epoch, Fault.None), (opened.N, Convert.ToHexString(opened.H), opened.Epoch, opened.Fault));
            Assert.Equal(GoldenFile.Text(Items[space]), GoldenFile.Text(other.Items[space]));
        }
    }

    public Id16 Write(Id16 space, string text) => Write(space, [Draft(text)])[0];

    public List<Id16> Write(Id16 space, IReadOnlyList<Draft> drafts)
    {
        shelf.Append(space, Now(vault.SealAsync(space, drafts)));
        Pull(space);
        return [.. drafts.Select(draft => draft.Entry)];
    }

    public void Erase(Id16 space, Id16 target)
    {
        shelf.Erase(space, target, Now(vault.SealErasureAsync(space, Id16.New(), Person.Noon, target)));
        Pull(space);
    }

    public void AppendPersonal(IReadOnlyList<Frame> frames)
    {
        shelf.Append(owner.Personal, frames);
        Pull(owner.Personal);
    }

    public Id16 NewSpace()
    {
        var made = Now(vault.NewSharedAsync(Person.Noon));
        AppendPersonal(made.Personal);
        shelf.Create(owner.Name, made.Space, [made.Commit], null);
        Pull(made.Space);
        return made.Space;
    }

    /// <summary>The whole ceremony: invite, claim, admit; both have then opened the space.</summary>
    public void Meet(Device joiner, Id16 space)
    {
        var invite = Now(vault.NewInviteAsync(space, owner.Name, Person.Noon, Person.Noon + 1000));
        AppendPersonal(invite.Personal);
        var claim = Now(joiner.Vault.ClaimAsync(invite.Ticket, invite.Offer, joiner.Owner.Name, Person.Noon));
        joiner.AppendPersonal(claim.Personal);
        var admission = Now(vault.AdmitAsync(space, invite.Invite, claim.Claim, Person.Noon));
        AppendPersonal(admission.Personal);
        shelf.Commit(joiner.Owner.Name, space, admission);
        Pull(space);
        joiner.Pull(space);
    }

    public static Draft Draft(string text) => new(Id16.New(), Person.Noon, 64, 1, Fact(text));

    public static byte[] Fact(string text) => [11, .. "word.said.1"u8, .. Encoding.UTF8.GetBytes($"{{\"text\":\"{text}\"}}")];

    /// <summary>The answer of a call; the vault on the base library always answers at once.</summary>
    public static T Now<T>(Task<T> call) => call.GetAwaiter().GetResult();

    /// <summary>The code with which a call is refused.</summary>
    public static string Refused<T>(Func<Task<T>> call) => Assert.Throws<VaultException>(() => Now(call())).Code;
}
