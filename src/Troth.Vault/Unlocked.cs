using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Everything an unlocked vault holds. It lives from one unlock to the next lock; so do the ids of this device.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Unlocked(Id16 Account, MasterKey Amk, byte[] LocalKey)
{
    private readonly Dictionary<Id16, SpaceLog> _logs = [];
    private readonly Dictionary<Id16, byte[]> _devices = [];

    public Keyring Keyring { get; private set; } = new();

    /// <summary>The personal space, once it is known which one it is.</summary>
    public Id16? Personal { get; set; }

    /// <summary>The random id of this device in a space, the same until the next lock (protocol.md 6.2).</summary>
    public byte[] DeviceIn(Draw draw, Id16 space)
    {
        if (!_devices.TryGetValue(space, out var device))
        {
            _devices[space] = device = draw.Bytes(8);
        }

        return device;
    }

    /// <summary>Sets the id this device has already written under in a space it has just made.</summary>
    public void Enter(Id16 space, byte[] device) => _devices[space] = device;

    /// <summary>The next seal in a space takes a new id, and so a chain of its own.</summary>
    public void Renew(Id16 space) => _devices.Remove(space);

    /// <summary>Forgets the log of a space, which is not the personal one.</summary>
    public void Forget(Id16 space)
    {
        if (space == Personal)
        {
            throw new VaultException("bad_input");
        }

        _logs.Remove(space);
        _devices.Remove(space);
    }

    /// <summary>The log of a space, begun if it is new. Only the personal space has wraps that open below the account master key.</summary>
    public SpaceLog Begin(Id16 space, IReadOnlyList<EpochWrap> wraps)
    {
        if (Personal is null && wraps.Any(wrap => Wrap.OpenPersonal(Amk.PersonalKey, space, wrap) is not null))
        {
            Personal = space;
        }

        if (!_logs.TryGetValue(space, out var log))
        {
            if (Keyring.Me is null && Personal != space)
            {
                throw new VaultException("no_key");
            }

            _logs[space] = log = new(space, Keyring, Personal == space);
        }

        return log;
    }

    /// <summary>Throws <c>stopped</c> if a space has been opened in this unlock: what was verified here is not replaced.</summary>
    public void ThrowIfBegun(Id16 space)
    {
        if (_logs.ContainsKey(space))
        {
            throw new VaultException("stopped");
        }
    }

    /// <summary>Begins a log where a snapshot stands. It is read to its end before anything here changes.</summary>
    public SpaceLog Resume(Id16 space, byte[] snapshot)
    {
        var personal = SpaceLog.IsPersonalSnapshot(snapshot) ?? throw new VaultException("bad_input");
        if (!personal && Keyring.Me is null)
        {
            throw new VaultException("no_key");
        }

        var keyring = personal ? new() : Keyring;
        var log = personal == ((Personal ?? space) == space) ? SpaceLog.Resume(space, keyring, snapshot) : null;
        _logs[space] = log ?? throw new VaultException("bad_input");
        (Keyring, Personal) = (keyring, personal ? space : Personal);
        return log;
    }

    /// <summary>A log that has been opened; <c>unknown_space</c> if it has not.</summary>
    public SpaceLog LogOf(Id16 space) => _logs.TryGetValue(space, out var log) && log.Epoch is not null ? log : throw new VaultException("unknown_space");

    /// <summary>The same for writing: <c>stopped</c> if the space has stopped.</summary>
    public SpaceLog Writable(Id16 space) =>
        _logs.TryGetValue(space, out var log) && log.Fault != Fault.None ? throw new VaultException("stopped") : LogOf(space);
}
