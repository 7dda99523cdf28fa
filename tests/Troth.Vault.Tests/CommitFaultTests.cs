using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Commits that a member with a changed app might write, and how the other meets them (protocol.md 5.1, 5.2, 6.4).</summary>
public sealed class CommitFaultTests
{
    private static readonly Draw Draw = RandomNumberGenerator.Fill;

    private readonly Couple _couple = new();
    private readonly Forger _forger;

    public CommitFaultTests() => _forger = _couple.Forge(_couple.Ada);

    private Id16 Space => _couple.Space;

    [Fact]
    public void A_commit_as_it_must_be_begins_the_next_epoch()
    {
        var opened = Give(Next(), commit => commit, body => body);
        Assert.Equal((Fault.None, 2u, 4L), (opened.Fault, opened.Epoch, opened.N));
    }

    [Fact]
    public void The_commit_must_have_seen_everything_before_it()
    {
        Assert.Equal(Fault.Seen, Give(Next(), commit => commit, body => body with { At = body.At with { SeenHead = new byte[32] } }).Fault);
        Assert.Equal(Fault.Seen, Give(Next(), commit => commit, body => body with { At = body.At with { SeenN = 2 } }).Fault);
    }

    [Fact]
    public void The_commit_must_be_entry_nought_of_its_device()
    {
        Assert.Equal(Fault.Commit, Give(Next(), commit => commit, body => body with { At = body.At with { Seq = 1 } }).Fault);
        Assert.Equal(Fault.Commit, Give(Next(), commit => commit, body => body with { At = body.At with { Previous = [1, .. new byte[31]] } }).Fault);
    }

    [Fact]
    public void The_commit_must_name_its_own_epoch_and_key()
    {
        Assert.Equal(Fault.Commit, Give(Next(), commit => commit with { Epoch = 3 }, body => body).Fault);
        Assert.Equal(Fault.Commit, Give(Next(), commit => commit with { Commitment = new byte[32] }, body => body).Fault);
        Assert.Equal(Fault.Commit, Give(Next(), commit => commit, body => body with { Kind = 64 }).Fault);
        Assert.Equal(Fault.Commit, Give(Next(), commit => commit, body => body with { Payload = body.Payload[..^1] }).Fault);
        Assert.Equal(Fault.Epoch, Give(Next() with { Number = 3 }, commit => commit, body => body).Fault);
    }

    [Fact]
    public void Nobody_brings_in_a_stranger()
    {
        var stranger = Identity.Make(Draw);
        var friend = new Friend(new(stranger.Pair.Public, new byte[32], 1, Space, Id16.New()), new byte[32]);
        var epoch = Next();
        var list = new MemberList([.. epoch.Members.Members, new(Id16.New(), stranger.Hash)]);
        Assert.Equal(Fault.Commit, Give(epoch with { Members = list, Friends = [.. epoch.Friends, friend] }, commit => commit, body => body).Fault);
    }

    [Fact]
    public void Nobody_gives_a_member_another_name_or_leaves_us_out()
    {
        var epoch = Next();
        var renamed = new MemberList([epoch.Members.Members[0] with { Ref = Id16.New() }, epoch.Members.Members[1]]);
        Assert.Equal(Fault.Commit, Give(epoch with { Members = renamed }, commit => commit, body => body).Fault);
        Assert.Equal(Fault.Commit, Give(epoch, commit => commit with { Members = new([epoch.Members.Members[0]]) }, body => body).Fault);
        Assert.Equal(Fault.Author, Give(epoch, commit => commit, body => body with { Author = 2 }).Fault);
    }

    [Fact]
    public void The_wrap_must_name_the_same_hashes_as_the_commit()
    {
        var epoch = Next();
        var other = new WrapScope(Space, epoch.Number, EpochCommit.Of(epoch.Key), new byte[32]);
        Assert.Equal(Fault.Commit, Give(epoch, commit => commit, body => body, other).Fault);
    }

    private Epoch Next() => _forger.Epoch with { Number = _forger.Epoch.Number + 1, Key = RandomNumberGenerator.GetBytes(32) };

    private Opened Give(Epoch epoch, Func<EpochCommit, EpochCommit> change, Func<EntryBody, EntryBody> twist, WrapScope? scope = null)
    {
        var commit = change(new(epoch.Number, EpochCommit.Of(epoch.Key), 4, epoch.Members));
        var log = _couple.Ada.Vault.Open().LogOf(Space);
        var body = new EntryBody((byte)epoch.Mine, new(new byte[8], 0, new byte[32], log.N, log.Head), Person.Noon, 1, 1, commit.ToBytes());
        var frame = _forger.Seal(EntryFlags.Commit, twist(body), epoch) with { N = 4 };
        var ben = epoch.Members.Members[1].Ref;
        scope ??= new(Space, epoch.Number, commit.Commitment, commit.Members.Hash);
        var wrap = new EpochWrap(epoch.Number, Wrap.SealShared(Draw, scope, (ben, epoch.Friends[1]!), epoch.Key));
        var fresh = _couple.FreshBen();
        fresh.Pull(Space);
        var opened = Device.Now(fresh.Vault.OpenAsync(Space, [wrap], [frame], 0));
        Assert.True(opened.Fault == Fault.None || (opened.N, opened.FailedAt) == (3, 4));
        return opened;
    }
}
