using System;
using System.Numerics;

namespace SecureBoot.Signer.Signing;

/// <summary>Numbers as standards write them: unsigned, the highest byte first.</summary>
internal static class BigEndian
{
    internal static BigInteger Read(ReadOnlySpan<byte> bytes)
    {
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>The number in exactly <paramref name="size"/> bytes.</summary>
    internal static byte[] Write(BigInteger number, int size)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[size - bytes.Length], .. bytes];
    }
}
