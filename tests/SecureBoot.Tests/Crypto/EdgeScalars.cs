using System;
using System.Numerics;

namespace SecureBoot.Tests.Crypto;

/// <summary>Scalars in [1, n-1], many of them at a limit: small, near n, few bits, runs of bits, fractions of
/// n.</summary>
internal static class EdgeScalars
{
    public static BigInteger Take(Random random)
    {
        BigInteger n = ReferenceCurve.N;
        BigInteger value = random.Next(8) switch
        {
            0 => random.Next(1, 64),
            1 => n - random.Next(1, 64),
            2 => BigInteger.One << random.Next(256),
            3 => (BigInteger.One << random.Next(1, 257)) - 1,
            4 => (BigInteger.One << random.Next(1, 256)) - (BigInteger.One << random.Next(256)),
            5 => (n / random.Next(2, 1000)) + random.Next(-2, 3),
            6 => (n * random.Next(1, 1000) / (BigInteger.One << random.Next(10, 200))) + random.Next(-2, 3),
            _ => LimbNumbers.Random(random, n),
        };

        value = ReferenceCurve.Mod(value, n);
        return value.IsZero ? BigInteger.One : value;
    }
}
