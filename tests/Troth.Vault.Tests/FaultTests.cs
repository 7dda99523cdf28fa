using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>What a server or a member may do wrong, and the code it is met with (protocol.md 6.4).</summary>
public sealed class FaultTests
{
    private readonly Couple _couple = new();
    private readonly List<Frame> _frames;

    public FaultTests()
    {
        _couple.Ada.Write(Space, "four");
        _couple.Ada.Write(Space, "five");
        _couple.Ben.Pull(Space);
        _couple.Ben.Write(Space, "six");
        _couple.Ada.Pull(Space);
        _couple.Ada.Write(Space, "seven");
        _frames = _couple.ForBen(); // places 3 to 7
    }

    private Id16 Space => _couple.Space;

    [Fact]
    public void A_dropped_entry_is_a_gap() => Expect(Fault.Gap, 5, [_frames[0], _frames[1], _frames[3]], 0);

    [Fact]
    public void A_dropped_entry_is_noticed_when_the_others_close_up() =>
        Expect(Fault.Seen, 5, Renumbered(_frames[0], _frames[1], _frames[3]), 0);

    [Fact]
    public void A_dropped_entry_is_noticed_by_the_next_of_its_device() =>
        Expect(Fault.Device, 4, Renumbered(_frames[0], _frames[2]), 0);

    [Fact]
    public void Entries_in_another_order_are_noticed() =>
        Expect(Fault.Seen, 5, Renumbered(_frames[0], _frames[1], _frames[3], _frames[2]), 0);

    [Fact]
    public void A_replayed_entry_is_a_duplicate() => Expect(Fault.Duplicate, 8, Renumbered([.. _frames, _frames[1]]), 0);

    [Fact]
    public void The_same_place_again_is_a_gap() => Expect(Fault.Gap, 8, [.. _frames, _frames[4]], 0);

    [Fact]
    public void Fewer_entries_than_the_head_claims_are_a_gap() => Expect(Fault.Gap, 7, _frames[..4], 7);

    [Fact]
    public void A_head_behind_what_was_verified_is_a_gap()
    {
        var ben = _couple.FreshBen();
        ben.Pull(Space);
        Assert.Equal((Fault.Gap, 7L), (ben.Open(Space, [], 6).Fault, ben.Last(Space).N));
    }

    [Fact]
    public void An_entry_of_another_space_is_malformed()
    {
        var other = _couple.Ada.NewSpace();
        _couple.Ada.Write(other, "elsewhere");
        Expect(Fault.Malformed, 8, Renumbered([.. _frames, _couple.Shelf[other][1]]), 0);
    }

    [Fact]
    public void An_entry_of_an_epoch_that_has_ended_is_refused()
    {
        var stale = _couple.Shelf[Space][1];
        Expect(Fault.Epoch, 4, Renumbered(_frames[0], stale), 0);
    }

    [Fact]
    public void A_commit_that_nobody_wrapped_for_us_is_refused()
    {
        var ben = _couple.FreshBen();
        Assert.Equal(Fault.Epoch, Device.Now(ben.Vault.OpenAsync(Space, [], _frames, 7)).Fault);
    }

    [Fact]
    public void Another_suite_or_version_is_refused_by_name()
    {
        Expect(Fault.Suite, 4, [_frames[0], Changed(_frames[1], 1, 2)], 0);
        Expect(Fault.Suite, 4, [_frames[0], Changed(_frames[1], 0, 2)], 0);
        Expect(Fault.Malformed, 4, [_frames[0], Changed(_frames[1], 2, 4)], 0);
        Expect(Fault.Malformed, 4, [_frames[0], _frames[1] with { Body = _frames[1].Body[1..] }], 0);
    }

    [Fact]
    public void A_swapped_body_is_refused() => Expect(Fault.Body, 4, [_frames[0], _frames[1] with { Body = _frames[2].Body }], 0);

    [Fact]
    public void A_missing_body_must_be_explained_by_the_head()
    {
        var frames = _frames.Select((frame, i) => i == 2 ? frame with { Body = [] } : frame).ToList();
        var ben = Expect(Fault.Body, 5, frames, 7);
        Assert.Equal((4L, 2), (ben.Last(Space).N, ben.Items[Space].Count));
        var patient = _couple.FreshBen();
        Assert.Equal(Fault.None, patient.Open(Space, frames, 0).Fault);
        Assert.Equal((7L, ItemState.Erased), (patient.Last(Space).N, patient.Items[Space][2].State));
    }

    [Fact]
    public void A_commit_may_not_lose_its_body() => Expect(Fault.Body, 3, [_frames[0] with { Body = [] }], 0);

    [Fact]
    public void A_body_under_another_key_is_unreadable_and_the_chain_goes_on()
    {
        _couple.Shelf.Append(Space, [Garbage(EntryFlags.None)]);
        _couple.Ada.Pull(Space);
        _couple.Ada.Write(Space, "after it");

        foreach (var reader in new[] { _couple.Ada, _couple.FreshBen() })
        {
            reader.Pull(Space);
            var items = reader.Items[Space];
            Assert.Equal((Fault.None, 9L), (reader.Last(Space).Fault, reader.Last(Space).N));
            Assert.Equal((8L, ItemState.Unreadable, false, default(Id16), 0), (items[^2].N, items[^2].State, items[^2].Mine, items[^2].Author, items[^2].Payload.Length));
            Assert.Equal(ItemState.Verified, items[^1].State);
        }
    }

