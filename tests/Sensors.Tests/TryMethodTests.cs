using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>A Try method that fails moves and writes nothing. The test finds all Try methods by name.</summary>
public class TryMethodTests
{
    private static readonly byte[] s_source = [1, 2, 3, 4];

    // Each entry makes a method fail and gives the state before and after. A method with two ways to fail has two
    // entries.
    private static readonly Dictionary<string, Func<(object Before, object After)>[]> s_failures = new()
    {
        ["ByteReader.TryCover"] = [
            () => Read(reader => reader.TryCover(3, 8)), () => Read(reader => reader.TryCover(-1, 1)),
        ],
        ["ByteReader.TrySkip"] = [() => Read(reader => reader.TrySkip(2)), () => Read(reader => reader.TrySkip(-1))],
        ["ByteReader.TryPeekByte"] = [() => ReadNothing(reader => reader.TryPeekByte(out _))],
        ["ByteReader.TryReadByte"] = [() => ReadNothing(reader => reader.TryReadByte(out _))],
        ["ByteReader.TryReadUInt16"] = [() => Read(reader => reader.TryReadUInt16(out _))],
        ["ByteReader.TryReadUInt16BigEndian"] = [() => Read(reader => reader.TryReadUInt16BigEndian(out _))],
        ["ByteReader.TryReadInt16"] = [() => Read(reader => reader.TryReadInt16(out _))],
        ["ByteReader.TryReadInt16BigEndian"] = [() => Read(reader => reader.TryReadInt16BigEndian(out _))],
        ["ByteReader.TryReadUInt24"] = [() => Read(reader => reader.TryReadUInt24(out _))],
        ["ByteReader.TryReadUInt24BigEndian"] = [() => Read(reader => reader.TryReadUInt24BigEndian(out _))],
        ["ByteReader.TryReadUInt16s"] = [
            () => Read(reader => reader.TryReadUInt16s(new ushort[4], 0, 1)),
            () => Read(reader => reader.TryReadUInt16s([], 0, 1)),
        ],
        ["ByteReader.TryReadUInt32"] = [() => Read(reader => reader.TryReadUInt32(out _))],
        ["ByteReader.TryReadUInt32BigEndian"] = [() => Read(reader => reader.TryReadUInt32BigEndian(out _))],
        ["ByteReader.TryReadBytes"] = [
            () => Read(reader => reader.TryReadBytes(new byte[4], 0, 2)),
            () => Read(reader => reader.TryReadBytes([], 0, 1)),
        ],
        ["ByteWriter.TryCover"] = [
            () => Write(writer => writer.TryCover(3, 8)), () => Write(writer => writer.TryCover(-1, 1)),
        ],
        ["ByteWriter.TryWriteByte"] = [() => WriteNothing(writer => writer.TryWriteByte(1))],
        ["ByteWriter.TryWriteUInt16"] = [() => Write(writer => writer.TryWriteUInt16(1))],
        ["ByteWriter.TryWriteUInt16BigEndian"] = [() => Write(writer => writer.TryWriteUInt16BigEndian(1))],
        ["ByteWriter.TryWriteUInt16s"] = [
            () => Write(writer => writer.TryWriteUInt16s(new ushort[4], 0, 1)),
            () => Write(writer => writer.TryWriteUInt16s([], 0, 1)),
        ],
        ["ByteWriter.TryWriteUInt32"] = [() => Write(writer => writer.TryWriteUInt32(1))],
        ["ByteWriter.TryWriteUInt32BigEndian"] = [() => Write(writer => writer.TryWriteUInt32BigEndian(1))],
        ["ByteWriter.TryWriteBytes"] = [
            () => Write(writer => writer.TryWriteBytes(s_source, 0, 2)),
            () => Write(writer => writer.TryWriteBytes(s_source, 4, 1)),
        ],
        ["RingProducer.TryRent"] = [() => Produce(1, (producer, _) => producer.TryRent(1, out _) == RingStatus.Ok)],
        ["RingProducer.TryWriteByte"] = [
            () => Produce(0, (producer, lease) => producer.TryWriteByte(lease, 1) == RingStatus.Ok),
        ],
        ["RingProducer.TryWriteUInt16"] = [
            () => Produce(1, (producer, lease) => producer.TryWriteUInt16(lease, 1) == RingStatus.Ok),
        ],
        ["RingProducer.TryWriteUInt16BigEndian"] = [
            () => Produce(1, (producer, lease) => producer.TryWriteUInt16BigEndian(lease, 1) == RingStatus.Ok),
        ],
        ["RingProducer.TryWriteUInt16s"] = [
            () =>
                Produce(1, (producer, lease) => producer.TryWriteUInt16s(lease, new ushort[1], 0, 1) == RingStatus.Ok),
        ],
        ["RingProducer.TryWriteUInt32"] = [
            () => Produce(1, (producer, lease) => producer.TryWriteUInt32(lease, 1) == RingStatus.Ok),
        ],
        ["RingProducer.TryWriteUInt32BigEndian"] = [
            () => Produce(1, (producer, lease) => producer.TryWriteUInt32BigEndian(lease, 1) == RingStatus.Ok),
        ],
        ["RingProducer.TryWriteBytes"] = [
            () => Produce(1, (producer, lease) => producer.TryWriteBytes(lease, s_source, 0, 2) == RingStatus.Ok),
        ],
        ["RingConsumer.TryTake"] = [() => Consume((consumer, held) => consumer.TryTake(out _, out _) == RingStatus.Ok)],
        ["RingConsumer.TryPeek"] = [() => Consume((consumer, lease) => consumer.TryPeek(out int _) == RingStatus.Ok)],
        ["RingConsumer.TryReadUInt16s"] = [
            () => Consume((consumer, lease) => consumer.TryReadUInt16s(lease, new ushort[1], 0, 1) == RingStatus.Ok),
        ],
        ["RingConsumer.TryReadByte"] = [
            () => Consume((consumer, _) => consumer.TryReadByte(ConsumerLease.None, out byte _) == RingStatus.Ok),
        ],
        ["RingConsumer.TryReadUInt16"] = [
            () => Consume((consumer, lease) => consumer.TryReadUInt16(lease, out ushort _) == RingStatus.Ok),
        ],
        ["RingConsumer.TryReadUInt16BigEndian"] = [
            () => Consume((consumer, lease) => consumer.TryReadUInt16BigEndian(lease, out ushort _) == RingStatus.Ok),
        ],
        ["RingConsumer.TryReadUInt32"] = [
            () => Consume((consumer, lease) => consumer.TryReadUInt32(lease, out uint _) == RingStatus.Ok),
        ],
        ["RingConsumer.TryReadUInt32BigEndian"] = [
            () => Consume((consumer, lease) => consumer.TryReadUInt32BigEndian(lease, out uint _) == RingStatus.Ok),
        ],
        ["RingConsumer.TryReadBytes"] = [
            () => Consume((consumer, lease) => consumer.TryReadBytes(lease, new byte[2], 0, 2) == RingStatus.Ok),
        ],
        ["FrameReceiver.TryReceive"] = [ReceiveNothing],
        ["FrameMerger.TryReceive"] = [MergeNothing],
        ["NmeaReceiver.TryGetCharacter"] = [() => Line(line => line.TryGetCharacter(1, out char _))],
        ["NmeaReceiver.TryGetNumber"] = [
            () => Line(line => line.TryGetNumber(2, 0, out int _)),
            () => Line(line => line.TryGetNumber(9, 0, out int _)),
        ],
        ["FrameWriter.TryWrite"] = [WriteFrameWithoutRoom],
        ["Pms5003Receiver.TryCopy"] = [CopyNoFrame],
        ["SmBusBlock.TryRead"] = [
            () => Block([40, 1, 2, 3], 32), () => Block([0], 32), () => Block([3, 1], 32), () => Block([3, 1, 2, 3], 2),
        ],
        ["MovingStatistic.TryGet"] = [() => Statistic(statistic => statistic.TryGet(out _, out _, out _))],
        ["MovingStatistic.TryGetMean"] = [() => Statistic(statistic => statistic.TryGetMean(out _))],
        ["MovingStatistic.TryGetMinimum"] = [() => Statistic(statistic => statistic.TryGetMinimum(out _))],
        ["MovingStatistic.TryGetMaximum"] = [() => Statistic(statistic => statistic.TryGetMaximum(out _))],
        ["SampleFormat.TryDecode"] = [/* Holds nothing that changes. */],
    };

