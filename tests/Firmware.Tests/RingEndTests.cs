using System;
using System.Threading;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>The ends of rings: numbers of each width, threads, and leases that a caller keeps.</summary>
[TestClass]
public class RingEndTests
{
    private static RingProducer? s_producer;
    private static RingConsumer? s_consumer;
    private static RingStatus s_ofProducer;
    private static RingStatus s_ofConsumer;

    [DataRow(true)]
    [DataRow(false)]
    public void Numbers_OfEachWidth_ComeBackInTheirOrderOfBytes(bool isWindow)
    {
        RingProducer producer = Claim(isWindow, 20, out RingConsumer consumer);
        AreEqual(RingStatus.Ok, producer.TryRent(20, out ProducerLease rented));
        AreEqual(RingStatus.Ok, producer.TryWriteByte(rented, 0xFE));
        AreEqual(RingStatus.Ok, producer.TryWriteUInt16(rented, 0x8001));
        AreEqual(RingStatus.Ok, producer.TryWriteUInt16BigEndian(rented, 0x8002));
        AreEqual(RingStatus.Ok, producer.TryWriteUInt32(rented, 0x80000003u));
        AreEqual(RingStatus.Ok, producer.TryWriteUInt32BigEndian(rented, 0x80000004u));
        AreEqual(RingStatus.Ok, producer.TryWriteUInt16s(rented, new ushort[] { 1, 0xFFFF, 0x7FFF, 4 }, 1, 2));
        AreEqual(RingStatus.BadLength, producer.Commit(rented, 18));
        AreEqual(RingStatus.Ok, producer.Commit(rented, 17));
        AreEqual(RingStatus.Ok, consumer.TryPeek(out int length));
        Assert.AreEqual(17, length);
        AreEqual(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out length));
        Assert.AreEqual(17, length);
        AreEqual(RingStatus.LeaseOpen, consumer.TryPeek(out _));
        AreEqual(RingStatus.LeaseOpen, consumer.TryTake(out _, out _));
        Read(consumer, taken);
        AreEqual(RingStatus.Ok, consumer.Release(taken));
        AreEqual(RingStatus.Empty, consumer.TryPeek(out length));
        Assert.AreEqual(0, length);
    }

    [DataRow(true)]
    [DataRow(false)]
    public void Leases_OfAFrameBeforeTheLatest_AreStale(bool isWindow)
    {
        RingProducer producer = Claim(isWindow, 2, out RingConsumer consumer);
        AreEqual(RingStatus.MissingLease, producer.Abandon(ProducerLease.None));
        AreEqual(RingStatus.Ok, producer.TryRent(1, out ProducerLease first));
        AreEqual(RingStatus.Ok, producer.Commit(first, 0));
        AreEqual(RingStatus.Ok, producer.TryRent(1, out ProducerLease second));
        AreEqual(RingStatus.StaleLease, producer.TryWriteUInt16(first, 1));
        AreEqual(RingStatus.StaleLease, producer.TryWriteUInt16BigEndian(first, 1));
        AreEqual(RingStatus.StaleLease, producer.TryWriteUInt32(first, 1));
        AreEqual(RingStatus.StaleLease, producer.TryWriteUInt32BigEndian(first, 1));
        AreEqual(RingStatus.StaleLease, producer.TryWriteUInt16s(first, new ushort[1], 0, 1));
        AreEqual(RingStatus.StaleLease, producer.Commit(first, 0));
        AreEqual(RingStatus.StaleLease, producer.Abandon(first));
        AreEqual(RingStatus.Ok, producer.Commit(second, 0));
        AreEqual(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out _));
        AreEqual(RingStatus.Ok, consumer.Release(taken));
        AreEqual(RingStatus.Ok, consumer.TryTake(out _, out _));
        AreEqual(RingStatus.StaleLease, consumer.TryReadUInt16(taken, out _));
        AreEqual(RingStatus.StaleLease, consumer.TryReadUInt16BigEndian(taken, out _));
        AreEqual(RingStatus.StaleLease, consumer.TryReadUInt32(taken, out _));
        AreEqual(RingStatus.StaleLease, consumer.TryReadUInt32BigEndian(taken, out _));
        AreEqual(RingStatus.StaleLease, consumer.TryReadUInt16s(taken, new ushort[1], 0, 1));
        AreEqual(RingStatus.StaleLease, consumer.Release(taken));
    }

    [DataRow(true)]
    [DataRow(false)]
    public void Ends_OfAnotherThread_RefuseUntilItHasEndedAndIsReclaimed(bool isWindow)
    {
        s_producer = Claim(isWindow, 4, out s_consumer);
        AreEqual(RingStatus.Ok, s_producer.TryRent(1, out ProducerLease rented));
        AreEqual(RingStatus.Ok, s_producer.TryWriteByte(rented, 7));
        AreEqual(RingStatus.Ok, s_producer.Commit(rented, 1));
        AreEqual(RingStatus.Ok, s_consumer.TryPeek(out _));
        Run(TryBoth);
        AreEqual(RingStatus.WrongThread, s_ofProducer);
        AreEqual(RingStatus.WrongThread, s_ofConsumer);
        Run(ReclaimBoth);
        AreEqual(RingStatus.WrongThread, s_ofProducer);
        AreEqual(RingStatus.WrongThread, s_ofConsumer);
        s_producer.IsThreadChecked = false;
        s_consumer.IsThreadChecked = false;
        Assert.IsFalse(s_producer.IsThreadChecked);
        Run(TryBoth);
        AreEqual(RingStatus.Ok, s_ofProducer);
        AreEqual(RingStatus.Ok, s_ofConsumer);
    }

    [DataRow(true)]
    [DataRow(false)]
    public void Reclaim_AfterAThreadEndedWithItsLease_CountsOneLost(bool isWindow)
    {
        s_producer = Claim(isWindow, 4, out s_consumer);
        Run(SendAndKeepBoth);
        AreEqual(RingStatus.Ok, s_ofProducer);
        AreEqual(RingStatus.Ok, s_ofConsumer);
        AreEqual(RingStatus.WrongThread, s_producer.TryRent(1, out _));
        AreEqual(RingStatus.Ok, s_producer.Reclaim());
        AreEqual(RingStatus.Ok, s_consumer.Reclaim());
        Assert.AreEqual(1, s_producer.Lost);
        Assert.AreEqual(1, s_consumer.Lost);
        AreEqual(RingStatus.Empty, s_consumer.TryTake(out _, out _));
        AreEqual(RingStatus.Ok, s_producer.TryRent(4, out _));
        AreEqual(RingStatus.Ok, s_producer.Reclaim());
        Assert.AreEqual(2, s_producer.Lost);
    }

    [TestMethod]
    public void Rings_TellTheirSizesAndAreClaimedOnce()
    {
        WindowRing window = new WindowRing(3, 8);
        Assert.AreEqual(3, window.Capacity);
        Assert.AreEqual(8, window.FrameSize);
        window.ClaimProducer();
        window.ClaimConsumer();
        Assert.ThrowsException(typeof(InvalidOperationException), () => window.ClaimProducer());
        Assert.ThrowsException(typeof(InvalidOperationException), () => window.ClaimConsumer());
        FrameRing ring = new FrameRing(3, 8);
        Assert.AreEqual(3, ring.Capacity);
        Assert.AreEqual(8, ring.FrameSize);
        Assert.AreEqual(0, ring.Count);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => ring.WaitFor(4, 1));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => ring.WaitFor(0, 1));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => ring.WaitFor(1, -1));
    }

    private static void AreEqual(RingStatus expected, RingStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static RingProducer Claim(bool isWindow, int frameSize, out RingConsumer consumer)
    {
        if (isWindow)
        {
            WindowRing window = new WindowRing(3, frameSize);
            consumer = window.ClaimConsumer();
            return window.ClaimProducer();
        }

        FrameRing ring = new FrameRing(3, frameSize);
        consumer = ring.ClaimConsumer();
        return ring.ClaimProducer();
    }

    private static void Read(RingConsumer consumer, ConsumerLease taken)
    {
        AreEqual(RingStatus.Ok, consumer.TryReadByte(taken, out byte first));
        Assert.AreEqual((byte)0xFE, first);
        AreEqual(RingStatus.Ok, consumer.TryReadUInt16(taken, out ushort word));
        Assert.AreEqual((ushort)0x8001, word);
        AreEqual(RingStatus.Ok, consumer.TryReadUInt16BigEndian(taken, out word));
        Assert.AreEqual((ushort)0x8002, word);
        AreEqual(RingStatus.Ok, consumer.TryReadUInt32(taken, out uint number));
        Assert.AreEqual(0x80000003u, number);
        AreEqual(RingStatus.Ok, consumer.TryReadUInt32BigEndian(taken, out number));
        Assert.AreEqual(0x80000004u, number);
        ushort[] words = new ushort[3];
        AreEqual(RingStatus.Ok, consumer.TryReadUInt16s(taken, words, 1, 2));
        Assert.AreEqual((ushort)0, words[0]);
        Assert.AreEqual((ushort)0xFFFF, words[1]);
        Assert.AreEqual((ushort)0x7FFF, words[2]);
        AreEqual(RingStatus.PastLease, consumer.TryReadByte(taken, out _));
    }

    private static void Run(ThreadStart start)
    {
        Thread thread = new Thread(start);
        thread.Start();
        thread.Join();
    }

    private static void TryBoth()
    {
        s_ofProducer = s_producer!.TryRent(1, out _);
        s_ofConsumer = s_consumer!.TryPeek(out _);
    }

    private static void ReclaimBoth()
    {
        s_ofProducer = s_producer!.Reclaim();
        s_ofConsumer = s_consumer!.Reclaim();
    }

    private static void SendAndKeepBoth()
    {
        s_ofProducer = s_producer!.TryRent(1, out ProducerLease sent);
        if (s_producer.Commit(sent, 0) == RingStatus.Ok)
        {
            s_ofConsumer = s_consumer!.TryTake(out _, out _);
            s_ofProducer = s_producer.TryRent(1, out _);
        }
    }
}
