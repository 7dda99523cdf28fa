using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>When a snapshot is refused, and that nothing is left of one that was (protocol.md 3.7).</summary>
public sealed class SnapshotTests
{
    private readonly Shelf _shelf = new();
    private readonly Device _ada;
    private readonly Id16 _space;

    public SnapshotTests()
    {
        Person.Ada.Register(_shelf);
        Person.Ben.Register(_shelf);
        _ada = Person.Ada.UnlockAtHome(_shelf);
        _ada.Pull(Person.Ada.Personal);
        _space = _ada.NewSpace();
        _ada.Write(_space, "a word");
        var ben = Person.Ben.UnlockAtHome(_shelf);
        ben.Pull(Person.Ben.Personal);
        _ada.Meet(ben, _space);
        ben.Write(_space, "an answer");
        _ada.Pull(_space);
    }

    private static Id16 Personal => Person.Ada.Personal;

    [Fact]
    public void A_restored_device_reads_on_writes_erases_and_lets_somebody_in()
    {
        var next = _ada.Relock();
        var word = next.Write(_space, "and on");
        next.Erase(_space, word);
        next.Erase(_space, _ada.Items[_space][1].Entry);
        var other = next.NewSpace();
        var ben = Person.Ben.Unlock(_shelf);
        next.Meet(ben, other);
        Assert.Equal([ItemState.Erased, ItemState.Verified, ItemState.Verified], Fresh().Items[_space].TakeLast(3).Select(item => item.State));
        Assert.Equal(Device.Now(ben.Vault.StateWordsAsync(other)), Device.Now(next.Vault.StateWordsAsync(other)));
    }

    [Fact]
    public void A_restored_device_writes_under_a_chain_of_its_own()
    {
        var sealedOnly = Device.Now(_ada.Vault.SealAsync(_space, [Device.Draft("sealed before the lock, sent after it")]));
        var next = _ada.Relock();
        next.Write(_space, "sealed after the lock");
        _shelf.Append(_space, sealedOnly);
        next.Pull(_space);
        Assert.Equal(next.Last(_space).N, Fresh().Last(_space).N);
    }

    [Fact]
    public void An_open_space_is_not_replaced_and_a_stopped_one_not_kept()
    {
        var snapshot = Seal(_space);
        Refused("stopped", _ada, _space, snapshot);
        Refused("stopped", _ada, Personal, Seal(Personal));
        var next = _ada.Relock();
        Refused("stopped", next, _space, snapshot);
        next.Open(_space, [], 99);
        Refused("stopped", next, _space, snapshot);
        Assert.Equal("stopped", Device.Refused(() => next.Vault.SnapshotAsync(_space)));
        Assert.Equal("unknown_space", Device.Refused(() => next.Vault.SnapshotAsync(Id16.New())));
    }

    [Fact]
    public void The_personal_space_comes_first()
    {
        var next = Person.Ada.UnlockAtHome(_shelf);
        Refused("no_key", next, _space, Seal(_space));
        Assert.True(next.Restore(Personal, Seal(Personal)).IsPersonal);
        Assert.False(next.Restore(_space, Seal(_space)).IsPersonal);
    }

    [Fact]
    public void A_snapshot_of_another_space_device_or_account_does_not_open()
    {
        var next = Person.Ada.UnlockAtHome(_shelf);
        Refused("wrong_secret", next, Personal, Seal(_space));
        next.Pull(Personal);
        Refused("wrong_secret", next, _space, Seal(Personal));
        Refused("wrong_secret", next, _space, []);
        Refused("wrong_secret", next, _space, [.. Seal(_space)[..^1], 0]);
        Refused("wrong_secret", Person.Ada.Unlock(_shelf), _space, Seal(_space));
        Refused("wrong_secret", Person.Ben.Unlock(_shelf), _space, Seal(_space));
        Restores(next, _space);
    }

