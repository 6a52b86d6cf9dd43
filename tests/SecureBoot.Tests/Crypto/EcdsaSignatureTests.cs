using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;
using System.Numerics;
using SecureBoot.Crypto;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class EcdsaSignatureTests
{
    private const string Refused = "refused";

    public static TheoryData<string, string, string, string> Vectors()
    {
        TheoryData<string, string, string, string> rows = [];
        foreach (string[] row in VectorTable.Read(Repository.Vectors("crypto", "der.txt"), columns: 4))
        {
            rows.Add(row[0], row[1], row[2], row[3]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public static void TryParseDer_Vector_HasItsResult(string der, string r, string s, string why)
    {
        byte[] bytes = Bytes(der);
        byte[] signature = new byte[EcdsaSignature.Size];

        bool parsed = EcdsaSignature.TryParseDer(bytes, 0, bytes.Length, signature);

        Assert.True(parsed == (r != Refused), why);
        if (parsed)
        {
            Assert.Equal(Number(r) + Number(s), Convert.ToHexString(signature));
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public static void TryParseDer_BytesAround_AreNotRead(string der, string r, string s, string why)
    {
        byte[] bytes = Bytes(der);
        byte[] framed = [0x30, 0x02, 0x01, .. bytes, 0x01, 0x02, 0x03];
        byte[] signature = new byte[EcdsaSignature.Size];

        Assert.True(EcdsaSignature.TryParseDer(framed, 3, bytes.Length, signature) == (r != Refused), why + s);
    }

    [Fact]
    public static void TryParseDer_WhatDotNetWrites_IsRead()
    {
        Random random = new(72);
        byte[] signature = new byte[EcdsaSignature.Size];
        for (int i = 0; i < 2000; i++)
        {
            byte[] expected = new byte[EcdsaSignature.Size];
            random.NextBytes(expected.AsSpan(random.Next(32), 32));
            byte[] der = Write(expected);
            Assert.True(EcdsaSignature.TryParseDer(der, 0, der.Length, signature));
            Assert.Equal(expected, signature);
        }
    }

    // Each accepted encoding must equal the encoding of a DER writer, apart from the fill.
    [Fact]
    public static void TryParseDer_EveryByteChanged_IsRefusedOrTheOneForm()
    {
        byte[] signature = new byte[EcdsaSignature.Size];
        new Random(3).NextBytes(signature);
        byte[] der = Write(signature);
        int read = 0;
        for (int at = 0; at < der.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] changed = (byte[])der.Clone();
                changed[at] = (byte)value;
                if (EcdsaSignature.TryParseDer(changed, 0, changed.Length, signature))
                {
                    read++;
                    byte[] again = Write(signature);
                    Assert.Equal(changed.AsSpan(0, again.Length).ToArray(), again);
                    Assert.All(changed.Skip(again.Length), fill => Assert.Equal(0, fill));
                }
            }
        }

        Assert.NotEqual(0, read);
    }

    [Fact]
    public static void TryParseDer_EveryPrefix_IsRefused()
    {
        byte[] signature = new byte[EcdsaSignature.Size];
        new Random(4).NextBytes(signature);
        byte[] der = Write(signature);
        for (int length = 0; length < der.Length; length++)
        {
            Assert.False(EcdsaSignature.TryParseDer(der, 0, length, signature));
        }
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(0, -1)]
    [InlineData(0, 9)]
    [InlineData(8, 1)]
    [InlineData(9, 0)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    public static void TryParseDer_RangeOutsideTheBytes_Throws(int offset, int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => EcdsaSignature.TryParseDer(new byte[8], offset, length, new byte[EcdsaSignature.Size]));
    }

    [Fact]
    public static void TryParseDer_CallersMistakes_Throw()
    {
        byte[] bytes = new byte[8];
        Assert.Throws<ArgumentNullException>(
            () => EcdsaSignature.TryParseDer(null!, 0, 0, new byte[EcdsaSignature.Size]));
        Assert.Throws<ArgumentNullException>(() => EcdsaSignature.TryParseDer(bytes, 0, 8, null!));
        Assert.Throws<ArgumentException>(() => EcdsaSignature.TryParseDer(bytes, 0, 8, new byte[63]));
    }

    private static byte[] Write(byte[] signature)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    private static byte[] Bytes(string text)
    {
        List<byte> bytes = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = word.Split('*');
            byte[] value = Convert.FromHexString(Expand(parts[0]));
            int count = parts.Length == 2 ? int.Parse(parts[1]) : 1;
            bytes.AddRange(Enumerable.Repeat(value, count).SelectMany(part => part));
        }

        return [.. bytes];
    }

    private static string Number(string text)
    {
        return Expand(text).PadLeft(64, '0');
    }

    private static string Expand(string text)
    {
        return text
            .Replace("R", new string('1', 64), StringComparison.Ordinal)
            .Replace("S", new string('2', 64), StringComparison.Ordinal)
            .Replace("N", new string('F', 64), StringComparison.Ordinal);
    }
}
