using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>64 samples of 16 bits per lease, with one call in each direction.</summary>
public static class BenchBulk64
{
    /// <summary>Runs the benchmark.</summary>
    public static void Main()
    {
        Mark mark = new();
        FrameRing ring = new(4, 128);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        ushort[] sent = new ushort[64];
        ushort[] received = new ushort[64];
        int good = 0;
        mark.Begin();
        for (int done = 0; done < Bench.Samples; done += 64)
        {
            int count = Bench.Samples - done < 64 ? Bench.Samples - done : 64;
            sent[count - 1] = (ushort)(done + 1);
            if (producer.TryRent(128, out ProducerLease rented) == RingStatus.Ok)
            {
                _ = producer.TryWriteUInt16s(rented, sent, 0, count);
                _ = producer.Commit(rented, 2 * count);
            }

            if (consumer.TryTake(out ConsumerLease taken, out _) == RingStatus.Ok)
            {
                bool isRead = consumer.TryReadUInt16s(taken, received, 0, count) == RingStatus.Ok;
                good += isRead && received[count - 1] == done + 1 ? count : 0;
                _ = consumer.Release(taken);
            }
        }

        mark.End();
        Bench.Report(good);
    }
}
