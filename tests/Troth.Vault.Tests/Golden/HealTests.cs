using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>What a record of kind 8 says, and the words that two people compare for it.</summary>
internal sealed record HealPart(int Version, ushort Kind, Id16 Space, long N, byte[] H, byte[] Payload, IReadOnlyList<int> Words);

/// <summary>The record in tests/golden/heal-1.json reads (protocol.md 6.6).</summary>
public sealed class HealTests
{
    private readonly Couple _couple = new();

    [Fact]
    public void A_heal_reads_as_it_was_written_and_its_head_has_the_same_words()
    {
        var file = GoldenFile.Read("heal-1.json", Write);
        var read = HeadPin.Read(file.Payload)!;
        Assert.Equal((Kinds.Heal, file.Space, file.N, Convert.ToHexString(file.H)), (file.Kind, read.Space, read.N, Convert.ToHexString(read.H)));
        Assert.Equal(file.Payload, new HeadPin(file.Space, file.N, file.H).ToBytes());
        Assert.Equal(file.Words, Words.OfHead(file.Space, file.H));
    }

    [Fact]
    public void The_app_may_write_one_in_the_personal_space_alone_and_reads_it_there()
    {
        var pin = new HeadPin(_couple.Space, 3, new byte[32]);
        Draft[] drafts = [new(Id16.New(), Person.Noon, Kinds.Heal, 1, pin.ToBytes())];
        Assert.Equal("bad_input", Device.Refused(() => _couple.Ada.Vault.SealAsync(_couple.Space, drafts)));
        _couple.Ada.Write(Person.Ada.Personal, drafts);
        Assert.True(Person.Ada.Unlock(_couple.Shelf).Items[Person.Ada.Personal][^1] is { Kind: Kinds.Heal, Mine: true, State: ItemState.Verified, Payload.Length: 56 });
    }

    [Fact]
    public async Task A_space_that_has_stopped_and_is_forgotten_opens_anew_and_the_personal_one_stays()
    {
        var ben = _couple.Ben;
        ben.Open(_couple.Space, [], 99);
        Assert.Equal("stopped", Device.Refused(() => ben.Vault.SealAsync(_couple.Space, [Device.Draft("no")])));
        await ben.Vault.ForgetAsync(_couple.Space);

        var opened = ben.Open(_couple.Space, _couple.ForBen(), _couple.Shelf[_couple.Space].Count);

        Assert.Equal((Fault.None, (long)_couple.Shelf[_couple.Space].Count), (opened.Fault, opened.N));
        Assert.Equal("bad_input", (await Assert.ThrowsAsync<VaultException>(() => ben.Vault.ForgetAsync(Person.Ben.Personal))).Code);
        ben.Write(_couple.Space, "and on");
        _couple.Ada.Pull(_couple.Space);
    }

    private static HealPart Write()
    {
        var draw = Fixed.Draw("heal");
        var pin = new HeadPin(draw.Id(), 70_001, draw.Bytes(32));
        return new(1, Kinds.Heal, pin.Space, pin.N, pin.H, pin.ToBytes(), Words.OfHead(pin.Space, pin.H));
    }
}
