using System;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Crypto;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class Sha256Tests
{
    // Three blocks and a part: each position of the padding, before and after the length.
    private const int LongestShortMessage = 200;

    public static TheoryData<string, string, string> Vectors()
    {
        TheoryData<string, string, string> rows = [];
        foreach (string[] row in VectorTable.Read(Repository.Vectors("crypto", "sha256.txt"), columns: 3))
        {
            rows.Add(row[0], row[1], row[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public static void Hash_PublishedMessage_HasItsDigest(string message, string expected, string source)
    {
        byte[] data = Message(message);
        byte[] digest = new byte[Sha256.DigestSize];

        Sha256.Hash(data, 0, data.Length, digest);

        Assert.True(expected == Convert.ToHexString(digest), source);
    }

    [Fact]
    public static void Hash_EveryShortLength_IsWhatDotNetSays()
    {
        byte[] data = Bytes(LongestShortMessage + 7);
        byte[] digest = new byte[Sha256.DigestSize];
        for (int length = 0; length <= LongestShortMessage; length++)
        {
            Sha256.Hash(data, 7, length, digest);
            Assert.Equal(SHA256.HashData(data.AsSpan(7, length)), digest);
        }
    }

    [Fact]
    public static void Update_SplitAtEveryOffset_GivesTheSameDigest()
    {
        byte[] data = Bytes(LongestShortMessage);
        byte[] expected = SHA256.HashData(data);
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256 sha256 = new();
        for (int first = 0; first <= data.Length; first++)
        {
            for (int second = first; second <= data.Length; second += 13)
            {
                sha256.Reset();
                sha256.Update(data, 0, first);
                sha256.Update(data, first, second - first);
                sha256.Update(data, second, data.Length - second);
                sha256.Finish(digest, 0);
                Assert.Equal(expected, digest);
            }
        }
    }

    [Fact]
    public static void Update_ByteByByte_GivesTheSameDigest()
    {
        byte[] data = Bytes(LongestShortMessage);
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256 sha256 = new();
        for (int i = 0; i < data.Length; i++)
        {
            sha256.Update(data, i, 1);
        }

        sha256.Finish(digest, 0);

        Assert.Equal(SHA256.HashData(data), digest);
    }

    [Fact]
    public static void Hash_RandomMessages_AreWhatDotNetSays()
    {
        Random random = new(20);
        byte[] digest = new byte[Sha256.DigestSize];
        for (int i = 0; i < 500; i++)
        {
            byte[] data = new byte[random.Next(3000)];
            random.NextBytes(data);
            Sha256.Hash(data, 0, data.Length, digest);
            Assert.Equal(SHA256.HashData(data), digest);
        }
    }

    [Fact]
    public static void Finish_AtAnOffset_WritesThereOnly()
    {
        byte[] digest = new byte[Sha256.DigestSize + 9];

        new Sha256().Finish(digest, 4);

        Assert.Equal(new byte[4], digest[..4]);
        Assert.Equal(SHA256.HashData([]), digest[4..^5]);
        Assert.Equal(new byte[5], digest[^5..]);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 11)]
    [InlineData(10, 1)]
    [InlineData(11, 0)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue)]
    public static void Update_RangeOutsideTheData_Throws(int offset, int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sha256().Update(new byte[10], offset, count));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(9, 1)]
    [InlineData(0, 10)]
    public static void Update_RangeInsideTheData_IsTaken(int offset, int count)
    {
        byte[] data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Sha256 sha = new();
        sha.Update(data, offset, count);
        byte[] digest = new byte[Sha256.DigestSize];
        sha.Finish(digest, 0);
        Assert.Equal(SHA256.HashData(data.AsSpan(offset, count)), digest);
    }

    [Theory]
    [InlineData(31, 0)]
    [InlineData(32, 1)]
    [InlineData(40, 9)]
    [InlineData(40, -1)]
    [InlineData(40, int.MaxValue)]
    public static void Finish_NoRoomForTheDigest_Throws(int length, int offset)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sha256().Finish(new byte[length], offset));
    }

    [Fact]
    public static void NullArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new Sha256().Update(null!, 0, 0));
        Assert.Throws<ArgumentNullException>(() => new Sha256().Finish(null!, 0));
    }

    [Fact]
    public static void Finish_ThenNoReset_TakesNothingMore()
    {
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256 sha256 = new();
        sha256.Finish(digest, 0);

        Assert.Throws<InvalidOperationException>(() => sha256.Update(digest, 0, 1));
        Assert.Throws<InvalidOperationException>(() => sha256.Finish(digest, 0));
        sha256.Reset();
        sha256.Finish(digest, 0);
        Assert.Equal(SHA256.HashData([]), digest);
    }

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Message(string text)
    {
        if (text.StartsWith('"'))
        {
            return Encoding.ASCII.GetBytes(text.Trim('"'));
        }

        string[] parts = text.Split('*');
        byte[] bytes = Convert.FromHexString(parts[0]);
        if (parts.Length == 2)
        {
            byte value = bytes[0];
            bytes = new byte[int.Parse(parts[1])];
            bytes.AsSpan().Fill(value);
        }

        return bytes;
    }
}
