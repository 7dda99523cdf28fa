using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Troth.Vault.Tests;

/// <summary>Every case of the public vectors that our calls can take, with the number of them.</summary>
public sealed class WycheproofTests
{
    [Fact]
    public void Aes_gcm_agrees()
    {
        var count = 0;
        foreach (var (group, test) in Cases("aes_gcm_test.json").Where(each => each.Group.GetProperty("ivSize").GetInt32() == 96))
        {
            byte[] bytes = [.. Hex(test, "ct"), .. Hex(test, "tag")];
            var plain = Gcm.OpenWith(Hex(test, "key"), Hex(test, "iv"), bytes, Hex(test, "aad"));
            Assert.Equal(IsValid(test) ? Hex(test, "msg") : null, plain);
            if (IsValid(test))
            {
                Assert.Equal(bytes, Gcm.SealWith(Hex(test, "key"), Hex(test, "iv"), Hex(test, "msg"), Hex(test, "aad")));
            }

            count++;
        }

        Assert.Equal(197, count); // 119 more have nonces of other lengths, which nothing here makes or takes
    }

    [Fact]
    public void Key_agreement_with_encoded_points_agrees()
    {
        var count = 0;
        foreach (var (_, test) in Cases("ecdh_secp256r1_ecpoint_test.json"))
        {
            var shared = P256.Agree(P256.PairOf(Scalar(Hex(test, "private")))!, Hex(test, "public"));
            Assert.Equal(IsValid(test) ? Hex(test, "shared") : null, shared);
            count++;
        }

        Assert.Equal(355, count);
    }

    [Fact]
    public void Key_agreement_with_web_keys_agrees()
    {
        var count = 0;
        foreach (var (_, test) in Cases("ecdh_secp256r1_webcrypto_test.json"))
        {
            var (mine, theirs) = (test.GetProperty("private"), test.GetProperty("public"));
            var sameCurve = theirs.GetProperty("crv").GetString() == "P-256";
            byte[] point = [0x04, .. Url(theirs, "x"), .. Url(theirs, "y")];
            var shared = sameCurve ? P256.Agree(P256.PairOf(Scalar(Url(mine, "d")))!, point) : null;
            Assert.Equal(IsValid(test) ? Hex(test, "shared") : null, shared);
            count++;
        }

        Assert.Equal(353, count);
    }

    [Fact]
    public void Hkdf_agrees()
    {
        var count = 0;
        foreach (var (_, test) in Cases("hkdf_sha256_test.json"))
        {
            byte[] Derive() => Kdf.Hkdf(Hex(test, "ikm"), Hex(test, "salt"), Hex(test, "info"), test.GetProperty("size").GetInt32());
            if (IsValid(test))
            {
                Assert.Equal(Hex(test, "okm"), Derive());
            }
            else
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => Derive());
            }

            count++;
        }

        Assert.Equal(86, count);
    }

    [Fact]
    public void Hmac_agrees()
    {
        var count = 0;
        foreach (var (group, test) in Cases("hmac_sha256_test.json"))
        {
            var tag = Kdf.Hmac(Hex(test, "key"), Hex(test, "msg"))[..(group.GetProperty("tagSize").GetInt32() / 8)];
            Assert.Equal(IsValid(test), tag.AsSpan().SequenceEqual(Hex(test, "tag")));
            count++;
        }

        Assert.Equal(174, count);
    }

    [Fact]
    public void Pbkdf2_agrees()
    {
        var count = 0;
        foreach (var (_, test) in Cases("pbkdf2_hmacsha256_test.json"))
        {
            var (iterations, length) = (test.GetProperty("iterationCount").GetInt32(), test.GetProperty("dkLen").GetInt32());
            var key = Rfc2898DeriveBytes.Pbkdf2(Hex(test, "password"), Hex(test, "salt"), iterations, HashAlgorithmName.SHA256, length);
            Assert.Equal(Hex(test, "dk"), key);
            count++;
        }

        Assert.Equal(60, count);
    }

    private static IEnumerable<(JsonElement Group, JsonElement Test)> Cases(string file) =>
        from @group in Places.Vectors(Path.Combine("wycheproof", file)).GetProperty("testGroups").EnumerateArray()
        from test in @group.GetProperty("tests").EnumerateArray()
        select (@group, test);

    private static bool IsValid(JsonElement test) => test.GetProperty("result").GetString() == "valid";

    private static byte[] Hex(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);

    private static byte[] Url(JsonElement key, string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());

    /// <summary>A scalar in 32 bytes, whatever zeros the vector has in front.</summary>
    private static byte[] Scalar(byte[] bytes)
    {
        var scalar = new byte[32];
        var digits = bytes.AsSpan().TrimStart((byte)0);
        digits.CopyTo(scalar.AsSpan(32 - digits.Length));
        return scalar;
    }
}
