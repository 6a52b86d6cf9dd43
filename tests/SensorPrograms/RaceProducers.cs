using System;
using System.Threading;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>Two threads on one producer, each with frames of one byte value. The program counts mixed frames and
/// refusals.</summary>
public static class RaceProducers
{
    private static RingProducer s_producer = null!;
    private static RingConsumer s_consumer = null!;
    private static int s_committed;
    private static int s_refused;
    private static int s_frames;
    private static int s_mixed;
    private static bool s_isEnd;

    /// <summary>Runs the program.</summary>
    public static void Main()
    {
        FrameRing ring = new(4, 8);
        s_producer = ring.ClaimProducer();
        s_consumer = ring.ClaimConsumer();
        Thread first = new(() => Fill(0xAA));
        Thread second = new(() => Fill(0xBB));
        Thread taker = new(Drain);
        first.Start();
        second.Start();
        taker.Start();
        first.Join();
        second.Join();
        Thread.Sleep(50);
        s_isEnd = true;
        taker.Join();
        bool isAll = s_committed == s_frames && s_refused > 0;
        Console.WriteLine("mixed " + s_mixed.ToString() + (isAll ? ", the second refused" : ", lost or not refused"));
    }

#pragma warning disable SB1101, SB1102 // intended race; each count has one thread, the other is refused
    private static void Fill(byte value)
    {
        for (int i = 0; i < 300; i++)
        {
            RingStatus status = s_producer.TryRent(8, out ProducerLease lease);
            if (status == RingStatus.WrongThread)
            {
                s_refused++;
            }

            if (status == RingStatus.Ok)
            {
                for (int k = 0; k < 8; k++)
                {
                    _ = s_producer.TryWriteByte(lease, value);
                }

                s_committed += s_producer.Commit(lease, 8) == RingStatus.Ok ? 1 : 0;
            }
        }
    }
#pragma warning restore SB1101, SB1102

    private static void Drain()
    {
        byte[] bytes = new byte[8];
        while (!s_isEnd)
        {
            while (s_consumer.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok)
            {
                s_frames++;
                _ = s_consumer.TryReadBytes(lease, bytes, 0, length);
                _ = s_consumer.Release(lease);
                for (int i = 1; i < 8; i++)
                {
                    if (bytes[i] != bytes[0])
                    {
                        s_mixed++;
                        break;
                    }
                }
            }
        }
    }
}
