using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>The library: each sample gets a frame with a CRC, goes through the ring, and is checked and copied
/// out.</summary>
public static class BenchRing
{
    /// <summary>Runs samples of the PMS5003's size.</summary>
    public static void Main()
    {
        Run(32);
    }

    internal static void Run(int size)
    {
        Mark mark = new();
        FrameRing ring = new(8, 64);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        SensorFrame frame = new();
        byte[] payload = new byte[size];
        int good = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            _ = sender.Send(1, (uint)i, payload, 0, size);
            if (receiver.TryReceive(frame) == FrameStatus.Ok)
            {
                good++;
            }
        }

        mark.End();
        Bench.Report(good);
    }
}
