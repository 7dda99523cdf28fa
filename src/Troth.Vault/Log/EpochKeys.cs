using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A key that may be an epoch's.</summary>
/// <param name="Scope">The hashes of the wrap it came in; null for a key from the keyring or of the personal space.</param>
/// <param name="From">The contact who wrapped it.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record KeyCandidate(byte[] Key, WrapScope? Scope, Friend? From);

/// <summary>Where the key of a new epoch may be found: keyring, wrap below the account master key, wraps of contacts (protocol.md 5.2, 6.6).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record EpochKeys(MasterKey Amk, Keyring Keyring, IReadOnlyList<EpochWrap> Wraps)
{
    /// <param name="before">The epoch before, if the caller was a member of it.</param>
    public IReadOnlyList<KeyCandidate> Of(Id16 space, uint epoch, Epoch? before)
    {
        var wraps = Wraps.Where(wrap => wrap.Epoch == epoch).ToList();
        var own = wraps.Select(wrap => Wrap.OpenPersonal(Amk.PersonalKey, space, wrap)).OfType<byte[]>();
        return
        [
            .. Keyring.KeysOf(space, epoch).Concat(own).Select(key => new KeyCandidate(key, null, null)),
            .. wraps.Select(wrap => OpenShared(space, wrap, before)).OfType<KeyCandidate>(),
        ];
    }

    private KeyCandidate? OpenShared(Id16 space, EpochWrap wrap, Epoch? before)
    {
        if (Keyring.Me is not { } me || Wrap.ScopeOf(space, wrap) is not { } scope)
        {
            return null;
        }

        foreach (var receiver in NamesOf(space, before))
        {
            foreach (var friend in Keyring.Friends())
            {
                if (Wrap.OpenShared(me.Pair, scope, (receiver, friend.PairSecret), wrap.Blob) is { } key)
                {
                    return new(key, scope, friend);
                }
            }
        }

        return null;
    }

    /// <summary>The refs the caller may have in a space: the one it had, or for a joiner the id of the invitation it answered.</summary>
    private IEnumerable<Id16> NamesOf(Id16 space, Epoch? before) => before is not null
        ? [before.Members.Members[before.Mine].Ref]
        : Keyring.Friends().Where(friend => friend.Contact.Space == space).Select(friend => friend.Contact.Invite).Distinct();
}
