using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>100 000 samples through a window that overwrites three of four samples.</summary>
public static class SteadyWindow
{
    /// <summary>Runs the samples.</summary>
    public static void Main()
    {
        Mark mark = new();
        WindowRing ring = new(4, 32);
        FrameSender sender = new(ring.ClaimProducer());
        WindowConsumer consumer = ring.ClaimConsumer();
        FrameReceiver receiver = new(consumer);
        SensorFrame frame = new();
        byte[] payload = { 1, 2, 3, 4, 5, 6, 7, 8 };
        int good = 0;
        for (int i = 0; i < 100_100; i++)
        {
            if (i == 100)
            {
                mark.Begin();
            }

            _ = sender.Send(1, (uint)i, payload, 0, payload.Length);
            if (i % 16 == 15)
            {
                while (receiver.TryReceive(frame) == FrameStatus.Ok)
                {
                    good++;
                }
            }
        }

        mark.End();
        Console.WriteLine();
        Console.WriteLine("good " + good.ToString() + ", dropped " + consumer.Dropped.ToString());
    }
}
