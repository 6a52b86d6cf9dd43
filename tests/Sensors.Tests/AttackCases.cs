using System;
using System.Linq;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>Bad inputs that broke drivers of other projects, each with the required behaviour of this library. The
/// numbers are those of the project's list of attack cases; cases 1 to 30 and 45 concern the boot stage.</summary>
public class AttackCases
{
    /// <summary>CVE-2026-43307, ADXL380: the driver read past the end for a FIFO count that is not a multiple of the
    /// enabled channels.</summary>
    [Fact]
    public void Case31_FifoCountNotOfWholeGroups_WholeGroupsAreReadAndTheRestStays()
    {
        for (int available = -2; available <= 300; available++)
        {
            for (int group = -1; group <= 9; group++)
            {
                bool isCount = FifoGroups.TryCount(available, group, 255, out int bytes);
                Assert.Equal(available >= 0 && group >= 1, isCount);
                Assert.True(!isCount ? bytes == 0 : bytes % group == 0 && bytes <= Math.Min(available, 255)
                    && Math.Min(available, 255) - bytes < group);
            }
        }

        Assert.False(FifoGroups.TryCount(int.MinValue, 6, 32, out _));
        Assert.True(FifoGroups.TryCount(int.MaxValue, 6, 32, out int read));
        Assert.Equal(30, read);
        Assert.False(FifoGroups.TryCount(12, 6, -1, out _));
    }

    /// <summary>i2cdevlib 751, MPU6050: a burst length of 128 to 255 in a signed byte overwrote the stack.</summary>
    [Fact]
    public void Case32_BurstLength0To255AndPast_IsCopiedExactlyOrRefused()
    {
        FrameRing ring = new(1, 255);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        byte[] burst = [.. Enumerable.Repeat((byte)0xAA, 600)];
        for (int length = 0; length <= 600; length++)
        {
            if (length > 255)
            {
                Assert.Equal(RingStatus.NeverFits, producer.TryRent(length, out _));
                continue;
            }

            byte[] target = new byte[600];
            producer.TryRent(length, out ProducerLease lease);
            Assert.Equal(RingStatus.Ok, producer.TryWriteBytes(lease, burst, 0, length));
            producer.Commit(lease, length);
            consumer.TryTake(out ConsumerLease taken, out int received);
            consumer.TryReadBytes(taken, target, 0, received);
            consumer.Release(taken);
            Assert.Equal((length, length), (received, target.Count(value => value == 0xAA)));
        }
    }

    /// <summary>CVE-2022-2873, iSMT, and CVE-2026-23197, imx: the device chose the length of an SMBus block.</summary>
    [Fact]
    public void Case33_SmBusBlockOfAnyLength_OnlyOneTo32IsRead()
    {
        for (int said = 0; said <= 255; said++)
        {
            byte[] answer = [(byte)said, .. Enumerable.Repeat((byte)0xAA, 255)];
            byte[] target = new byte[300];
            BlockStatus status = SmBusBlock.TryRead(
                new ByteReader(answer, 0, answer.Length), target, 0, out int length);
            bool isBlock = said is >= 1 and <= 32;
            Assert.Equal(isBlock ? BlockStatus.Ok : BlockStatus.LengthOutOfRange, status);
            Assert.Equal((isBlock ? said : 0, isBlock ? said : 0), (length, target.Count(value => value == 0xAA)));
        }

        Assert.Equal(BlockStatus.Truncated, SmBusBlock.TryRead(new ByteReader([], 0, 0), new byte[32], 0, out _));
        Assert.Equal(
            BlockStatus.Truncated, SmBusBlock.TryRead(new ByteReader([3, 1, 2], 0, 3), new byte[32], 0, out _));
        Assert.Equal(
            BlockStatus.TargetTooSmall, SmBusBlock.TryRead(new ByteReader([3, 1, 2, 3], 0, 4), new byte[2], 0, out _));
        Assert.Throws<ArgumentNullException>(() => SmBusBlock.TryRead(null!, [], 0, out _));
        Assert.Throws<ArgumentNullException>(() => SmBusBlock.TryRead(new ByteReader([], 0, 0), null!, 0, out _));
    }