    [Fact]
    public void An_unreadable_entry_takes_its_id_and_its_place_like_any_other()
    {
        var garbage = Garbage(EntryFlags.None);
        Expect(Fault.Duplicate, 9, Renumbered([.. _frames, garbage, garbage]), 0);
        Expect(Fault.Gap, 9, [.. Renumbered([.. _frames, garbage]), garbage with { N = 8 }], 0);
        Expect(Fault.Body, 8, Renumbered([.. _frames, garbage with { Body = [.. garbage.Body[1..], 0] }]), 0);
    }

    [Fact]
    public void An_erase_record_that_does_not_open_stops_the_space() =>
        Expect(Fault.Sealed, 8, Renumbered([.. _frames, Garbage(EntryFlags.Erase)]), 0);

    [Fact]
    public void A_forged_tag_is_shown_as_unverified_and_the_chain_goes_on()
    {
        var forger = _couple.Forge(_couple.Ben);
        _couple.Ben.Pull(Space);
        var asAda = forger.Body(_frames[0]) with { Author = 0 };
        var untagged = _couple.Forge(_couple.Ben).Body(_frames[0]);
        _couple.Shelf.Append(Space, [forger.Seal(EntryFlags.None, asAda), forger.Seal(EntryFlags.None, untagged, tagged: false)]);
        Assert.All(_couple.Ada.Pull(Space).Items, item => Assert.True(item is { State: ItemState.Unverified, Mine: false }));
        _couple.Ada.Write(Space, "and on");
        Assert.Equal(ItemState.Verified, _couple.Ada.Items[Space][^1].State);
    }

    [Fact]
    public void An_author_who_is_no_member_is_refused() => Forged(Fault.Author, body => body with { Author = 2 });

    [Fact]
    public void A_device_that_skips_repeats_or_starts_elsewhere_is_refused()
    {
        Forged(Fault.Device, body => body with { At = body.At with { Seq = 2 } });
        Forged(Fault.Device, body => body with { At = body.At with { Seq = 0 } });
        Forged(Fault.Device, body => body with { At = body.At with { Previous = new byte[32] } });
    }

    [Fact]
    public void A_head_that_is_not_ours_not_yet_or_before_the_epoch_is_refused()
    {
        Forged(Fault.Seen, body => body with { At = body.At with { SeenHead = new byte[32] } });
        Forged(Fault.Seen, body => body with { At = body.At with { SeenN = body.At.SeenN + 1 } });
        Forged(Fault.Seen, body => body with { At = body.At with { SeenN = 2 } });
    }

    [Fact]
    public void An_erase_record_with_another_token_or_target_is_refused()
    {
        var target = Shelf.EntryOf(_frames[3]).ToBytes();
        Forged(Fault.Erasure, body => body with { Kind = 7, Payload = [.. target, .. new byte[32]] }, EntryFlags.Erase);
        Forged(Fault.Erasure, body => body with { Kind = 7, Payload = target }, EntryFlags.Erase);
        Forged(Fault.Erasure, body => body with { Kind = 64 }, EntryFlags.Erase);
        Forged(Fault.Erasure, body => body with { Kind = 7 });
        Forged(Fault.Erasure, body => body with { Kind = 7, Payload = [.. Id16.New().ToBytes(), .. new byte[32]] }, EntryFlags.Erase);
    }

    [Fact]
    public void A_space_that_stopped_stays_stopped()
    {
        var ben = Expect(Fault.Gap, 5, [_frames[0], _frames[1], _frames[3]], 0);
        var again = ben.Open(Space, _frames[2..], 7);
        Assert.Equal((Fault.Gap, 5L, 4L, 0), (again.Fault, again.FailedAt, again.N, again.Items.Count));
        Assert.Equal("stopped", Device.Refused(() => ben.Vault.SealAsync(Space, [Device.Draft("too late")])));
        Assert.Equal("stopped", Device.Refused(() => ben.Vault.NewInviteAsync(Space, "Ben", Person.Noon, Person.Noon)));
        Assert.Equal(4, Device.Now(ben.Vault.StateWordsAsync(Space)).Count);
    }

    /// <summary>Ben forges an entry that Ada reads.</summary>
    private void Forged(Fault fault, Func<EntryBody, EntryBody> change, EntryFlags flags = EntryFlags.None)
    {
        _couple.Ben.Pull(Space);
        var forger = _couple.Forge(_couple.Ben);
        var frame = forger.Seal(flags, change(forger.Body(_frames[0]))) with { N = 8 };
        var opened = Person.Ada.Unlock(_couple.Shelf).Open(Space, [.. _couple.Shelf[Space], frame], 8);
        Assert.Equal((fault, 7L, 8L), (opened.Fault, opened.N, opened.FailedAt));
    }

    /// <summary>What somebody with a token and no key can put into a space.</summary>
    private Frame Garbage(EntryFlags flags)
    {
        var body = RandomNumberGenerator.GetBytes(1052);
        return new(8, new EntryHeader(flags, Space, Id16.New(), EntryHeader.Read(_frames[1].Header, out _)!.Epoch, new byte[32], SHA256.HashData(body), body.Length).ToBytes(), body);
    }

    private Device Expect(Fault fault, long failedAt, List<Frame> frames, long headN)
    {
        var ben = _couple.FreshBen();
        var opened = ben.Open(Space, frames, headN);
        Assert.Equal((fault, failedAt), (opened.Fault, opened.FailedAt));
        return ben;
    }

    private static List<Frame> Renumbered(params IReadOnlyList<Frame> frames) => [.. frames.Select((frame, i) => frame with { N = 3 + i })];

    private static Frame Changed(Frame frame, int at, byte value)
    {
        var header = frame.Header.ToArray();
        header[at] = value;
        return frame with { Header = header };
    }
}
