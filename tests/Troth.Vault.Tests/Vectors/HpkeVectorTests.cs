using System.Buffers.Binary;
using System.Text.Json;

namespace Troth.Vault.Tests;

public sealed class HpkeVectorTests
{
    private static JsonElement Cases => Places.Vectors(Path.Combine("hpke", "rfc9180-a3.json"));

    [Fact]
    public void All_four_modes_seal_to_the_bytes_of_the_rfc()
    {
        var modes = new List<string>();
        foreach (var vector in Cases.EnumerateArray())
        {
            var first = vector.GetProperty("encryptions")[0];
            var ephemeral = P256.PairOf(Hex(vector, "skEm"))!;
            var sender = vector.TryGetProperty("skSm", out _) ? P256.PairOf(Hex(vector, "skSm")) : null;
            var bytes = Hpke.Seal(ephemeral, Hex(vector, "pkRm"), Scope(vector), Hex(first, "pt"), Hex(first, "aad"), sender);
            Assert.Equal([.. Hex(vector, "enc"), .. Hex(first, "ct")], bytes);
            modes.Add(vector.GetProperty("mode").GetString()!);
        }

        Assert.Equal(["0", "1", "2", "3"], modes);
    }

    [Fact]
    public void All_four_modes_open_the_bytes_of_the_rfc()
    {
        foreach (var vector in Cases.EnumerateArray())
        {
            var first = vector.GetProperty("encryptions")[0];
            var receiver = P256.PairOf(Hex(vector, "skRm"))!;
            byte[] bytes = [.. Hex(vector, "enc"), .. Hex(first, "ct")];
            Assert.Equal(Hex(first, "pt"), Hpke.Open(receiver, Scope(vector), bytes, Hex(first, "aad")));
            Assert.Null(Hpke.Open(receiver, Scope(vector), bytes, []));
        }
    }

    [Fact]
    public void The_key_schedule_opens_every_message_of_the_rfc()
    {
        var count = 0;
        foreach (var vector in Cases.EnumerateArray())
        {
            var shared = Hpke.Receive(P256.PairOf(Hex(vector, "skRm"))!, Hex(vector, "enc"), Scope(vector))!;
            var (key, nonce) = Hpke.Schedule(shared, Scope(vector));
            Assert.Equal(Hex(vector, "shared_secret"), shared);
            Assert.Equal(Hex(vector, "key"), key);
            Assert.Equal(Hex(vector, "base_nonce"), nonce);
            foreach (var message in vector.GetProperty("encryptions").EnumerateArray())
            {
                var sequence = ulong.Parse(message.GetProperty("sequence number").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
                var own = nonce.ToArray();
                BinaryPrimitives.WriteUInt64BigEndian(own.AsSpan(4), BinaryPrimitives.ReadUInt64BigEndian(own.AsSpan(4)) ^ sequence);
                Assert.Equal(Hex(message, "pt"), Gcm.OpenWith(key, own, Hex(message, "ct"), Hex(message, "aad")));
                count++;
            }
        }

        Assert.Equal(24, count);
    }

    [Fact]
    public void Our_own_suite_seals_and_opens_in_all_modes()
    {
        var draw = Fixed.Draw("hpke");
        var (receiver, sender, ephemeral) = (P256.NewPair(draw), P256.NewPair(draw), P256.NewPair(draw));
        foreach (var (psk, auth) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var scope = new HpkeScope([1], psk ? draw.Bytes(32) : [], psk ? [2] : [], auth ? sender.Public : null);
            var bytes = Hpke.Seal(ephemeral, receiver.Public, scope, [3, 4], [5], auth ? sender : null);
            Assert.Equal([3, 4], Hpke.Open(receiver, scope, bytes, [5])!);
            Assert.Null(Hpke.Open(receiver, scope with { Info = [9] }, bytes, [5]));
            Assert.Null(Hpke.Open(sender, scope, bytes, [5]));
        }
    }

    private static HpkeScope Scope(JsonElement vector) => new(
        Hex(vector, "info"), Hex(vector, "psk"), Hex(vector, "psk_id"), vector.TryGetProperty("pkSm", out _) ? Hex(vector, "pkSm") : null)
    {
        KeyLength = 16,
    };

    private static byte[] Hex(JsonElement vector, string name) =>
        vector.TryGetProperty(name, out var text) ? Convert.FromHexString(text.GetString()!) : [];
}
