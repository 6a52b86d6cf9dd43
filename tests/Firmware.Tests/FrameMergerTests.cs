using System;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>Several rings of frames and one consumer.</summary>
[TestClass]
public class FrameMergerTests
{
    private static readonly byte[] s_nothing = new byte[0];

    [TestMethod]
    public void Merger_OfThreeProducers_TakesThemInTurnAndLosesNone()
    {
        FrameSender[] senders = new FrameSender[3];
        FrameMerger merger = Make(senders);
        SensorFrame frame = new SensorFrame();
        AreEqual(FrameStatus.Empty, merger.TryReceive(frame, out int from));
        Assert.AreEqual(-1, from);
        int[] sent = new int[] { 0, 0, 0, 1, 2, 2 };
        for (int i = 0; i < sent.Length; i++)
        {
            Assert.AreEqual((int)RingStatus.Ok, (int)senders[sent[i]].Send((byte)sent[i], 0, s_nothing, 0, 0));
        }

        int[] order = new int[] { 0, 1, 2, 0, 2, 0 };
        for (int i = 0; i < order.Length; i++)
        {
            AreEqual(FrameStatus.Ok, merger.TryReceive(frame, out from));
            Assert.AreEqual(order[i], from);
            Assert.AreEqual(from, (int)frame.Source);
        }

        AreEqual(FrameStatus.Empty, merger.TryReceive(frame, out from));
        Assert.AreEqual(-1, from);
        Assert.AreEqual(0, merger.Missing);
    }

    [TestMethod]
    public void Missing_AtTwoReceivers_IsTheirSum()
    {
        FrameSender[] senders = new FrameSender[3];
        FrameMerger merger = Make(senders);
        for (int sender = 0; sender < 2; sender++)
        {
            for (int i = 0; i < 5 + sender; i++)
            {
                RingStatus expected = i < 4 ? RingStatus.Ok : RingStatus.Full;
                Assert.AreEqual((int)expected, (int)senders[sender].Send(0, 0, s_nothing, 0, 0));
            }
        }

        Drain(merger, 8);
        Assert.AreEqual(0, merger.Missing);
        Assert.AreEqual((int)RingStatus.Ok, (int)senders[0].Send(0, 0, s_nothing, 0, 0));
        Drain(merger, 1);
        Assert.AreEqual(1, merger.Missing);
        Assert.AreEqual((int)RingStatus.Ok, (int)senders[1].Send(0, 0, s_nothing, 0, 0));
        Drain(merger, 1);
        Assert.AreEqual(3, merger.Missing);
    }

    [TestMethod]
    public void Merger_OfNone_Throws()
    {
        Assert.ThrowsException(typeof(ArgumentNullException), () => new FrameMerger(null!));
        Assert.ThrowsException(typeof(ArgumentNullException), () => new FrameMerger(new FrameReceiver[1]));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new FrameMerger(new FrameReceiver[0]));
    }

    private static void AreEqual(FrameStatus expected, FrameStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void Drain(FrameMerger merger, int frames)
    {
        SensorFrame frame = new SensorFrame();
        for (int i = 0; i < frames; i++)
        {
            AreEqual(FrameStatus.Ok, merger.TryReceive(frame, out _));
        }

        AreEqual(FrameStatus.Empty, merger.TryReceive(frame, out _));
    }

    private static FrameMerger Make(FrameSender[] senders)
    {
        FrameReceiver[] receivers = new FrameReceiver[senders.Length];
        for (int i = 0; i < senders.Length; i++)
        {
            FrameRing ring = new FrameRing(4, 16);
            senders[i] = new FrameSender(ring.ClaimProducer());
            receivers[i] = new FrameReceiver(ring.ClaimConsumer());
        }

        return new FrameMerger(receivers);
    }
}
