using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class SealingTests
{
    private static readonly Draw Draw = Fixed.Draw("sealing");
    private static readonly Identity Me = Identity.Make(Draw);
    private static readonly Founding Founded = Founding.Of(Draw, Me, new byte[8], Person.Noon);

    [Theory]
    [InlineData(0, 1024 + 28)]
    [InlineData(900, 1024 + 28)]
    [InlineData(906, 1024 + 28)]
    [InlineData(907, 1088 + 28)]
    [InlineData(EntryBody.Longest - 118, EntryBody.Longest + 28)]
    public void What_was_sealed_opens_and_its_size_says_little(int length, int sealedLength)
    {
        var frame = Founded.Continue([new(Id16.New(), 5, 64, 1, new byte[length])])[0];
        var (fault, opening) = Opening.Of(Founded.Author.Epoch.Key, frame, EntryHeader.Read(frame.Header, out _)!);
        Assert.Equal(Fault.None, fault);
        Assert.Equal(length, opening!.Body.Payload.Length);
        Assert.Equal(sealedLength, frame.Body.Length);
        Assert.True(opening.IsTagged(Me, Founded.Author.Epoch));
    }

    [Fact]
    public void What_is_larger_than_a_body_is_refused() =>
        Assert.Equal("too_large", Assert.Throws<VaultException>(() => Founded.Continue([new(Id16.New(), 5, 64, 1, new byte[EntryBody.Longest - 117])])).Code);

    [Fact]
    public void Any_flipped_bit_of_a_stored_frame_fails_or_is_unreadable_under_another_head()
    {
        var frame = Founded.Continue([Device.Draft("a word")])[0] with { N = 2 };
        var start = Founded.Commit with { N = 1 };
        var honest = Open([start, frame]);
        Assert.Equal(Fault.None, honest.Fault);
        for (var bit = 0; bit < 8 * (EntryHeader.Length + frame.Body.Length); bit += bit < 8 * EntryHeader.Length ? 1 : 5)
        {
            var (header, body) = (frame.Header.ToArray(), frame.Body.ToArray());
            var (bytes, at) = bit / 8 < EntryHeader.Length ? (header, bit / 8) : (body, (bit / 8) - EntryHeader.Length);
            bytes[at] ^= (byte)(1 << (bit % 8));
            var opened = Open([start, new(2, header, body)]);
            Assert.True(
                opened is { Fault: not Fault.None, N: 1, FailedAt: 2 }
                || (opened.Items[^1] is { State: ItemState.Unreadable, Payload: [] } && !opened.H.AsSpan().SequenceEqual(honest.H)),
                $"bit {bit}");
        }
    }

    private static Opened Open(IReadOnlyList<Frame> frames)
    {
        var amk = new MasterKey(new byte[32], 1);
        var keyring = new Keyring();
        keyring.Become(Me);
        keyring.Learn(16, Keyring.KeyToBytes(Founded.Author.Epoch));
        return new SpaceLog(Founded.Space, keyring, false).Open(new(amk, keyring, []), frames, frames.Count);
    }
}