    /// <summary>CVE-2026-5071, Zephyr: only an assert checked the length. CVE-2025-52471, ESP-NOW. In this library
    /// release builds have the checks too: no check is an assert.</summary>
    [Fact]
    public void Case34_FrameShorterThanItsHeaderSays_IsTruncated()
    {
        byte[] bytes = new byte[42];
        FrameWriter.TryWrite(bytes, 0, 1, 2, 3, new byte[32], 0, 32);
        SensorFrame frame = new();
        Assert.Equal(FrameStatus.Truncated, frame.Parse(bytes, 0, 41));
        Assert.Equal(FrameStatus.Truncated, frame.Parse(bytes, 0, 10));
        Assert.Equal(FrameStatus.Truncated, frame.Parse(bytes, 0, 7));
        Assert.Equal(FrameStatus.Truncated, frame.Parse(bytes, 0, 0));
        Assert.Equal(
            Pms5003Status.Truncated, new Pms5003Reading().Decode(new ByteReader(Pms5003Vectors.Frame(), 0, 31)));
    }

    /// <summary>CVE-2021-3323, 6LoWPAN, and CVE-2026-25532, WPS: the length minus the header's size wrapped.</summary>
    [Fact]
    public void Case35_LengthBelowTheHeader_IsAStatusAndNoWrap()
    {
        SensorFrame frame = new();
        for (int count = 0; count < FrameLayout.Overhead; count++)
        {
            Assert.Equal(FrameStatus.Truncated, frame.Parse([.. Enumerable.Repeat((byte)0xFF, count)], 0, count));
            Assert.Equal(
                ArithmeticStatus.TooSmall, UInt32Math.TrySubtract((uint)count, FrameLayout.Overhead, out uint payload));
            Assert.Equal(0u, payload);
        }

        for (int length = 0; length <= ushort.MaxValue; length++)
        {
            bool fits = UInt16Math.TrySubtract((ushort)length, 8, out ushort rest) == ArithmeticStatus.Ok;
            Assert.True(fits == length >= 8 && rest == (fits ? length - 8 : 0));
        }
    }

    /// <summary>CVE-2024-50232, ad7124: a divisor register of 0. CVE-2022-49749 and CVE-2026-52948, i2c: a
    /// multiplication wrapped.</summary>
    [Fact]
    public void Case36_ScaleRegisterOfZeroOrMinimum_IsAStatusOrSaturates()
    {
        Assert.Equal(ArithmeticStatus.DivideByZero, LinearScale.TryApply(123, 1000, 0, 0, out int value));
        Assert.Equal(0, value);
        Assert.Equal(ArithmeticStatus.TooLarge, LinearScale.TryApply(int.MinValue, 1, -1, 0, out value));
        Assert.Equal(int.MaxValue, value);
        Assert.Equal(ArithmeticStatus.TooSmall, LinearScale.TryApply(int.MinValue, int.MinValue, -1, 0, out value));
        Assert.Equal(int.MinValue, value);
        Assert.Equal(ArithmeticStatus.TooLarge, Int32Math.TryDivide(int.MinValue, -1, out _));
        Assert.Equal(ArithmeticStatus.TooLarge, Int64Math.TryDivide(long.MinValue, -1, out _));
        Assert.Equal(ArithmeticStatus.DivideByZero, PulseRate.TryPerMinute(1, 0, out _));
    }

