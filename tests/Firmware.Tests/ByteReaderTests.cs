using System;
using nanoFramework.TestFramework;
using SecureBoot.Buffers;

namespace NFUnitTest;

/// <summary>The cursor with the device's arithmetic, where sums wrap silently.</summary>
[TestClass]
public class ByteReaderTests
{
    private static readonly byte[] s_bytes = { 1, 2, 3, 4, 5, 6, 7, 8 };

    [TestMethod]
    public void TryReadUInt32_WhenItFits_ReadsLittleEndian()
    {
        ByteReader reader = new ByteReader(s_bytes, 1, 6);
        Assert.IsTrue(reader.TryReadUInt32(out uint value));
        Assert.AreEqual(0x05040302u, value);
        Assert.AreEqual(2, reader.Remaining);
    }

    [DataRow(int.MaxValue)]
    [DataRow(-1)]
    [DataRow(int.MinValue)]
    [DataRow(9)]
    public void TrySkip_PastTheEnd_MovesNothing(int count)
    {
        ByteReader reader = new ByteReader(s_bytes, 0, 8);
        Assert.IsFalse(reader.TrySkip(count));
        Assert.AreEqual(8, reader.Remaining);
    }

    [DataRow(1, int.MaxValue)]
    [DataRow(int.MaxValue, 1)]
    [DataRow(int.MaxValue, int.MaxValue)]
    [DataRow(-1, 2)]
    [DataRow(8, 1)]
    public void Constructor_RangeWhoseEndWraps_Throws(int start, int length)
    {
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ByteReader(s_bytes, start, length));
    }

    [DataRow(0, 9)]
    [DataRow(1, int.MaxValue)]
    [DataRow(0, -1)]
    public void TryReadBytes_PastTheEnd_WritesNothing(int at, int count)
    {
        byte[] target = new byte[16];
        ByteReader reader = new ByteReader(s_bytes, 0, 8);
        bool read = false;
        try
        {
            read = reader.TryReadBytes(target, at, count);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A range outside the target is a bug of the caller.
        }

        Assert.IsFalse(read);
        for (int i = 0; i < target.Length; i++)
        {
            Assert.AreEqual((byte)0, target[i]);
        }
    }

    [TestMethod]
    public void TryReadUInt16_AtTheLastByte_ReadsNothing()
    {
        ByteReader reader = new ByteReader(s_bytes, 7, 1);
        Assert.IsFalse(reader.TryReadUInt16(out ushort value));
        Assert.AreEqual((ushort)0, value);
        Assert.AreEqual(1, reader.Remaining);
    }
}
