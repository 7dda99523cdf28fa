using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Marks of verified heads, which the person's devices leave in the personal space (protocol.md 6.6, kind 18).</summary>
public sealed class HeadPinTests
{
    private const ushort Kind = 18;

    private static readonly HeadPin Pin = new(Id16.New(), 22_000, RandomNumberGenerator.GetBytes(32));

    private readonly Couple _couple = new();

    [Fact]
    public void A_pin_reads_as_it_was_written_and_has_one_length()
    {
        var bytes = Pin.ToBytes();
        var read = HeadPin.Read(bytes)!;
        Assert.Equal((56, Pin.Space, Pin.N, Convert.ToHexString(Pin.H)), (bytes.Length, read.Space, read.N, Convert.ToHexString(read.H)));
        Assert.All(Enumerable.Range(0, 56), length => Assert.Null(HeadPin.Read(bytes[..length])));
        Assert.Null(HeadPin.Read([.. bytes, 0]));
    }

    [Fact]
    public void A_pin_of_the_personal_space_comes_back_with_its_payload()
    {
        _couple.Ada.Write(Person.Ada.Personal, [new(Id16.New(), Person.Noon, Kind, 1, Pin.ToBytes())]);
        var item = Person.Ada.Unlock(_couple.Shelf).Items[Person.Ada.Personal][^1];
        Assert.True(item is { Kind: Kind, Mine: true, State: ItemState.Verified });
        Assert.Equal(Pin.ToBytes(), item.Payload);
    }

    [Fact]
    public void No_other_space_takes_a_pin() =>
        Assert.Equal("bad_input", Device.Refused(() => _couple.Ada.Vault.SealAsync(_couple.Space, [new(Id16.New(), Person.Noon, Kind, 1, Pin.ToBytes())])));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    public void What_the_vault_makes_itself_no_app_seals_even_there(ushort kind) =>
        Assert.Equal("bad_input", Device.Refused(() => _couple.Ada.Vault.SealAsync(Person.Ada.Personal, [new(Id16.New(), Person.Noon, kind, 1, [])])));
}
