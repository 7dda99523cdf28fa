using Troth.Protocol;

namespace Troth.Vault;

/// <content>Making an account and opening one (protocol.md 3).</content>
public sealed partial class BclVault
{
    /// <summary>Makes an account and unlocks the vault with it. Its first three entries count as not yet opened. Throws <c>bad_input</c>.</summary>
    /// <param name="iterations">PBKDF2 iterations, at least <see cref="Limits.IterationFloor"/>.</param>
    /// <param name="kit">Whether to make a recovery kit too.</param>
    /// <param name="time">Milliseconds since 1970.</param>
    public NewAccount CreateAccount(string handle, string password, int iterations, bool kit, long time) => InTurn(() =>
    {
        var input = new PasswordInput(PasswordPath.FoldHandle(handle), password, _draw.Bytes(PasswordPath.SeedLength), iterations);
        _secretKey = _draw.Bytes(16);
        _password = PasswordPath.OfPassword(input, _secretKey);
        var unlocked = _unlocked = new(_draw.Id(), new(_draw.Bytes(32), 1), _draw.Bytes(32));
        var kitKey = kit ? _draw.Bytes(20) : null;
        _kit = kitKey is null ? null : PasswordPath.OfKit(kitKey, _secretKey);
        _openers = [Opener.Password(input, _password.Auth)];
        var slots = NewSlots();
        return new NewAccount(
            unlocked.Account,
            input.Handle,
            input.Seed,
            iterations,
            _password.Auth,
            slots,
            _kit?.Auth,
            KeyText.SecretKey.Write(_secretKey),
            kitKey is null ? null : KeyText.KitKey.Write(kitKey),
            NewPersonal(slots, InTime(time)),
            unlocked.Amk.SealLocalKey(_draw, unlocked.Account, unlocked.LocalKey));
    });

    /// <summary>Derives the keys of the password path and keeps them for <see cref="OpenSlot"/>. Throws <c>bad_input</c> or <c>bad_text</c>.</summary>
    /// <returns>AUTH, 32 bytes.</returns>
    public byte[] Derive(string handle, string password, byte[] seed, int iterations, string secretKey) => InTurn(() =>
    {
        _secretKey = KeyText.SecretKey.Read(secretKey);
        _typed = new(handle, password, seed, iterations);
        _password = PasswordPath.OfPassword(_typed, _secretKey);
        return _password.Auth;
    });

    /// <summary>Derives the keys of the recovery kit and keeps them for <see cref="OpenSlot"/>. Throws <c>bad_text</c>.</summary>
    /// <returns>AUTH_kit, 32 bytes.</returns>
    public byte[] DeriveKit(string secretKey, string kitKey) => InTurn(() =>
    {
        _secretKey = KeyText.SecretKey.Read(secretKey);
        _kit = PasswordPath.OfKit(KeyText.KitKey.Read(kitKey), _secretKey);
        return _kit.Auth;
    });

    /// <summary>Unlocks with the keys derived before. Throws <c>wrong_secret</c> if they do not open the slot, or this device's local key.</summary>
    /// <param name="ldk">The sealed local key of this device; null on a new one.</param>
    /// <returns>The sealed local key to keep on this device.</returns>
    public byte[] OpenSlot(Id16 account, Id16 slot, byte type, byte[] blob, byte[]? ldk) => InTurn(() =>
    {
        var keys = type switch
        {
            SlotScope.Password => _password,
            SlotScope.Kit => _kit,
            _ => throw new VaultException("bad_input"),
        };
        var opened = UnlockSlot.Read(blob) is { Sealed: [] } read ? read : throw new VaultException("bad_input"); // what is sealed to a slot has no sender that could be known
        var amk = (keys is null ? null : opened.Open(new(account, slot, type), keys.Kek)) ?? throw new VaultException("wrong_secret");
        var local = ldk is null ? _draw.Bytes(32) : amk.OpenLocalKey(account, ldk) ?? throw new VaultException("wrong_secret");
        _unlocked = new(account, amk, local);
        _openers = [type == SlotScope.Kit ? Opener.Kit(keys!.Auth) : Opener.Password(_typed!, keys!.Auth)];
        return ldk ?? amk.SealLocalKey(_draw, account, local);
    });

