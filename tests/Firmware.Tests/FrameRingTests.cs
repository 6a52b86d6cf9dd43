using System;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>The ring of frames, in the cases that depend on the device's arithmetic and arrays.</summary>
[TestClass]
public class FrameRingTests
{
    private static readonly byte[] s_bytes = MakeBytes(256);

    [DataRow(0, 1)]
    [DataRow(1, 0)]
    [DataRow(-1, 1)]
    [DataRow(1, -1)]
    [DataRow(65536, 65536)]
    [DataRow(0x40000001, 4)]
    [DataRow(int.MaxValue, int.MaxValue)]
    [DataRow(int.MinValue, int.MinValue)]
    public void Ring_SizesWhoseProductWraps_Throws(int capacity, int frameSize)
    {
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new FrameRing(capacity, frameSize));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new WindowRing(capacity, frameSize));
    }

    [TestMethod]
    public void Frames_EveryLength_ArriveWholeAndNothingPastThem()
    {
        FrameRing ring = new(2, 255);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        byte[] target = new byte[255];
        for (int length = 0; length <= 255; length++)
        {
            AreEqual(RingStatus.Ok, producer.TryRent(length, out ProducerLease rented));
            AreEqual(RingStatus.Ok, producer.TryWriteBytes(rented, s_bytes, 1, length));
            AreEqual(RingStatus.PastLease, producer.TryWriteByte(rented, 0xEE));
            AreEqual(RingStatus.Ok, producer.Commit(rented, length));
            AreEqual(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out int received));
            Assert.AreEqual(length, received);
            AreEqual(RingStatus.Ok, consumer.TryReadBytes(taken, target, 0, length));
            AreEqual(RingStatus.PastLease, consumer.TryReadByte(taken, out byte past));
            Assert.AreEqual((byte)0, past);
            AreEqual(RingStatus.Ok, consumer.Release(taken));
            for (int i = 0; i < length; i++)
            {
                if (target[i] != s_bytes[i + 1])
                {
                    Assert.AreEqual(s_bytes[i + 1], target[i]);
                }
            }
        }
    }

    [DataRow(256)]
    [DataRow(65536)]
    [DataRow(int.MaxValue)]
    [DataRow(-1)]
    [DataRow(int.MinValue)]
    public void Rent_LengthThatNoSlotHas_NeverFits(int length)
    {
        AreEqual(RingStatus.NeverFits, MakeProducer().TryRent(length, out ProducerLease lease));
        Assert.AreEqual((long)ProducerLease.None, (long)lease);
    }

    [DataRow(1, int.MaxValue)]
    [DataRow(int.MaxValue, 1)]
    [DataRow(int.MaxValue, int.MaxValue)]
    [DataRow(256, 1)]
    [DataRow(255, 2)]
    [DataRow(-1, 1)]
    [DataRow(0, -1)]
    [DataRow(int.MinValue, int.MinValue)]
    public void WriteBytes_RangeOutsideTheSource_WritesNothing(int at, int count)
    {
        RingProducer producer = MakeProducer();
        producer.TryRent(255, out ProducerLease lease);
        AreEqual(RingStatus.PastLease, producer.TryWriteBytes(lease, s_bytes, at, count));
        AreEqual(RingStatus.Ok, producer.TryWriteBytes(lease, s_bytes, 0, 255));
        AreEqual(RingStatus.Ok, producer.Abandon(lease));
    }

    [TestMethod]
    public void Lease_UsedTwiceOrAfterItsFrame_IsRefusedAndChangesNothing()
    {
        FrameRing ring = new(2, 4);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        producer.TryRent(4, out ProducerLease first);
        AreEqual(RingStatus.LeaseOpen, producer.TryRent(4, out _));
        producer.TryWriteUInt32(first, 0x80000001u);
        AreEqual(RingStatus.Ok, producer.Commit(first, 4));
        AreEqual(RingStatus.ClosedLease, producer.Commit(first, 4));
        AreEqual(RingStatus.ClosedLease, producer.TryWriteByte(first, 1));
        producer.TryRent(4, out ProducerLease second);
        Assert.AreNotEqual((int)RingStatus.Ok, (int)producer.TryWriteByte(first, 1));
        AreEqual(RingStatus.Ok, producer.Abandon(second));

        consumer.TryTake(out ConsumerLease taken, out _);
        AreEqual(RingStatus.Ok, consumer.TryReadUInt32(taken, out uint value));
        Assert.AreEqual(0x80000001u, value);
        AreEqual(RingStatus.Ok, consumer.Release(taken));
        AreEqual(RingStatus.ClosedLease, consumer.Release(taken));
        AreEqual(RingStatus.ClosedLease, consumer.TryReadByte(taken, out _));
        AreEqual(RingStatus.MissingLease, consumer.Release(ConsumerLease.None));
    }

    [TestMethod]
    public void Lease_OfAnotherRing_IsForeign()
    {
        RingProducer producer = MakeProducer();
        RingProducer foreign = MakeProducer();
        foreign.TryRent(1, out ProducerLease theirs);
        producer.TryRent(1, out ProducerLease ours);
        AreEqual(RingStatus.ForeignLease, producer.Commit(theirs, 1));
        AreEqual(RingStatus.ForeignLease, foreign.TryWriteByte(ours, 1));
        AreEqual(RingStatus.Ok, producer.Abandon(ours));
    }

    [TestMethod]
    public void Window_Overrun_KeepsTheNewestAndCountsTheRest()
    {
        WindowRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        for (int i = 0; i < 10; i++)
        {
            producer.TryRent(1, out ProducerLease rented);
            producer.TryWriteByte(rented, (byte)(250 + i));
            AreEqual(RingStatus.Ok, producer.Commit(rented, 1));
        }

        for (int i = 7; i < 10; i++)
        {
            AreEqual(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out _));
            AreEqual(RingStatus.Ok, consumer.TryReadByte(taken, out byte value));
            Assert.AreEqual((byte)(250 + i), value);
            AreEqual(RingStatus.Ok, consumer.Release(taken));
        }

        AreEqual(RingStatus.Empty, consumer.TryTake(out _, out _));
        Assert.AreEqual(7, consumer.Dropped);
    }

    private static void AreEqual(RingStatus expected, RingStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static RingProducer MakeProducer()
    {
        return new FrameRing(3, 255).ClaimProducer();
    }

    private static byte[] MakeBytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)(255 - i);
        }

        return bytes;
    }
}
