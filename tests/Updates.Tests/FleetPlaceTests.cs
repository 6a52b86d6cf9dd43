using System;
using System.Buffers.Binary;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace SecureBoot.Updates.Tests;

public static class FleetPlaceTests
{
    // Computes the digest with .NET's SHA-256, as docs/updates.md, section 4, defines it.
    [Fact]
    public static void Bucket_IsOfTheDigestOfBoardAndImage()
    {
        byte[] device = [0x24, 0x6F, 0x28, 0xAA, 0xBB, 0xCC];
        byte[] file = SHA256.HashData("file"u8);
        byte[] digest = SHA256.HashData([.. device, .. file]);
        FleetPlace place = new(device, file);

        Assert.Equal((int)(BinaryPrimitives.ReadUInt32BigEndian(digest) % 10_000), place.Bucket);
        Assert.Equal((int)(BinaryPrimitives.ReadUInt32BigEndian(digest.AsSpan(4)) % 7200), place.GetDelay(7200));
        Assert.Equal(0, place.GetDelay(0));
    }

    [Fact]
    public static void Buckets_Of100000Boards_AreEven()
    {
        byte[] file = SHA256.HashData("file"u8);
        int[] tenths = new int[10];
        for (int board = 0; board < 100_000; board++)
        {
            tenths[new FleetPlace(BitConverter.GetBytes(board), file).Bucket / 1000]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 9_600, 10_400));
    }

    // A board that is first for one image is not always first.
    [Fact]
    public static void Bucket_OfAnotherImage_IsAnotherOne()
    {
        byte[] one = SHA256.HashData("one"u8);
        byte[] two = SHA256.HashData("two"u8);
        int both = Enumerable.Range(0, 10_000).Count(board => IsEarly(board, one) && IsEarly(board, two));

        Assert.InRange(both, 60, 145);
    }

    private static bool IsEarly(int board, byte[] file) =>
        new FleetPlace(BitConverter.GetBytes(board), file).Bucket < 1000;
}
