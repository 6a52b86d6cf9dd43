using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>Frames, their CRC-16/CCITT-FALSE and the order of their numbers.</summary>
[TestClass]
public class FrameTests
{
    private static readonly byte[] s_payload = new byte[] { 0x80, 0xFF, 0x7F, 0x00, 0x01 };

    [TestMethod]
    public void Crc_OfTheCheckString_IsTheCatalogues()
    {
        byte[] check = new byte[] { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
        Assert.AreEqual((int)0x29B1, (int)Crc16.Compute(check, 0, check.Length));
        Assert.AreEqual((int)0xFFFF, (int)Crc16.Compute(check, 0, 0));
    }

    [DataRow((int)0, (int)0)]
    [DataRow((int)0x8000, unchecked((int)0x80000000))]
    [DataRow((int)0xFFFF, (int)-1)]
    [DataRow((int)0x7FFF, (int)0x7FFFFFFF)]
    public void Frame_NumbersWithTheirHighestBit_ComeBack(int sequence, int timestamp)
    {
        byte[] bytes = new byte[FrameLayout.Overhead + s_payload.Length];
        Assert.AreEqual(
            bytes.Length,
            FrameWriter.TryWrite(bytes, 0, (ushort)sequence, (uint)timestamp, 0xFE, s_payload, 0, s_payload.Length));
        SensorFrame frame = new();
        AreEqual(FrameStatus.Ok, frame.Parse(bytes, 0, bytes.Length));
        Assert.AreEqual((ushort)sequence, frame.Sequence);
        Assert.AreEqual((uint)timestamp, frame.Timestamp);
        Assert.AreEqual((byte)0xFE, frame.Source);
        Assert.AreEqual(s_payload.Length, frame.Length);
    }

    [TestMethod]
    public void Frame_EveryTruncationAndEveryFlippedBit_IsRefused()
    {
        byte[] bytes = new byte[FrameLayout.Overhead + s_payload.Length];
        FrameWriter.TryWrite(bytes, 0, 0x8001, 0x80000001u, 3, s_payload, 0, s_payload.Length);
        SensorFrame frame = new();
        for (int count = 0; count < bytes.Length; count++)
        {
            AreNotOk(frame.Parse(bytes, 0, count));
        }

        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            AreNotOk(frame.Parse(bytes, 0, bytes.Length));
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        }

        AreEqual(FrameStatus.Ok, frame.Parse(bytes, 0, bytes.Length));
    }

    [DataRow((int)0, (int)-1, true)]
    [DataRow((int)-1, (int)0, false)]
    [DataRow((int)1, (int)0, true)]
    [DataRow(unchecked((int)0x80000000), (int)0x7FFFFFFF, true)]
    [DataRow((int)0x7FFFFFFF, unchecked((int)0x80000000), false)]
    [DataRow((int)5, (int)5, false)]
    public void IsAfter_OfTimesAcrossTheWrapAndTheSign_GoesByTheDistance(int left, int right, bool isAfter)
    {
        Assert.AreEqual(isAfter, ModularOrder.IsAfter((uint)left, (uint)right));
    }

    [DataRow((int)0, (int)0xFFFF, true)]
    [DataRow((int)0xFFFF, (int)0, false)]
    [DataRow((int)0x8000, (int)0x7FFF, true)]
    [DataRow((int)0x7FFF, (int)0x8000, false)]
    [DataRow((int)5, (int)5, false)]
    public void IsAfter_OfSequencesAcrossTheWrapAndTheSign_GoesByTheDistance(int left, int right, bool isAfter)
    {
        Assert.AreEqual(isAfter, ModularOrder.IsAfter((ushort)left, (ushort)right));
    }

    [TestMethod]
    public void Elapsed_AcrossTheWrap_IsTheDistance()
    {
        uint late = 0xFFFFFFF0u;
        uint early = 0x10u;
        Assert.AreEqual(0x20u, ModularOrder.Elapsed(late, early));
        Assert.AreEqual(0xFFFFFFE0u, ModularOrder.Elapsed(early, late));
        Assert.AreEqual((ushort)0x20, ModularOrder.Elapsed((ushort)0xFFF0, (ushort)0x10));
    }

    private static void AreEqual(FrameStatus expected, FrameStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void AreNotOk(FrameStatus actual)
    {
        Assert.AreNotEqual((int)FrameStatus.Ok, (int)actual);
    }
}
