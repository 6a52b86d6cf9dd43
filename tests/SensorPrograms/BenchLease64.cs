using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>64 samples of 16 bits per lease, with one call for each sample.</summary>
public static class BenchLease64
{
    /// <summary>Runs the benchmark.</summary>
    public static void Main()
    {
        Mark mark = new();
        FrameRing ring = new(4, 128);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        int good = 0;
        mark.Begin();
        for (int done = 0; done < Bench.Samples; done += 64)
        {
            int count = Bench.Samples - done < 64 ? Bench.Samples - done : 64;
            if (producer.TryRent(128, out ProducerLease rented) == RingStatus.Ok)
            {
                for (int i = 0; i < count; i++)
                {
                    _ = producer.TryWriteUInt16(rented, (ushort)(done + i));
                }

                _ = producer.Commit(rented, 2 * count);
            }

            if (consumer.TryTake(out ConsumerLease taken, out _) == RingStatus.Ok)
            {
                for (int i = 0; i < count; i++)
                {
                    good += consumer.TryReadUInt16(taken, out ushort value) == RingStatus.Ok && value == done + i
                        ? 1
                        : 0;
                }

                _ = consumer.Release(taken);
            }
        }

        mark.End();
        Bench.Report(good);
    }
}