    public static TheoryData<string> Methods => [.. s_failures.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void TryMethod_ThatFails_MovesAndWritesNothing(string method)
    {
        foreach (Func<(object Before, object After)> fail in s_failures[method])
        {
            (object before, object after) = fail();
            Assert.Equal(before, after);
        }
    }

    [Fact]
    public void EveryTryMethod_ThatHoldsSomething_IsHere()
    {
        IEnumerable<string> there = new[] { typeof(ByteReader).Assembly, typeof(FrameRing).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsInterface)
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.StartsWith("Try", StringComparison.Ordinal)
                && (!method.IsStatic || method.GetParameters().Any(IsHolder)))
            .Select(method => method.DeclaringType!.Name + "." + method.Name)
            .Distinct();

        Assert.Equal(there.Order(StringComparer.Ordinal), s_failures.Keys.Order(StringComparer.Ordinal));
    }

    private static bool IsHolder(ParameterInfo parameter)
    {
        return parameter.ParameterType is { IsByRef: false, IsClass: true };
    }

    // A reader with one byte left.
    private static (object Before, object After) Read(Func<ByteReader, bool> fail)
    {
        return Read(1, fail);
    }

    private static (object Before, object After) ReadNothing(Func<ByteReader, bool> fail)
    {
        return Read(0, fail);
    }

