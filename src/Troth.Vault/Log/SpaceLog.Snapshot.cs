using System.Buffers;
using Troth.Protocol;

namespace Troth.Vault;

/// <content>What was verified, as bytes that a later unlock of this device goes on from (protocol.md 3.7).</content>
internal sealed partial class SpaceLog
{
    private const byte SnapshotVersion = 1;
    private const uint Nobody = uint.MaxValue;

    /// <summary>Everything that the next frame is judged by. The space must be open and must not have stopped.</summary>
    public byte[] ToSnapshot()
    {
        var to = new ArrayBufferWriter<byte>();
        to.Write(Fields.Join([SnapshotVersion, personal ? (byte)1 : (byte)0], Fields.U64(N), Fields.U64(_first), _devices.Commit));
        SaveEpochs(to);
        _heads.Save(to);
        _erasures.Save(to);
        _devices.Save(to);
        var learnt = personal ? keyring.Learnt : [];
        to.Write(Fields.U32((uint)learnt.Count));
        foreach (var (kind, payload) in learnt)
        {
            to.Write(Fields.Join(Fields.U16(kind), Fields.Variable(payload)));
        }

        return to.WrittenSpan.ToArray();
    }

    /// <summary>Whether bytes are a snapshot of the personal space; null if they are none of this version.</summary>
    public static bool? IsPersonalSnapshot(byte[] snapshot) => snapshot is [SnapshotVersion, 0 or 1, ..] ? snapshot[1] == 1 : null;

    /// <summary>A log that stands where a snapshot was taken, or null if it is not well formed or names a contact that the keyring does not have.</summary>
    /// <param name="keyring">An empty one for the personal space: its snapshot teaches it.</param>
    public static SpaceLog? Resume(Id16 space, Keyring keyring, byte[] snapshot)
    {
        var reader = new Reader(snapshot);
        var (_, isPersonal, n, first, commit) = (reader.U8(), reader.U8() == 1, reader.U64(), reader.U64(), reader.Fixed(32));
        if (ReadEpochs(ref reader, space, keyring) is not [.., var epoch] epochs
            || Heads.Read(ref reader, space, n) is not { } heads
            || Erasures.Read(ref reader, epochs) is not { } erasures)
        {
            return null;
        }

        var devices = DeviceChains.Read(ref reader, commit);
        return !ReadLearnt(ref reader, isPersonal ? keyring : null) || !reader.Ended ? null : new(space, keyring, isPersonal)
        {
            N = n,
            Epoch = epoch,
            _first = first,
            _head = heads.Last,
            _heads = heads,
            _erasures = erasures,
            _devices = devices,
        };
    }

    /// <summary>The current epoch, last, and those in which an entry stands whose missing body is not explained yet: there the space goes back to.</summary>
    private void SaveEpochs(IBufferWriter<byte> to)
    {
        var epochs = _erasures.Waiting.Select(gone => gone.Epoch).Append(Epoch!).DistinctBy(epoch => epoch.Number).ToList();
        to.Write(Fields.U32((uint)epochs.Count));
        foreach (var epoch in epochs)
        {
            to.Write(Fields.Join(Fields.U32(epoch.Number), epoch.Key, [(byte)epoch.Mine], epoch.Members.ToBytes()));
            foreach (var friend in epoch.Friends)
            {
                to.Write(Fields.U32(friend is null ? Nobody : keyring.PlaceOf(friend)));
            }
        }
    }

    private static List<Epoch>? ReadEpochs(ref Reader reader, Id16 space, Keyring keyring)
    {
        var epochs = new List<Epoch>();
        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            var (number, key, mine, count) = (reader.U32(), reader.Fixed(32), reader.U8(), reader.U8());
            if (MemberList.Read([count, .. reader.Counted((uint)(Member.Length * count))]) is not { } members || mine >= count)
            {
                return null;
            }

            var friends = new List<Friend?>();
            foreach (var member in members.Members)
            {
                var friend = keyring.FriendAt(reader.U32());
                if (friend is null != (friends.Count == mine) || (friend is not null && !friend.Hash.AsSpan().SequenceEqual(member.KeyHash)))
                {
                    return null;
                }

                friends.Add(friend);
            }

            epochs.Add(new(space, number, key, members, mine, friends));
        }

        return epochs;
    }

    /// <summary>Only the snapshot of the personal space may teach anything.</summary>
    private static bool ReadLearnt(ref Reader reader, Keyring? keyring)
    {
        for (var left = reader.U32(); left > 0 && !reader.Failed && keyring is not null; left--)
        {
            var (kind, payload) = (reader.U16(), reader.Counted(reader.U16()));
            if (kind == Kinds.IdentityNew && Identity.Read(payload) is { } me)
            {
                keyring.Become(me);
            }
            else
            {
                keyring.Learn(kind, payload);
            }
        }

        return !reader.Failed;
    }
}
