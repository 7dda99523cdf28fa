using CsCheck;

namespace Troth.Vault.Tests;

public sealed class KeyTextTests
{
    [Fact]
    public void A_key_reads_back_as_it_was_written()
    {
        Gen.Byte.Array[16].Sample(bytes => KeyText.SecretKey.Read(KeyText.SecretKey.Write(bytes)).AsSpan().SequenceEqual(bytes));
        Gen.Byte.Array[20].Sample(bytes => KeyText.KitKey.Read(KeyText.KitKey.Write(bytes)).AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public void A_secret_key_is_seven_groups_of_four_and_a_kit_key_eight_and_a_half()
    {
        Assert.Matches("^T1(-[0-9A-Z]{4}){7}$", KeyText.SecretKey.Write(new byte[16]));
        Assert.Matches("^K1(-[0-9A-Z]{4}){8}-[0-9A-Z]{2}$", KeyText.KitKey.Write(new byte[20]));
    }

    [Fact]
    public void Case_spaces_dashes_and_lookalikes_do_not_matter()
    {
        var bytes = new byte[16];
        bytes[0] = 0b00001_000; // the text begins with 1 and has many a 0
        var text = KeyText.SecretKey.Write(bytes);
        Assert.StartsWith("T1-10", text, StringComparison.Ordinal);
        Assert.Equal(bytes, KeyText.SecretKey.Read(text.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')));
        Assert.Equal(bytes, KeyText.SecretKey.Read(" " + text.Replace("-", " ", StringComparison.Ordinal).Replace('1', 'I')));
        Assert.Equal(bytes, KeyText.SecretKey.Read(text.Replace("-", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_wrong_character_is_refused()
    {
        var text = KeyText.KitKey.Write(Fixed.Draw("one wrong character").Bytes(20));
        var accepted = 0;
        for (var at = 3; at < text.Length; at++)
        {
            foreach (var letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Where(letter => text[at] != '-' && letter != text[at]))
            {
                accepted += Accepts(text[..at] + letter + text[(at + 1)..]) ? 1 : 0;
            }
        }

        Assert.InRange(accepted, 0, 3); // ten check bits let about one in a thousand by
    }

    [Theory]
    [InlineData("")]
    [InlineData("T1")]
    [InlineData("T1-0000-0000-0000-0000-0000-0000-00")]
    [InlineData("K1-0000-0000-0000-0000-0000-0000-0000")]
    [InlineData("T1-0000-0000-0000-0000-0000-0000-0U00")]
    public void What_is_no_key_is_bad_text(string text) =>
        Assert.Equal("bad_text", Assert.Throws<VaultException>(() => KeyText.SecretKey.Read(text)).Code);

    [Fact]
    public void Arbitrary_text_is_bad_text_and_nothing_else() => Gen.String.Sample(text =>
    {
        try
        {
            KeyText.SecretKey.Read(text);
            return false;
        }
        catch (VaultException bad)
        {
            return bad.Code == "bad_text";
        }
    });

    private static bool Accepts(string text)
    {
        try
        {
            KeyText.KitKey.Read(text);
            return true;
        }
        catch (VaultException)
        {
            return false;
        }
    }
}
