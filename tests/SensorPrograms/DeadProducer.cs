using System;
using System.Threading;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>A thread ends with an exception between rent and commit. The ring continues and reports the lost
/// frames.</summary>
public static class DeadProducer
{
    private static RingProducer s_producer = null!;

#pragma warning disable SB1002 // the program is about an open lease
    /// <summary>Runs the program.</summary>
    public static void Main()
    {
        FrameRing ring = new(2, 8);
        s_producer = ring.ClaimProducer();
        Thread sampler = new(Die);
        sampler.Start();
        sampler.Join();
        RingStatus before = s_producer.TryRent(8, out _);
        RingStatus reclaimed = s_producer.Reclaim();
        RingStatus after = s_producer.TryRent(8, out _);
        Console.WriteLine(((int)before).ToString() + " " + ((int)reclaimed).ToString() + " " + ((int)after)
            .ToString() + " lost " + s_producer.Lost.ToString());
    }
#pragma warning restore SB1002

    private static void Die()
    {
        if (s_producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            byte[] one = new byte[1];
            _ = s_producer.TryWriteByte(lease, one[one.Length]);
            _ = s_producer.Commit(lease, 1);
        }
    }
}