    /// <summary>CVE-2024-44951, sc16is7xx: one buffer for both directions. The emulator's tests search all
    /// interleavings.</summary>
    [Fact]
    public void Case37_ProducerWhileAFrameIsHeld_CannotTouchIt()
    {
        FrameRing ring = new(2, 1);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        Send(producer, 1);
        Send(producer, 2);
        consumer.TryTake(out ConsumerLease held, out _);
        Assert.Equal(RingStatus.Full, producer.TryRent(1, out _));
        Assert.Equal(RingStatus.Ok, consumer.TryReadByte(held, out byte value));
        Assert.Equal(1, value);

        WindowRing window = new(1, 1);
        producer = window.ClaimProducer();
        consumer = window.ClaimConsumer();
        Send(producer, 1);
        consumer.TryTake(out held, out _);
        for (byte i = 2; i < 100; i++)
        {
            Send(producer, i);
        }

        Assert.Equal(RingStatus.Ok, consumer.TryReadByte(held, out value));
        Assert.Equal(1, value);
    }

    /// <summary>CVE-2021-47500, mma8452: the driver used a trigger after its release.</summary>
    [Fact]
    public void Case38_LeaseKeptPastReleaseAndWrapAround_IsStaleAndShowsNothing()
    {
        FrameRing ring = new(2, 1);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        Send(producer, 1);
        consumer.TryTake(out ConsumerLease kept, out _);
        consumer.Release(kept);
        for (byte i = 0; i < 100; i++)
        {
            Send(producer, 0xEE);
            consumer.TryTake(out ConsumerLease lease, out _);
            Assert.Equal(RingStatus.StaleLease, consumer.TryReadByte(kept, out byte value));
            Assert.Equal(0, value);
            Assert.Equal(RingStatus.StaleLease, consumer.Release(kept));
            Assert.Equal(RingStatus.Ok, consumer.Release(lease));
        }
    }

