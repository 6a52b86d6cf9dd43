using System;
using System.Formats.Asn1;
using System.Numerics;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class EcdsaDerTests
{
    private const int NumberSize = 32;

    [Fact]
    public void Write_NumbersOfEveryLength_IsWhatDotNetWrites()
    {
        byte[][] numbers = Array.ConvertAll<int, byte[]>([0x01, 0x7F, 0x80, 0xFF], Number);
        foreach (byte[] first in numbers)
        {
            for (int length = 1; length <= NumberSize; length++)
            {
                byte[] r = [.. new byte[NumberSize - length], .. first[..length]];
                foreach (byte[] s in numbers)
                {
                    Assert.Equal(WriteByDotNet(r, s), EcdsaDer.Write([.. r, .. s]));
                    Assert.Equal(WriteByDotNet(s, r), EcdsaDer.Write([.. s, .. r]));
                }
            }
        }

        Assert.Equal(
            WriteByDotNet(new byte[NumberSize], numbers[0]), EcdsaDer.Write([.. new byte[NumberSize], .. numbers[0]]));
    }

    private static byte[] Number(int first)
    {
        byte[] number = new byte[NumberSize];
        new Random(first).NextBytes(number);
        number[0] = (byte)first;
        return number;
    }

    private static byte[] WriteByDotNet(byte[] r, byte[] s)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(r, isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(s, isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
