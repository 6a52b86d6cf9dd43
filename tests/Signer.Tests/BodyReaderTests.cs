using System;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.Signer.ImageBodies;
using Xunit;

namespace SecureBoot.Signer.Tests;

/// <summary>The host computes the CRC of an assembly by code of its own; the verdict is the device's.</summary>
public class BodyReaderTests
{
    private const int MostBytes = 600;

    [Fact]
    public void Compute_EachLength_IsTheDevicesCrc()
    {
        byte[] bytes = new byte[MostBytes];
        new Random(1).NextBytes(bytes);
        for (int count = 0; count <= bytes.Length; count++)
        {
            uint crc = PeCrc.Compute(bytes.AsSpan(0, count));
            Assert.Equal(PeCrc32.Compute(0, bytes, 0, count), crc);
            Assert.Equal(PeCrc.Compute(bytes), PeCrc.Compute(bytes.AsSpan(count), crc));
        }
    }

    [Fact]
    public void Status_EachByteOfTwoAssembliesChanged_IsTheDevices()
    {
        byte[] body = [.. Make("First", 61), .. Make("Second", 300)];
        Assert.Equal(BodyStatus.Ok, Compare(body, start: 0));
        for (int i = 0; i < body.Length; i++)
        {
            byte[] changed = (byte[])body.Clone();
            changed[i] ^= 0x21;
            Assert.NotEqual(BodyStatus.Ok, Compare(changed, start: 0));
        }
    }

    [Fact]
    public void Status_BodyInsideOfAnImage_IsThatOfTheBodyAlone()
    {
        byte[] body = [.. Make("First", 61), .. Make("Second", 300)];
        Assert.Equal(BodyStatus.Ok, Compare(body, start: 32));
        BodyReader reader = new([.. new byte[32], .. body, .. new byte[7]], 32, body.Length);
        Assert.Equal(body.Length, reader.Position);
        Assert.Equal(0, reader.Assemblies[0].Offset);
        Assert.Equal(reader.Assemblies[0].Size, reader.Assemblies[1].Offset);
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(0, -1)]
    [InlineData(0, 9)]
    [InlineData(8, 1)]
    public void New_BodyThatTheImageDoesNotHave_Throws(int offset, int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BodyReader(new byte[8], offset, size));
    }

    private static byte[] Make(string name, int content)
    {
        byte[] bytes = new byte[content];
        new Random(content).NextBytes(bytes);
        return DataAssembly.Create(name, new Version(1, 0, 0, 0), bytes, nativeChecksum: 0);
    }

    private static BodyStatus Compare(byte[] body, int start)
    {
        BodyStatus status = new BodyReader([.. new byte[start], .. body], start, body.Length).Status;
        Assert.Equal(AssemblyList.TryRead(body, isVerified: false, out _), status);
        return status;
    }
}
