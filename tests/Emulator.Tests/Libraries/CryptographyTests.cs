using System;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>System.Security.Cryptography with the cases of RFC 4231, and with random cases that .NET computes
/// too.</summary>
public sealed class CryptographyTests
{
    private const int Inputs = 10_000;

    private readonly LibraryProgram _program = new("""
        public static byte[] Hmac256(byte[] key, byte[] data) { return new HMACSHA256(key).ComputeHash(data); }
        public static byte[] Hmac512(byte[] key, byte[] data) { return new HMACSHA512(key).ComputeHash(data); }
        static bool Same(byte[] a, byte[] b)
        {
            if (a.Length != b.Length) { return false; }
            for (int i = 0; i < a.Length; i++) { if (a[i] != b[i]) { return false; } }
            return true;
        }

        public static bool Encrypts(int mode, byte[] key, byte[] iv, byte[] plain, byte[] expected)
        {
            Aes aes = new Aes((CipherMode)mode);
            aes.Key = key;
            if (iv.Length > 0) { aes.IV = iv; }
            return Same(aes.Encrypt(plain), expected) && Same(aes.Decrypt(expected), plain);
        }
        """);

    // RFC 4231, section 4: key, data, HMAC-SHA-256, HMAC-SHA-512. The RFC cuts the results of case 5 to 128 bits.
    [Theory]
    [InlineData(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "4869205468657265",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1"
            + "702e696c203a126854")]
    [InlineData(
        "4a656665",
        "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b"
            + "4b636e070a38bce737")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "dd*50",
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee894"
            + "2674278859e13292fb")]
    [InlineData(
        "0102030405060708090a0b0c0d0e0f10111213141516171819",
        "cd*50",
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f"
            + "2de2adebeb10a298dd")]
    [InlineData(
        "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",
        "546573742057697468205472756e636174696f6e",
        "a3b6167473100ee06e0c796c2955552b",
        "415fad6271580a531d4179bc891d87a6")]
    [InlineData(
        "aa*131",
        "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0a"
            + "ec8b915a985d786598")]
    public void Hmac_OfRfc4231_IsWhatItSays(string key, string data, string sha256, string sha512)
    {
        Assert.StartsWith(sha256, Hex(_program.Call("Hmac256", Bytes(key), Bytes(data))), StringComparison.Ordinal);
        Assert.StartsWith(sha512, Hex(_program.Call("Hmac512", Bytes(key), Bytes(data))), StringComparison.Ordinal);
    }

    [Fact]
    public void Hmac_OfRandomKeysAndData_IsWhatDotNetSays()
    {
        Random random = new(4231);
        for (int i = 0; i < Inputs; i++)
        {
            byte[] key = Next(random, 1 + random.Next(200));
            byte[] data = Next(random, random.Next(300));
            Assert.Equal(HMACSHA256.HashData(key, data), _program.Call("Hmac256", key, data));
            Assert.Equal(HMACSHA512.HashData(key, data), _program.Call("Hmac512", key, data));
        }
    }

    [Fact]
    public void Aes_OfRandomKeysAndData_IsWhatDotNetSays()
    {
        Random random = new(197);
        for (int i = 0; i < Inputs / 10; i++)
        {
            using Aes aes = Aes.Create();
            aes.Key = Next(random, 16);
            byte[] iv = Next(random, 16);
            byte[] plain = Next(random, 16 * (1 + random.Next(8)));
            Assert.Equal(
                true,
                _program.Call(
                    "Encrypts", 2, aes.Key, Array.Empty<byte>(), plain, aes.EncryptEcb(plain, PaddingMode.None)));
            Assert.Equal(
                true, _program.Call("Encrypts", 1, aes.Key, iv, plain, aes.EncryptCbc(plain, iv, PaddingMode.None)));
        }
    }

    private static byte[] Next(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Hex(object? bytes) => Convert.ToHexStringLower((byte[])bytes!);

    // "aa*131" stands for 131 bytes of value aa.
    private static byte[] Bytes(string hex)
    {
        string[] parts = hex.Split('*');
        return parts.Length == 1
            ? Convert.FromHexString(hex)
            : [.. Enumerable.Repeat(Convert.FromHexString(parts[0])[0], int.Parse(parts[1]))];
    }
}
