using System;
using nanoFramework.TestFramework;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>Values made from raw numbers, and the health of a sensor, with the device's arithmetic.</summary>
[TestClass]
public class SensorValueTests
{
    [TestMethod]
    public void LinearScale_RoundsAndSaysWhatDoesNotFit()
    {
        Assert.AreEqual((int)ArithmeticStatus.Ok, (int)LinearScale.TryApply(100, 9, 5, 320, out int value));
        Assert.AreEqual(500, value);
        Assert.AreEqual((int)ArithmeticStatus.DivideByZero, (int)LinearScale.TryApply(1, 1, 0, 0, out _));
        Assert.AreNotEqual(
            (int)ArithmeticStatus.Ok, (int)LinearScale.TryApply(int.MaxValue, int.MaxValue, 1, 0, out _));
    }

    [TestMethod]
    public void SampleFormat_DecodesTwosComplementAndTheSentinel()
    {
        SampleFormat format = new SampleFormat(12, 4, 0x8000);
        Assert.AreEqual((int)SampleStatus.Ok, (int)format.TryDecode((ushort)0xFFF0, out int value));
        Assert.AreEqual(-1, value);
        Assert.AreEqual((int)SampleStatus.Ok, (int)format.TryDecode(0x7FF0, out value));
        Assert.AreEqual(2047, value);
        Assert.AreEqual((int)SampleStatus.Missing, (int)format.TryDecode(0x8000, out _));
        Assert.AreEqual((int)SampleStatus.Missing, (int)format.TryDecode((ushort)0x8000, out _));
        Assert.AreEqual((int)SampleStatus.OutOfRange, (int)format.TryDecode(0x10000, out _));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new SampleFormat(7, 4, 0, 0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new SampleFormat(16, 1, 0, 0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new SampleFormat(16, 12, 5, 0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new SampleFormat(16, 12, 4, 0x10000));
    }

    [TestMethod]
    public void ConfirmRule_AsksForGoodFramesInARow()
    {
        ConfirmRule rule = new ConfirmRule(2, 2);
        Assert.IsFalse(rule.OnFrame(0, true));
        Assert.IsFalse(rule.OnFrame(0, false));
        Assert.IsFalse(rule.OnFrame(1, true));
        Assert.IsFalse(rule.OnFrame(1, true));
        Assert.IsFalse(rule.OnFrame(0, true));
        Assert.IsTrue(rule.OnFrame(0, true));
        Assert.IsFalse(rule.OnFrame(0, true));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new ConfirmRule(0, 1));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => rule.OnFrame(2, true));
    }

    [TestMethod]
    public void SensorHealth_GoesStaleAndFails_AcrossTheWrapOfTheClock()
    {
        SensorHealth health = new SensorHealth(100, 2);
        health.OnGood(0xFFFFFFF0);
        Assert.AreEqual((int)HealthStatus.Fresh, (int)health.Check(20));
        Assert.AreEqual((int)HealthStatus.Stale, (int)health.Check(200));
        health.OnFailure();
        health.OnFailure();
        health.OnFailure();
        Assert.AreEqual((int)HealthStatus.Failing, (int)health.Check(200));
        health.OnGood(200);
        Assert.AreEqual((int)HealthStatus.Fresh, (int)health.Check(200));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new SensorHealth(100, 0));
    }

    [TestMethod]
    public void StallWatch_SeesTurnsThatStop()
    {
        StallWatch watch = new StallWatch(50, 0xFFFFFFF0);
        Assert.IsFalse(watch.IsStalled(1, 0));
        Assert.IsFalse(watch.IsStalled(1, 49));
        Assert.IsTrue(watch.IsStalled(1, 50));
        watch.Excuse(1, 50);
        Assert.IsFalse(watch.IsStalled(1, 60));
    }

    [TestMethod]
    public void FifoGroups_AreWholeAndFitTheRoom()
    {
        Assert.IsTrue(FifoGroups.TryCount(20, 6, 100, out int bytes));
        Assert.AreEqual(18, bytes);
        Assert.IsTrue(FifoGroups.TryCount(20, 6, 13, out bytes));
        Assert.AreEqual(12, bytes);
        Assert.IsFalse(FifoGroups.TryCount(-1, 6, 13, out _));
        Assert.IsFalse(FifoGroups.TryCount(20, 0, 13, out _));
    }

    [TestMethod]
    public void SmBusBlock_OfEachLength_IsBounded()
    {
        byte[] target = new byte[4];
        Assert.AreEqual((int)BlockStatus.Ok, (int)Read(new byte[] { 3, 7, 8, 9 }, target, 1));
        Assert.AreEqual(9, (int)target[3]);
        Assert.AreEqual((int)BlockStatus.TargetTooSmall, (int)Read(new byte[] { 3, 7, 8, 9 }, target, 2));
        Assert.AreEqual((int)BlockStatus.Truncated, (int)Read(new byte[] { 3, 7, 8 }, target, 0));
        Assert.AreEqual((int)BlockStatus.Truncated, (int)Read(new byte[0], target, 0));
        Assert.AreEqual((int)BlockStatus.LengthOutOfRange, (int)Read(new byte[] { 0, 7 }, target, 0));
        Assert.AreEqual((int)BlockStatus.LengthOutOfRange, (int)Read(new byte[] { 33, 7 }, target, 0));
    }

    [TestMethod]
    public void Frames_SentThroughARing_ArriveAndTellWhatIsMissing()
    {
        FrameRing ring = new FrameRing(2, 64, true);
        FrameSender sender = new FrameSender(ring.ClaimProducer());
        FrameReceiver receiver = new FrameReceiver(ring.ClaimConsumer());
        SensorFrame frame = new SensorFrame();
        byte[] payload = new byte[] { 1, 2, 3 };
        Assert.AreEqual((int)FrameStatus.Empty, (int)receiver.TryReceive(frame));
        Assert.AreEqual((int)RingStatus.BadLength, (int)sender.Send(1, 5, payload, 2, 2));
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual((int)(i < 2 ? RingStatus.Ok : RingStatus.Full), (int)sender.Send(1, 5, payload, 0, 3));
        }

        Assert.IsTrue(ring.WaitFor(2, 10));
        Assert.AreEqual(2, ring.HighWater);
        Assert.AreEqual((int)FrameStatus.Ok, (int)receiver.TryReceive(frame));
        Assert.AreEqual((int)FrameStatus.Ok, (int)receiver.TryReceive(frame));
        Assert.IsFalse(ring.WaitFor(1, 10));
        Assert.AreEqual((int)RingStatus.Ok, (int)sender.Send(1, 5, payload, 0, 3));
        Assert.AreEqual((int)FrameStatus.Ok, (int)receiver.TryReceive(frame));
        Assert.AreEqual(1, receiver.Missing);
        Assert.AreEqual((int)RingStatus.Ok, (int)sender.Reclaim());
        Assert.AreEqual((int)RingStatus.Ok, (int)receiver.Reclaim());
        Assert.ThrowsException(typeof(InvalidOperationException), () => ring.ClaimProducer());
        Assert.ThrowsException(typeof(InvalidOperationException), () => ring.ClaimConsumer());
    }

    private static BlockStatus Read(byte[] bytes, byte[] target, int at)
    {
        return SmBusBlock.TryRead(new ByteReader(bytes, 0, bytes.Length), target, at, out _);
    }
}
