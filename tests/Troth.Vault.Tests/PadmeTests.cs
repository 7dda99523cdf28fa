using CsCheck;
using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class PadmeTests
{
    [Theory]
    [InlineData(1, 1024)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 1088)]
    [InlineData(5000, 5120)]
    [InlineData(60000, 61440)]
    [InlineData(EntryBody.Longest, EntryBody.Longest)]
    [InlineData(EntryBody.Longest + 1, 65536)]
    public void Known_lengths_pad_to_known_lengths(int length, int padded) => Assert.Equal(padded, Padme.Pad(length));

    [Fact]
    public void Padding_never_shrinks_never_wastes_an_eighth_and_is_its_own_fixed_point() =>
        Gen.Int[1, Limits.BodyBytes].Sample(length =>
        {
            var padded = Padme.Pad(length);
            return padded >= length && (length <= Padme.Floor || padded - length < length / 8) && Padme.Pad(padded) == padded;
        });

    [Fact]
    public void Longer_things_never_pad_to_less() =>
        Gen.Int[1, Limits.BodyBytes - 1].Sample(length => Padme.Pad(length) <= Padme.Pad(length + 1));
}
