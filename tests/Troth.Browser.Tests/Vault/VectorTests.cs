namespace Troth.Browser.Tests.Vault;

/// <summary>The vault's own primitives against published vectors.</summary>
public sealed class VectorTests(Browser browser)
{
    [Fact]
    public Task Hpke_agrees_with_rfc_9180_in_all_four_modes() => RunsAsync("hpke", "hpke/rfc9180-a3.json", 24);

    [Fact]
    public Task Aes_gcm_with_nonces_of_96_bits_agrees_with_wycheproof() => RunsAsync("aesGcm", "wycheproof/aes_gcm_test.json", 133);

    [Fact]
    public Task Agreement_on_jwk_keys_agrees_with_wycheproof() => RunsAsync("ecdhJwk", "wycheproof/ecdh_secp256r1_webcrypto_test.json", 353);

    [Fact]
    public Task Agreement_on_points_agrees_with_wycheproof() => RunsAsync("ecdhPoint", "wycheproof/ecdh_secp256r1_ecpoint_test.json", 355);

    [Fact]
    public Task Hkdf_agrees_with_wycheproof() => RunsAsync("hkdf", "wycheproof/hkdf_sha256_test.json", 86);

    [Fact]
    public Task Hmac_agrees_with_wycheproof() => RunsAsync("hmac", "wycheproof/hmac_sha256_test.json", 174);

    [Fact]
    public Task Pbkdf2_agrees_with_wycheproof() => RunsAsync("pbkdf2", "wycheproof/pbkdf2_hmacsha256_test.json", 60);

    private async Task RunsAsync(string kind, string fixture, int expected)
    {
        var vectors = Repository.Fixture(fixture);
        await using var page = await VaultPage.OpenAsync(browser);
        var report = await page.CheckAsync(kind, vectors);
        Assert.Equal("[]", report.GetProperty("failed").GetRawText());
        Assert.Equal(expected, report.GetProperty("run").GetInt32());
    }
}
