using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>A lie that follows a snapshot is met as if the vault had never been locked, wherever between the truth and the lie the lock lay (protocol.md 3.7, 6.4).</summary>
public sealed class SnapshotFaultTests
{
    private readonly Couple _couple = new();
    private readonly List<Frame> _frames;

    public SnapshotFaultTests()
    {
        var gone = _couple.Ada.Write(Space, "four");
        _couple.Ada.Write(Space, "five");
        _couple.Ben.Pull(Space);
        _couple.Ben.Write(Space, "six");
        _couple.Ada.Pull(Space);
        _couple.Ada.Erase(Space, gone);
        _couple.Ben.Pull(Space);
        _couple.Ben.Write(Space, "eight");
        _frames = _couple.Shelf[Space];
    }

    private Id16 Space => _couple.Space;

    private long Next => _frames.Count + 1;

    [Fact]
    public void Whatever_a_server_does_after_a_snapshot_is_named_as_without_one()
    {
        Meets(Fault.Gap, "one is left out", [Honest(Next + 1)]);
        Meets(Fault.Gap, "the last comes again", [_frames[7]]);
        Meets(Fault.Duplicate, "an old one comes again as the next", [_frames[4] with { N = Next }]);
        Meets(Fault.Duplicate, "the erased one comes again as the next", [_frames[3] with { N = Next }]);
        Meets(Fault.Duplicate, "the commit comes again as the next", [_frames[2] with { N = Next }]);
        Meets(Fault.Body, "another body", [Honest(Next) with { Body = _frames[4].Body }]);
        Meets(Fault.Suite, "another suite", [Changed(1, 9)]);
        Meets(Fault.Malformed, "another space", [Changed(5, 9)]);
        Meets(Fault.Epoch, "another epoch", [Changed(39, 9)]);
        Meets(Fault.Sealed, "a record that does not open", [Garbage(EntryFlags.Erase)]);
        Meets(Fault.None, "noise", [Garbage(EntryFlags.None)]);
        Meets(Fault.Gap, "less than it claims", [Honest(Next)], claims: Next + 1);
        Meets(Fault.Body, "a body gone without a record", [Honest(Next) with { Body = [] }], claims: Next);
    }

    [Fact]
    public void Whatever_a_member_writes_after_a_snapshot_is_named_as_without_one()
    {
        Meets(Fault.None, "as it must be", [Honest(Next)]);
        Meets(Fault.Author, "an author who is no member", [Forged(body => body with { Author = 2 })]);
        Meets(Fault.Device, "a place that is left out", [Forged(body => body with { At = body.At with { Seq = 2 } })]);
        Meets(Fault.Device, "a start elsewhere", [Forged(body => body with { At = body.At with { Previous = new byte[32] } })]);
        Meets(Fault.Device, "a place of somebody's device again", [Forged(body => body with { At = body.At with { Device = DeviceOf(_frames[4]) } })]);
        Meets(Fault.None, "a start after an erased entry", [Forged(body => body with { At = body.At with { Seq = 7, Previous = SHA256.HashData(_frames[3].Header) } })], from: 4);
        Meets(Fault.Seen, "another head", [Forged(body => body with { At = body.At with { SeenHead = new byte[32] } })]);
        Meets(Fault.Seen, "a head of the epoch before", [Forged(body => body with { At = body.At with { SeenN = 2, SeenHead = HeadAt(2) } })]);
        Meets(Fault.None, "an older head", [Forged(body => body with { At = body.At with { SeenN = 4, SeenHead = HeadAt(4) } })]);
        Meets(Fault.Commit, "the kind of a commit", [Forged(body => body with { Kind = 1 })]);
        var (target, mine) = (Shelf.EntryOf(_frames[4]).ToBytes(), Shelf.EntryOf(_frames[5]));
        Meets(Fault.Erasure, "another's entry erased", [Erasing([.. target, .. new byte[32]])]);
        Meets(Fault.Erasure, "nothing erased", [Erasing([.. Id16.New().ToBytes(), .. new byte[32]])]);
        Meets(Fault.None, "their own entry erased", [Erasing([.. mine.ToBytes(), .. _couple.Forge(_couple.Ben).Me.EraseToken(Space, mine)])]);
    }

    [Fact]
    public void A_commit_after_a_snapshot_is_judged_as_without_one()
    {
        Meets(Fault.None, "as it must be", [Commit(body => body)]);
        Meets(Fault.Seen, "on another head", [Commit(body => body with { At = body.At with { SeenHead = new byte[32] } })]);
        Meets(Fault.Seen, "on an older head", [Commit(body => body with { At = body.At with { SeenN = 2, SeenHead = HeadAt(2) } })]);
        Meets(Fault.Commit, "on a head of this epoch that is not the last", [Commit(body => body with { At = body.At with { SeenN = 4, SeenHead = HeadAt(4) } })]);
        Meets(Fault.Commit, "by a chain of its own", [Commit(body => body with { At = body.At with { Seq = 1 } })]);
        Meets(Fault.Commit, "that names us otherwise", [Commit(body => body, members => new([members.Members[0] with { Ref = Id16.New() }, members.Members[1]]))]);
    }

