using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>The rings between two threads of .NET. These are a harder test than the device's threads: they run at the
/// same time, and tests cannot choose the order.</summary>
public class RingThreadTests
{
    private const int Frames = 20_000;
    private const int FrameSize = 16;

    [Fact]
    public async Task FrameRing_TwoThreads_LosesAndChangesNothing()
    {
        FrameRing ring = new(4, FrameSize);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        Task sending = Task.Run(() => Send(producer, true), TestContext.Current.CancellationToken);

        byte[] bytes = new byte[FrameSize];
        for (int i = 0; i < Frames;)
        {
            if (consumer.TryTake(out ConsumerLease lease, out int length) != RingStatus.Ok)
            {
                Thread.Yield();
                continue;
            }

            Check(consumer, lease, length, bytes, i);
            i++;
        }

        await sending;

        // Another thread may continue here, because the end was handed over.
        consumer.IsThreadChecked = true;
        Assert.Equal(RingStatus.Empty, consumer.TryTake(out _, out _));
    }

    [Fact]
    public async Task WindowRing_TwoThreads_TakesOnlyWholeFramesAndCountsTheRest()
    {
        WindowRing ring = new(4, FrameSize);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        Task sending = Task.Run(() => Send(producer, false), TestContext.Current.CancellationToken);

        byte[] bytes = new byte[FrameSize];
        int taken = 0;
        bool isDone = false;
        while (true)
        {
            RingStatus status = consumer.TryTake(out ConsumerLease lease, out int length);
            if (status == RingStatus.Ok)
            {
                Check(consumer, lease, length, bytes, taken + consumer.Dropped);
                taken++;
                continue;
            }

            if (status == RingStatus.Empty && isDone)
            {
                break;
            }

            isDone = sending.IsCompleted;
            Thread.Yield();
        }

        await sending;
        Assert.Equal(Frames, taken + consumer.Dropped);
    }

    private static void Send(RingProducer producer, bool waits)
    {
        byte[] bytes = new byte[FrameSize];
        for (int i = 0; i < Frames;)
        {
            int length = 4 + (i % (FrameSize - 3));
            RingStatus status = producer.TryRent(length, out ProducerLease lease);
            if (status != RingStatus.Ok)
            {
                Assert.True(waits && status == RingStatus.Full);
                Thread.Yield();
                continue;
            }

            for (int k = 4; k < length; k++)
            {
                bytes[k] = (byte)((i + k) & 0xFF);
            }

            producer.TryWriteUInt32(lease, (uint)i);
            producer.TryWriteBytes(lease, bytes, 4, length - 4);
            Assert.Equal(RingStatus.Ok, producer.Commit(lease, length));
            i++;
        }
    }

    private static void Check(RingConsumer consumer, ConsumerLease lease, int length, byte[] bytes, int i)
    {
        consumer.TryReadUInt32(lease, out uint number);
        consumer.TryReadBytes(lease, bytes, 4, length - 4);
        bool isWhole = number == i && length == 4 + (i % (FrameSize - 3));
        for (int k = 4; k < length; k++)
        {
            isWhole &= bytes[k] == ((i + k) & 0xFF);
        }

        if (!isWhole || consumer.Release(lease) != RingStatus.Ok)
        {
            Assert.Fail($"frame {i} came as {number} with {length} bytes");
        }
    }
}