    private static (object Before, object After) Read(int left, Func<ByteReader, bool> fail)
    {
        ByteReader reader = new(new byte[8], 2, left);
        object before = (reader.Position, reader.Remaining);
        Assert.False(fail(reader));
        return (before, (reader.Position, reader.Remaining));
    }

    private static (object Before, object After) Write(Func<ByteWriter, bool> fail)
    {
        return Write(1, fail);
    }

    private static (object Before, object After) WriteNothing(Func<ByteWriter, bool> fail)
    {
        return Write(0, fail);
    }

    private static (object Before, object After) Write(int left, Func<ByteWriter, bool> fail)
    {
        byte[] target = new byte[8];
        ByteWriter writer = new(target, 2, left);
        object before = (writer.Position, writer.Remaining, Convert.ToHexString(target));
        Assert.False(fail(writer));
        return (before, (writer.Position, writer.Remaining, Convert.ToHexString(target)));
    }

    // A lease of two bytes with some bytes left. A later write shows whether the failure moved the position.
    private static (object Before, object After) Produce(int left, Func<RingProducer, ProducerLease, bool> fail)
    {
        FrameRing ring = new(1, 2);
        RingProducer producer = ring.ClaimProducer();
        producer.TryRent(2, out ProducerLease lease);
        producer.TryWriteBytes(lease, s_source, 0, 2 - left);
        string before = Convert.ToHexString(RingCounters.Slots(ring));
        Assert.False(fail(producer, lease));
        string after = Convert.ToHexString(RingCounters.Slots(ring));
        Assert.Equal(left == 1 ? RingStatus.Ok : RingStatus.PastLease, producer.TryWriteByte(lease, 9));
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 2));
        return (before, after);
    }

    // A lease of one byte, which must still be readable afterwards.
    private static (object Before, object After) Consume(Func<RingConsumer, ConsumerLease, bool> fail)
    {
        FrameRing ring = new(1, 2);
        RingProducer producer = ring.ClaimProducer();
        producer.TryRent(1, out ProducerLease lease);
        producer.TryWriteByte(lease, 7);
        producer.Commit(lease, 1);
        RingConsumer consumer = ring.ClaimConsumer();
        consumer.TryTake(out ConsumerLease taken, out _);
        Assert.False(fail(consumer, taken));
        Assert.Equal(RingStatus.Ok, consumer.TryReadByte(taken, out byte value));
        return ((byte)7, value);
    }

    private static (object Before, object After) ReceiveNothing()
    {
        FrameReceiver receiver = new(new FrameRing(1, 1).ClaimConsumer());
        SensorFrame frame = new();
        Assert.Equal(FrameStatus.Empty, receiver.TryReceive(frame));
        return ((0, 0), (receiver.Missing, frame.Length));
    }

    private static (object Before, object After) MergeNothing()
    {
        FrameMerger merger = new([new FrameReceiver(new FrameRing(1, 1).ClaimConsumer())]);
        SensorFrame frame = new();
        Assert.Equal(FrameStatus.Empty, merger.TryReceive(frame, out int from));
        return ((-1, 0, 0), (from, merger.Missing, frame.Length));
    }

    // A failed request leaves the line X,12,A unchanged.
    private static (object Before, object After) Line(Func<NmeaReceiver, bool> fail)
    {
        NmeaReceiver receiver = new();
        foreach (char character in "$X,12,A*1A\r")
        {
            receiver.Feed((byte)character);
        }

        Assert.False(fail(receiver));
        Assert.True(receiver.TryGetNumber(1, 0, out int value));
        return (12, value);
    }

    private static (object Before, object After) WriteFrameWithoutRoom()
    {
        byte[] target = new byte[13];
        Assert.Equal(0, FrameWriter.TryWrite(target, 0, 1, 1, 1, s_source, 0, 4));
        return (Convert.ToHexString(new byte[13]), Convert.ToHexString(target));
    }

    private static (object Before, object After) CopyNoFrame()
    {
        byte[] target = new byte[32];
        Pms5003Receiver receiver = new();
        receiver.Feed(0x42);
        Assert.False(receiver.TryCopy(target, 0));
        return (Convert.ToHexString(new byte[32]), Convert.ToHexString(target));
    }

    private static (object Before, object After) Block(byte[] bytes, int room)
    {
        byte[] target = new byte[room];
        ByteReader reader = new(bytes, 0, bytes.Length);
        object before = (0, bytes.Length, 0, Convert.ToHexString(target));
        Assert.NotEqual(BlockStatus.Ok, SmBusBlock.TryRead(reader, target, 0, out int length));
        return (before, (reader.Position, reader.Remaining, length, Convert.ToHexString(target)));
    }

    private static (object Before, object After) Statistic(Func<MovingStatistic, bool> fail)
    {
        MovingStatistic statistic = new(2);
        Assert.False(fail(statistic));
        return (0, statistic.Count);
    }
}