    [Fact]
    public void A_snapshot_that_was_cut_lengthened_or_changed_is_dropped_without_a_trace()
    {
        var inside = _ada.Vault.Open().LogOf(_space).ToSnapshot();
        var next = Person.Ada.UnlockAtHome(_shelf);
        next.Pull(Personal);
        for (var length = 0; length < inside.Length; length++)
        {
            Refused("bad_input", next, _space, SealAs(_space, inside[..length]));
        }

        byte[][] others = [[.. inside, 0], [2, .. inside[1..]], [1, 1, .. inside[2..]], [1, 2, .. inside[2..]]];
        Assert.All(others, bytes => Refused("bad_input", next, _space, SealAs(_space, bytes)));
        Restores(next, _space);
    }

    [Fact]
    public void A_personal_snapshot_that_breaks_off_teaches_nothing()
    {
        var inside = _ada.Vault.Open().LogOf(Personal).ToSnapshot();
        var next = Person.Ada.UnlockAtHome(_shelf);
        for (var length = 0; length < inside.Length; length++)
        {
            Refused("bad_input", next, Personal, SealAs(Personal, inside[..length]));
        }

        Refused("bad_input", next, Personal, SealAs(Personal, [1, 2, .. inside[2..]]));
        Refused("no_key", next, Personal, SealAs(Personal, [1, 0, .. inside[2..]]));
        Assert.Null(next.Vault.Open().Keyring.Me);
        Assert.Empty(next.Vault.Open().Keyring.Learnt);
        Restores(next, Personal);
    }

    [Fact]
    public void A_personal_space_that_is_behind_has_not_taught_the_contacts_of_a_later_snapshot()
    {
        var next = Person.Ada.UnlockAtHome(_shelf);
        next.Open(Personal, _shelf[Personal][..4], 0);
        Refused("bad_input", next, _space, Seal(_space));
        next.Pull(Personal);
        Restores(next, _space);
    }

    [Fact]
    public void The_app_can_neither_open_a_snapshot_nor_make_one()
    {
        var name = "snapshot/" + _space;
        Assert.Equal("bad_input", Device.Refused(() => _ada.Vault.LocalOpenAsync(name, Seal(_space))));
        Assert.Equal("bad_input", Device.Refused(() => _ada.Vault.LocalSealAsync(name, [])));
        Assert.Equal("bad_input", Device.Refused(() => _ada.Vault.LocalSealAsync("snapshot/", [])));
        Assert.Equal([1], Device.Now(_ada.Vault.LocalOpenAsync("snapshots", Device.Now(_ada.Vault.LocalSealAsync("snapshots", [1])))));
        _ada.Vault.Lock();
        Assert.Equal("locked", Device.Refused(() => _ada.Vault.SnapshotAsync(_space)));
        Assert.Equal("locked", Device.Refused(() => _ada.Vault.RestoreAsync(_space, [])));
    }

    private byte[] Seal(Id16 space) => Device.Now(_ada.Vault.SnapshotAsync(space));

    /// <summary>Bytes sealed as only the vault itself can.</summary>
    private byte[] SealAs(Id16 space, byte[] inside) =>
        Gcm.Seal(RandomNumberGenerator.Fill, _ada.Vault.Open().LocalKey, inside, Labels.With(Labels.LocalAad, Fields.Variable([.. "snapshot/"u8, .. System.Text.Encoding.ASCII.GetBytes(space.ToString())])));

    private Device Fresh()
    {
        var fresh = Person.Ada.Unlock(_shelf);
        fresh.Pull(_space);
        return fresh;
    }

    private void Restores(Device device, Id16 space)
    {
        var restored = device.Restore(space, Seal(space));
        Assert.Equal((_ada.Last(space).N, Convert.ToHexString(_ada.Last(space).H)), (restored.N, Convert.ToHexString(restored.H)));
    }

    private static void Refused(string code, Device device, Id16 space, byte[] snapshot) =>
        Assert.Equal(code, Device.Refused(() => device.Vault.RestoreAsync(space, snapshot)));
}
