using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Troth.Vault;

/// <summary>A P-256 pair.</summary>
/// <param name="Scalar">32 bytes.</param>
/// <param name="Public">The uncompressed point, 65 bytes.</param>
internal sealed record KeyPair(byte[] Scalar, byte[] Public);

/// <summary>ECDH on P-256 with uncompressed points (protocol.md 1).</summary>
[UnsupportedOSPlatform("browser")]
internal static class P256
{
    public const int PointLength = 65;
    public const int ScalarLength = 32;

    private static readonly byte[] Order = Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>Draws a new pair.</summary>
    public static KeyPair NewPair(Draw draw)
    {
        while (true)
        {
            if (PairOf(draw.Bytes(ScalarLength)) is { } pair)
            {
                return pair;
            }
        }
    }

    /// <summary>The pair of a scalar; null if it is not between 1 and the order of the curve.</summary>
    public static KeyPair? PairOf(byte[] scalar)
    {
        if (scalar.Length != ScalarLength || !scalar.AsSpan().ContainsAnyExcept((byte)0) || scalar.AsSpan().SequenceCompareTo(Order) >= 0)
        {
            return null;
        }

        using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        var point = key.ExportParameters(false).Q;
        return new(scalar, [0x04, .. point.X!, .. point.Y!]);
    }

    /// <summary>Whether these bytes are an uncompressed point on the curve.</summary>
    public static bool IsPoint(byte[] bytes)
    {
        using var key = Import(bytes);
        return key is not null;
    }

    /// <summary>ECDH(d, Q): the 32-byte x coordinate, or null if Q is no point on the curve.</summary>
    public static byte[]? Agree(KeyPair mine, byte[] point)
    {
        using var theirs = Import(point);
        if (theirs is null)
        {
            return null;
        }

        using var key = ECDiffieHellman.Create(Parameters(mine.Public) with { D = mine.Scalar });
        using var publicKey = theirs.PublicKey;
        return key.DeriveRawSecretAgreement(publicKey);
    }

    private static ECDiffieHellman? Import(byte[] point)
    {
        if (point.Length != PointLength || point[0] != 0x04)
        {
            return null;
        }

        try
        {
            return ECDiffieHellman.Create(Parameters(point));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ECParameters Parameters(byte[] point) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new() { X = point[1..33], Y = point[33..] },
    };
}
