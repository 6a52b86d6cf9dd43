using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>One 16-bit sample per lease, without frame, number and CRC.</summary>
public static class BenchLease
{
    /// <summary>Runs the benchmark.</summary>
    public static void Main()
    {
        Mark mark = new();
        FrameRing ring = new(8, 2);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        int good = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            if (producer.TryRent(2, out ProducerLease rented) == RingStatus.Ok)
            {
                _ = producer.TryWriteUInt16(rented, (ushort)i);
                _ = producer.Commit(rented, 2);
            }

            if (consumer.TryTake(out ConsumerLease taken, out _) == RingStatus.Ok)
            {
                good += consumer.TryReadUInt16(taken, out ushort value) == RingStatus.Ok && value == i ? 1 : 0;
                _ = consumer.Release(taken);
            }
        }

        mark.End();
        Bench.Report(good);
    }
}
