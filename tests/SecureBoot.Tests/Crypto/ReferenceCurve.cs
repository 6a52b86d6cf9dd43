using System.Numerics;

namespace SecureBoot.Tests.Crypto;

/// <summary>P-256 from the textbook, with integers of any size and affine points: slow, short and independent of the
/// device's code.</summary>
internal static class ReferenceCurve
{
    public static BigInteger P { get; } =
        BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;

    public static BigInteger N { get; } = Hex("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    public static BigInteger B { get; } = Hex("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    public static (BigInteger X, BigInteger Y)? G { get; } = (
        Hex("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"),
        Hex("4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5"));

    // G, 2G, 4G and so on, because most tests use multiples of the generator.
    private static readonly (BigInteger X, BigInteger Y)?[] s_doublings = Doublings();

    public static BigInteger Hex(string text)
    {
        return BigInteger.Parse("0" + text, System.Globalization.NumberStyles.HexNumber);
    }

    public static BigInteger Mod(BigInteger value, BigInteger modulus)
    {
        BigInteger rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    // Euclid's algorithm: a·value ≡ rest, b·value ≡ next.
    public static BigInteger Invert(BigInteger value, BigInteger prime)
    {
        (BigInteger rest, BigInteger next) = (prime, Mod(value, prime));
        (BigInteger a, BigInteger b) = (0, 1);
        while (!next.IsZero)
        {
            BigInteger quotient = BigInteger.DivRem(rest, next, out BigInteger remainder);
            (rest, next) = (next, remainder);
            (a, b) = (b, a - (quotient * b));
        }

        return Mod(a, prime);
    }

    public static (BigInteger X, BigInteger Y)? Negate((BigInteger X, BigInteger Y)? point)
    {
        return point is null ? null : (point.Value.X, Mod(-point.Value.Y, P));
    }

    // Null is the point at infinity.
    public static (BigInteger X, BigInteger Y)? Add(
        (BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        (BigInteger x1, BigInteger y1) = left.Value;
        (BigInteger x2, BigInteger y2) = right.Value;
        if (x1 == x2 && Mod(y1 + y2, P).IsZero)
        {
            return null;
        }

        BigInteger slope = x1 == x2
            ? ((3 * x1 * x1) - 3) * Invert(2 * y1, P)
            : (y2 - y1) * Invert(x2 - x1, P);
        BigInteger x = Mod((slope * slope) - x1 - x2, P);
        return (x, Mod((slope * (x1 - x)) - y1, P));
    }

    public static (BigInteger X, BigInteger Y)? Multiply(BigInteger scalar, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (BigInteger rest = Mod(scalar, N); !rest.IsZero; rest >>= 1)
        {
            if (!rest.IsEven)
            {
                sum = Add(sum, point);
            }

            point = Add(point, point);
        }

        return sum;
    }

    public static (BigInteger X, BigInteger Y)? MultiplyGenerator(BigInteger scalar)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        BigInteger rest = Mod(scalar, N);
        for (int i = 0; !rest.IsZero; i++, rest >>= 1)
        {
            if (!rest.IsEven)
            {
                sum = Add(sum, s_doublings[i]);
            }
        }

        return sum;
    }

    // FIPS 186-5, 6.4.2.
    public static bool Verify((BigInteger X, BigInteger Y)? key, BigInteger e, BigInteger r, BigInteger s)
    {
        if (r < 1 || r >= N || s < 1 || s >= N)
        {
            return false;
        }

        BigInteger inverse = Invert(s, N);
        (BigInteger X, BigInteger Y)? sum = Add(Multiply(e * inverse, G), Multiply(r * inverse, key));
        return sum is not null && sum.Value.X % N == r;
    }

    private static (BigInteger X, BigInteger Y)?[] Doublings()
    {
        (BigInteger X, BigInteger Y)?[] doublings = new (BigInteger X, BigInteger Y)?[256];
        doublings[0] = G;
        for (int i = 1; i < doublings.Length; i++)
        {
            doublings[i] = Add(doublings[i - 1], doublings[i - 1]);
        }

        return doublings;
    }
}
