using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>
/// The vault on the .NET base library: the twin of the browser's worker and the oracle of the golden files. For the command line and tests; a browser
/// has no AES-GCM for .NET and uses vault.js. Locked until an account is made or a slot opened. One call at a time.
/// </summary>
[UnsupportedOSPlatform("browser")]
public sealed partial class BclVault : IVault
{
    private readonly Draw _draw;
    private readonly Lock _turn = new();
    private byte[]? _secretKey;
    private UnlockKeys? _password;
    private UnlockKeys? _kit;
    private Unlocked? _unlocked;

    /// <summary>A locked vault that draws from the system's secure random source.</summary>
    public BclVault()
        : this(RandomNumberGenerator.Fill)
    {
    }

    /// <summary>A locked vault with its own source, for golden files.</summary>
    internal BclVault(Draw draw) => _draw = draw;

    /// <summary>Forgets every key. Afterwards all calls but the ways to unlock throw <c>locked</c>.</summary>
    public void Lock()
    {
        lock (_turn)
        {
            (_secretKey, _password, _kit, _unlocked) = (null, null, null, null);
        }
    }

    /// <inheritdoc/>
    public Task<byte[]> BlindSealAsync(Id16 space, Id16 entry, byte[] words) =>
        Turn(() => BlindBox.Seal(_draw, Me().BlindKeyAt(space, entry), (space, entry), words));

    /// <inheritdoc/>
    public Task<byte[]> BlindKeyAsync(Id16 space, Id16 entry) => Turn(() => Me().BlindKeyAt(space, entry));

    /// <inheritdoc/>
    public Task<IReadOnlyList<byte[]?>> BlindOpenAsync(IReadOnlyList<Blind> blinds) => Turn<IReadOnlyList<byte[]?>>(() =>
    {
        Me();
        return [.. blinds.Select(BlindBox.Open)];
    });

    /// <inheritdoc/>
    public Task<byte[]> LocalSealAsync(string name, byte[] bytes) => Turn(() => SealLocal(NameOfApp(name), bytes));

    /// <inheritdoc/>
    public Task<byte[]> LocalOpenAsync(string name, byte[] bytes) =>
        Turn(() => OpenLocal(NameOfApp(name), bytes));

    private byte[] SealLocal(string name, byte[] bytes) => Gcm.Seal(_draw, Open().LocalKey, bytes, LocalAad(name));

    private byte[] OpenLocal(string name, byte[] bytes) => Gcm.Open(Open().LocalKey, bytes, LocalAad(name)) ?? throw new VaultException("wrong_secret");

    /// <summary>Snapshots hold keys: the app may neither open nor make one.</summary>
    private string NameOfApp(string name)
    {
        Open();
        return name.StartsWith(SnapshotPrefix, StringComparison.Ordinal) ? throw new VaultException("bad_input") : name;
    }

    private static byte[] LocalAad(string name)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(name);
        return bytes.Length <= ushort.MaxValue ? Labels.With(Labels.LocalAad, Fields.Variable(bytes)) : throw new VaultException("bad_input");
    }

    internal Unlocked Open() => _unlocked ?? throw new VaultException("locked");

    /// <summary>The identity; <c>no_key</c> before the personal space was opened.</summary>
    private Identity Me() => Open().Keyring.Me ?? throw new VaultException("no_key");

    private T InTurn<T>(Func<T> call)
    {
        lock (_turn)
        {
            return call();
        }
    }

    private Task<T> Turn<T>(Func<T> call)
    {
        try
        {
            return Task.FromResult(InTurn(call));
        }
        catch (VaultException refused)
        {
            return Task.FromException<T>(refused);
        }
    }
}