    /// <summary>Makes a new password slot; everything else stays. The personal space must be open.</summary>
    /// <param name="current">What opened the vault: the password, or the kit key in its text form. Throws <c>wrong_secret</c> if it is another.</param>
    /// <param name="time">Milliseconds since 1970.</param>
    public NewPassword ChangePassword(string current, string handle, string password, int iterations, long time) => InTurn(() =>
    {
        Me();
        Prove(current);
        var seed = _draw.Bytes(PasswordPath.SeedLength);
        var input = new PasswordInput(handle, password, seed, iterations);
        var keys = PasswordPath.OfPassword(input, _secretKey!);
        var slot = NewSlot(SlotScope.Password, _draw.Id(), keys);
        var list = SealSlotList(slot, time);
        _password = keys;
        _openers.Add(Opener.Password(input, keys.Auth));
        return new NewPassword(seed, iterations, keys.Auth, slot, list);
    });

    /// <summary>Makes a recovery kit in the slot of the one before, which it ends. The personal space must be open.</summary>
    /// <param name="current">As for <see cref="ChangePassword"/>.</param>
    /// <param name="time">Milliseconds since 1970.</param>
    public NewKit AddKit(string current, long time) => InTurn(() =>
    {
        Me();
        Prove(current);
        var kitKey = _draw.Bytes(20);
        var keys = PasswordPath.OfKit(kitKey, _secretKey!);
        var before = Open().Keyring.Slots.FirstOrDefault(slot => slot.Type == SlotScope.Kit);
        var slot = NewSlot(SlotScope.Kit, before?.Slot ?? _draw.Id(), keys);
        var list = SealSlotList(slot, time);
        _kit = keys;
        return new NewKit(KeyText.SecretKey.Write(_secretKey!), KeyText.KitKey.Write(kitKey), keys.Auth, slot, list);
    });

    /// <summary>Whoever changes the way in shows once more what opened the vault: an unlocked one is not enough.</summary>
    private void Prove(string current)
    {
        if (!_openers.Exists(opener => opener.Is(current, _secretKey!)))
        {
            throw new VaultException("wrong_secret");
        }
    }

    private List<SlotRecord> NewSlots()
    {
        var slots = new List<SlotRecord> { NewSlot(SlotScope.Password, _draw.Id(), _password!) };
        if (_kit is not null)
        {
            slots.Add(NewSlot(SlotScope.Kit, _draw.Id(), _kit));
        }

        return slots;
    }

    private SlotRecord NewSlot(byte type, Id16 id, UnlockKeys keys)
    {
        var unlocked = Open();
        return new(id, type, UnlockSlot.Make(_draw, new(unlocked.Account, id, type), keys.Kek, unlocked.Amk).ToBytes());
    }

    /// <summary>The slot list with one slot in place of all others of its type.</summary>
    private List<Frame> SealSlotList(SlotRecord slot, long time)
    {
        var list = Open().Keyring.Slots.Where(other => other.Type != slot.Type).Append(EntryOf(slot)).ToList();
        return SealPersonal(time, (Kinds.SlotList, SlotEntry.ListToBytes(list)));
    }

    private static SlotEntry EntryOf(SlotRecord slot) => SlotEntry.Of(slot.Slot, UnlockSlot.Read(slot.Blob)!);

    private NewSpace NewPersonal(IReadOnlyList<SlotRecord> slots, long time)
    {
        var amk = Open().Amk;
        var me = Identity.Make(_draw);
        var founding = Founding.Of(_draw, me, _draw.Bytes(8), time);
        var rest = founding.Continue(
        [
            new(_draw.Id(), time, Kinds.IdentityNew, 1, me.ToBytes()),
            new(_draw.Id(), time, Kinds.SlotList, 1, SlotEntry.ListToBytes([.. slots.Select(EntryOf)])),
        ]);
        var epoch = founding.Author.Epoch;
        var wrap = Wrap.SealPersonal(_draw, amk.PersonalKey, (epoch.Space, epoch.Number), epoch.Key);
        return new(founding.Space, founding.Member, Frames.Write([founding.Commit, .. rest]), wrap);
    }
}