    [Fact]
    public void A_body_that_is_owed_since_before_is_owed_still_and_the_space_goes_back_behind_its_epoch()
    {
        var frames = _frames.Take(6).Select(frame => frame.N == 2 ? frame with { Body = [] } : frame).ToList();
        for (var cut = 2; cut <= frames.Count; cut++)
        {
            var (one, other) = Parted(frames, cut);
            var (opened, seen) = (one.Open(Space, frames[cut..], 6), other.Open(Space, frames[cut..], 6));
            Assert.Equal((Fault.Body, 2L, 1L, 0u), (opened.Fault, opened.FailedAt, opened.N, opened.Epoch));
            Assert.Equal(GoldenFile.Text(opened), GoldenFile.Text(seen));
            Assert.Equal(Device.Now(one.Vault.FellowsAsync(Space)), Device.Now(other.Vault.FellowsAsync(Space)));
            Assert.Equal(Device.Now(one.Vault.StateWordsAsync(Space)), Device.Now(other.Vault.StateWordsAsync(Space)));
        }
    }

    /// <summary>Opens the truth up to a place, is locked, and opens the rest with the lie: at every place.</summary>
    private void Meets(Fault fault, string lie, List<Frame> frames, long claims = 0, int from = 1)
    {
        List<Frame> all = [.. _frames, .. frames];
        for (var cut = from; cut <= _frames.Count; cut++)
        {
            var (one, other) = Parted(all, cut);
            var (opened, seen) = (one.Open(Space, all[cut..], claims), other.Open(Space, all[cut..], claims));
            Assert.Equal($"{lie}: {fault}", $"{lie}: {opened.Fault}");
            Assert.Equal($"{lie}, {cut}: {GoldenFile.Text(opened)}", $"{lie}, {cut}: {GoldenFile.Text(seen)}");
        }
    }

    /// <summary>Ada's device as it was unlocked before, and the same after a lock.</summary>
    private (Device Before, Device After) Parted(List<Frame> frames, int cut)
    {
        var one = Person.Ada.UnlockAtHome(_couple.Shelf);
        one.Pull(Person.Ada.Personal);
        one.Open(Space, frames[..cut], 0);
        return (one, one.Relock());
    }

    private Frame Honest(long n) => Forged(body => body) with { N = n };

    private Frame Forged(Func<EntryBody, EntryBody> change, EntryFlags flags = EntryFlags.None)
    {
        var forger = _couple.Forge(_couple.Ben);
        return forger.Seal(flags, change(forger.Body(_frames[2]))) with { N = Next };
    }

    private Frame Erasing(byte[] payload) => Forged(body => body with { Kind = 7, Payload = payload }, EntryFlags.Erase);

    /// <summary>A commit of Ada's own, whose key her personal space has.</summary>
    private Frame Commit(Func<EntryBody, EntryBody> change, Func<MemberList, MemberList>? rename = null)
    {
        var forger = _couple.Forge(_couple.Ada);
        _couple.Ada.Pull(Space);
        var (log, unlocked) = (_couple.Ada.Vault.Open().LogOf(Space), _couple.Ada.Vault.Open());
        var epoch = forger.Epoch with { Number = forger.Epoch.Number + 1, Key = RandomNumberGenerator.GetBytes(32), Members = (rename ?? (members => members))(forger.Epoch.Members) };
        var personal = unlocked.LogOf(Person.Ada.Personal);
        _couple.Ada.AppendPersonal(personal.Seal(
            new(RandomNumberGenerator.Fill, forger.Me, personal.Epoch!),
            unlocked.DeviceIn(RandomNumberGenerator.Fill, Person.Ada.Personal),
            [(EntryFlags.None, new(Id16.New(), Person.Noon, 16, 1, Keyring.KeyToBytes(epoch)))]));
        var body = new EntryBody((byte)epoch.Mine, new(new byte[8], 0, new byte[32], log.N, log.Head), Person.Noon, 1, 1, new EpochCommit(epoch.Number, EpochCommit.Of(epoch.Key), 4, epoch.Members).ToBytes());
        return forger.Seal(EntryFlags.Commit, change(body), epoch) with { N = Next };
    }

    private byte[] DeviceOf(Frame frame) => Opening.Of(_couple.Forge(_couple.Ben).Epoch.Key, frame, EntryHeader.Read(frame.Header, out _)!).Opening!.Body.At.Device;

    private byte[] HeadAt(int n) => _frames.Take(n).Aggregate(Chain.Start(Space), (head, frame) => Chain.Next(head, frame.N, frame.Header));

    private Frame Changed(int at, byte value)
    {
        var frame = Honest(Next);
        frame.Header[at] = value;
        return frame;
    }

    private Frame Garbage(EntryFlags flags)
    {
        var body = RandomNumberGenerator.GetBytes(1052);
        return new(Next, new EntryHeader(flags, Space, Id16.New(), 1, new byte[32], SHA256.HashData(body), body.Length).ToBytes(), body);
    }
}