    /// <summary>CVE-2025-68330, BMC150, and CVE-2026-31763, mpu3050: an interrupt before the driver was ready, or after
    /// its removal.</summary>
    [Fact]
    public void Case39_EdgeBeforeStartOrAfterStop_IsRefusedAndCountsNothing()
    {
        PulseCounter counter = new(0, 0);
        Assert.Equal(PulseStatus.NotReady, counter.OnEdge(true, 1));
        Assert.Equal(PulseStatus.NotReady, counter.OnEdge(false, 1));
        Assert.Equal(0, counter.Take());
        counter.Start();
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 2));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(false, 2));
        counter.Stop();
        Assert.Equal(PulseStatus.Stopped, counter.OnEdge(true, 3));
        counter.Start();
        Assert.Equal(PulseStatus.Stopped, counter.OnEdge(false, 4));
        Assert.Equal(1, counter.Take());

        PulseCounter never = new(0, 0);
        never.Stop();
        Assert.Equal(PulseStatus.Stopped, never.OnEdge(true, 1));
    }

    /// <summary>Linux IIO: the padding of a scan contained bytes of the previous scan.</summary>
    [Fact]
    public void Case40_ShortFrameAfterALongOne_ShowsNoByteOfIt()
    {
        FrameRing ring = new(1, 265);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        SensorFrame frame = new();
        sender.Send(0, 0, [.. Enumerable.Repeat((byte)0xEE, 255)], 0, 255);
        receiver.TryReceive(frame);
        for (int length = 0; length < 255; length++)
        {
            sender.Send(0, 0, new byte[length], 0, length);
            Assert.Equal(FrameStatus.Ok, receiver.TryReceive(frame));
            Assert.Equal(length, frame.Payload.Remaining);
            byte[] target = new byte[255];
            Assert.False(frame.Payload.TryReadBytes(target, 0, length + 1));
            Assert.True(frame.Payload.TryReadBytes(target, 0, length));
            Assert.DoesNotContain((byte)0xEE, target);
        }
    }

    /// <summary>Linux iio fixes of 2026: byte order and sign extension. More formats:
    /// <see cref="SampleFormatTests"/>.</summary>
    [Fact]
    public void Case41_All65536RawSamples_BigEndian12BitWithSentinel_MatchTheOracle()
    {
        SampleFormat format = new(bits: 12, shift: 4, sentinel: 0x8000);
        byte[] burst = new byte[2];
        ByteReader reader = new(burst, 0, 2);
        for (int raw = 0; raw <= ushort.MaxValue; raw++)
        {
            (burst[0], burst[1]) = ((byte)(raw >> 8), (byte)(raw & 0xFF));
            reader.TryCover(0, 2);
            reader.TryReadUInt16BigEndian(out ushort word);
            SampleStatus status = format.TryDecode(word, out int value);
            int expected = raw == 0x8000 ? 0 : (short)raw >> 4;
            Assert.True(value == expected && status == (raw == 0x8000 ? SampleStatus.Missing : SampleStatus.Ok));
        }
    }

    /// <summary>embedded-hal: a sensor that never answers, or always refuses.</summary>
    [Fact]
    public void Case42_SensorSilentOrRefusing_IsStaleOrFailingAndNobodyWaits()
    {
        SensorHealth silent = new(1000, 3);
        Pms5003Receiver receiver = new();
        silent.OnGood(0);
        for (uint now = 0; now < 10_000; now += 100)
        {
            // A line gives nothing, or noise without end. The receiver handles each byte and returns.
            Assert.Equal(Pms5003Status.BadStart, receiver.Feed(0xFF));
            Assert.Equal(now <= 1000 ? HealthStatus.Fresh : HealthStatus.Stale, silent.Check(now));
        }

        SensorHealth refusing = new(1000, 3);
        for (int i = 0; i < 1_000_000; i++)
        {
            refusing.OnFailure();
        }

        Assert.Equal(HealthStatus.Failing, refusing.Check(0));
    }

    /// <summary>Uptane's endless data attack: a source that never stops sending.</summary>
    [Fact]
    public void Case43_EndlessData_IsBoundedByPolicyAndCounted()
    {
        FrameRing newestLost = new(4, 16);
        FrameSender sender = new(newestLost.ClaimProducer());
        FrameReceiver receiver = new(newestLost.ClaimConsumer());
        SensorFrame frame = new();
        int refused = 0;
        for (int i = 0; i < 1000; i++)
        {
            refused += sender.Send(0, 0, [(byte)(i & 0xFF)], 0, 1) == RingStatus.Full ? 1 : 0;
        }

        Assert.Equal((996, 4), (refused, newestLost.Count));
        receiver.TryReceive(frame);
        Assert.Equal(0, frame.Sequence);

        WindowRing oldestLost = new(4, 16);
        sender = new(oldestLost.ClaimProducer());
        WindowConsumer consumer = oldestLost.ClaimConsumer();
        receiver = new(consumer);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(RingStatus.Ok, sender.Send(0, 0, [(byte)(i & 0xFF)], 0, 1));
        }

        receiver.TryReceive(frame);
        Assert.Equal((996, 996), (frame.Sequence, consumer.Dropped));
    }

    /// <summary>CWE-190: a 32-bit clock in milliseconds wraps after 49.7 days, a 16-bit number after 65 536
    /// frames.</summary>
    [Fact]
    public void Case44_ClockAndSequenceAtTheirWrap_AreOrderedByModularDifference()
    {
        FrameRing ring = new(2, 16);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        SensorFrame frame = new();
        uint time = uint.MaxValue - 1000;
        uint last = time;
        for (int i = 0; i < 70_000; i++)
        {
            sender.Send(0, time, [1], 0, 1);
            receiver.TryReceive(frame);
            Assert.True(i == 0 || ModularOrder.IsAfter(frame.Timestamp, last));
            last = frame.Timestamp;
            time = unchecked(time + 1);
        }

        Assert.Equal(0, receiver.Missing);
    }

    private static void Send(RingProducer producer, byte value)
    {
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out ProducerLease lease));
        producer.TryWriteByte(lease, value);
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 1));
    }
}
