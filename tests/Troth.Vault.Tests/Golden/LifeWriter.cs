using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Lives the life of the golden file: two people with fixed random sources.</summary>
internal sealed class LifeWriter
{
    private static readonly int[] Lengths = [0, 1, 13, 100, 700, 906, 907, 1500, 3000, 5000, 12_000, 20, 30, 40, 50, 60, 70, 80, 90, 110, 120];

    private readonly Draw _draw = Fixed.Draw("life");
    private readonly Shelf _shelf = new();
    private readonly Person _adaAccount = Make("Ada", "ada.1");
    private readonly Person _benAccount = Make("Ben", "ben_2");
    private readonly Device _ada;
    private readonly Device _ben;
    private readonly Id16 _space;
    private long _time = Person.Noon;

    public LifeWriter()
    {
        _adaAccount.Register(_shelf);
        _benAccount.Register(_shelf);
        _ada = _adaAccount.Unlock(_shelf, Fixed.Draw("ada's device"));
        _ben = _benAccount.Unlock(_shelf, Fixed.Draw("ben's device"));
        _space = _ada.NewSpace();
    }

    public Life Write()
    {
        Say(_ada, 10, 20);
        _ada.Meet(_ben, _space);
        Write(_ben, [new(_draw.Id(), ++_time, 2, 1, [])]);
        foreach (var length in Lengths)
        {
            Say(length % 2 == 0 ? _ada : _ben, length);
        }

        var two = Say(_ada, 40, 50, 60);
        _ben.Pull(_space);
        Erase(_ada, two[1]);
        Erase(_ada, two[2]);
        Erase(_ben, Say(_ben, 70)[0]);
        Write(_ada, [new(_draw.Id(), ++_time, 99, 7, [1, 2, 3]), new(_draw.Id(), ++_time, 12, 1, [])]);
        Forge();
        Rotate();
        Say(_ada, 5, 6, 7);
        Say(_ben, 8, 9);
        Erase(_ada, Say(_ada, 11)[0]);
        Say(_ada, 12);
        return new(1, [Show(_adaAccount, _ada), Show(_benAccount, _ben)]);
    }

    private List<Id16> Say(Device device, params int[] lengths) =>
        Write(device, [.. lengths.Select(length => new Draft(_draw.Id(), ++_time, 64, 1, _draw.Bytes(length)))]);

    private List<Id16> Write(Device device, IReadOnlyList<Draft> drafts)
    {
        device.Pull(device.Owner.Personal);
        device.Pull(_space);
        return device.Write(_space, drafts);
    }

    private void Erase(Device device, Id16 target)
    {
        _shelf.Erase(_space, target, Device.Now(device.Vault.SealErasureAsync(_space, _draw.Id(), ++_time, target)));
        device.Pull(_space);
    }

    /// <summary>Two entries that open with a wrong and with no tag.</summary>
    private void Forge()
    {
        _ben.Pull(_space);
        var commit = _shelf[_space].Last(frame => frame.Header[2] == 1);
        foreach (var tagged in new[] { true, false })
        {
            var forger = new Forger(_ben, _space);
            var body = forger.Body(commit);
            _shelf.Append(_space, [forger.Seal(EntryFlags.None, tagged ? body with { Author = 0 } : body, tagged)]);
        }
    }

    /// <summary>Ada begins a third epoch with the same members, because time has passed.</summary>
    private void Rotate()
    {
        _ada.Pull(_space);
        var unlocked = _ada.Vault.Open();
        var (log, me) = (unlocked.LogOf(_space), unlocked.Keyring.Me!);
        var epoch = log.Epoch! with { Number = log.Epoch.Number + 1, Key = _draw.Bytes(32) };
        var personal = unlocked.LogOf(_adaAccount.Personal);
        _ada.AppendPersonal(personal.Seal(
            new(_draw, me, personal.Epoch!),
            unlocked.DeviceIn(_draw, _adaAccount.Personal),
            [(EntryFlags.None, new(_draw.Id(), ++_time, 16, 1, Keyring.KeyToBytes(epoch)))]));
        var commit = Founding.SealCommit(new(_draw, me, epoch), 4, new(unlocked.DeviceIn(_draw, _space), 0, new byte[32], log.N, log.Head), ++_time);
        var member = epoch.Members.Members[1].Ref;
        var scope = new WrapScope(_space, epoch.Number, EpochCommit.Of(epoch.Key), epoch.Members.Hash);
        var wrap = new EpochWrap(epoch.Number, Wrap.SealShared(_draw, scope, (member, epoch.Friends[1]!), epoch.Key));
        _shelf.Rotate("Ben", _space, commit, wrap);
    }

    private LifePerson Show(Person person, Device device)
    {
        var account = person.Account;
        var entry = _draw.Id();
        var key = Device.Now(device.Vault.BlindKeyAsync(_space, entry));
        var blind = new Blind(_space, entry, key, Device.Now(device.Vault.BlindSealAsync(_space, entry, "only together"u8.ToArray())));
        var kit = account.Slots.Single(slot => slot.Type == 2);
        var fresh = person.Unlock(_shelf, Fixed.Draw(person.Name + "'s reader"));
        fresh.Vault.OpenSlot(account.Account, kit.Slot, 2, kit.Blob, account.Ldk);
        var local = new LifeLocal("drafts/1", Device.Now(fresh.Vault.LocalSealAsync("drafts/1", "not sent yet"u8.ToArray())), "not sent yet"u8.ToArray());
        var reader = new Device(person, _shelf, fresh.Vault);
        return new(
            person.Name, account.Handle, PasswordOf(person.Name), account.Seed, account.Iterations, account.SecretKey, account.KitKey!, account.Auth, account.KitAuth!,
            account.Account, account.Slots, account.Ldk, local,
            [Show(reader, person.Personal), Show(reader, _space)],
            [new(blind, "only together"u8.ToArray()), new(blind with { Entry = default }, null)]);
    }

    private LifeSpace Show(Device reader, Id16 space)
    {
        var opened = reader.Pull(space);
        return new(
            space, _shelf.Wraps(reader.Owner.Name, space), _shelf.After(reader.Owner.Name, space, 0), opened,
            Device.Now(reader.Vault.StateWordsAsync(space)), Device.Now(reader.Vault.FellowsAsync(space)));
    }

    private static Person Make(string name, string handle) =>
        new(name, new BclVault(Fixed.Draw(name)).CreateAccount(handle, PasswordOf(name), Limits.IterationFloor, true, Person.Noon));

    /// <summary>The first is not in normal form KC.</summary>
    private static string PasswordOf(string name) => name == "Ada" ? "Caf\u00e9 \ufb01ve \uff12 \u2460 locks" : "a plain long password";
}
