using nanoFramework.TestFramework;
using SecureBoot.Buffers;

namespace SensorApp.Tests;

/// <summary>Pulses, as they come from the sampler: a count and its milliseconds, four bytes each, lowest
/// first.</summary>
[TestClass]
public class PulseTotalsTests
{
    [TestMethod]
    public void Decode_TwoFrames_AddsThemUp()
    {
        PulseTotals totals = new();
        Assert.IsTrue(totals.Decode(Frame(3, 1000)));
        Assert.IsTrue(totals.Decode(Frame(2, 1000)));
        Assert.AreEqual(5u, totals.Total);
        totals.Restart();
        Assert.AreEqual(0u, totals.Recent);
        Assert.AreEqual(5u, totals.Total);
    }

    [DataRow(5, 1000, 300)]
    [DataRow(1, 2000, 30)]
    [DataRow(0, 1000, 0)]
    public void TryGetRate_OfAFrame_IsPerMinute(int count, int milliseconds, int expected)
    {
        PulseTotals totals = new();
        Assert.IsTrue(totals.Decode(Frame(count, milliseconds)));
        Assert.AreEqual(expected, totals.TryGetRate(out int rate) == ArithmeticStatus.Ok ? rate : -1);
    }

    [TestMethod]
    public void TryGetRate_InNoTime_IsNoNumber()
    {
        Assert.IsTrue(new PulseTotals().TryGetRate(out _) == ArithmeticStatus.DivideByZero);
    }

    [TestMethod]
    public void Decode_ShortFrame_IsRefused()
    {
        PulseTotals totals = new();
        Assert.IsFalse(totals.Decode(new ByteReader(new byte[7], 0, 7)));
        Assert.AreEqual(0u, totals.Total);
    }

    private static ByteReader Frame(int count, int milliseconds)
    {
        return new ByteReader(
            new byte[] { (byte)count, 0, 0, 0, (byte)milliseconds, (byte)(milliseconds >> 8), 0, 0 }, 0, 8);
    }
}
