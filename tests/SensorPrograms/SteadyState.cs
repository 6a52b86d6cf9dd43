using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>100 000 samples from the sensor's bytes to the decoded value, after a warm-up: PMS5003 receiver, sender,
/// ring, receiver, decoder and statistic.</summary>
public static class SteadyState
{
    private const int WarmUp = 100;
    private const int Samples = 100_000;

    /// <summary>Runs the samples.</summary>
    public static void Main()
    {
        Mark mark = new();
        FrameRing ring = new(4, Pms5003Frame.Size + FrameLayout.Overhead);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        Pms5003Receiver serial = new();
        SensorFrame frame = new();
        Pms5003Reading reading = new();
        MovingStatistic statistic = new(16);
        byte[] wire = MakeFrame();
        byte[] raw = new byte[Pms5003Frame.Size];
        int good = 0;

        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            for (int k = 0; k < wire.Length; k++)
            {
                if (serial.Feed(wire[k]) == Pms5003Status.Ok)
                {
                    _ = serial.TryCopy(raw, 0);
                    _ = sender.Send(1, (uint)i, raw, 0, raw.Length);
                }
            }

            if (receiver.TryReceive(frame) == FrameStatus.Ok && reading.Decode(frame.Payload) == Pms5003Status.Ok)
            {
                statistic.Add(reading.Pm25);
                good++;
            }
        }

        mark.End();
        Console.WriteLine();
        Console.WriteLine("good " + good.ToString());
    }

    internal static byte[] MakeFrame()
    {
        byte[] frame = new byte[32];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[3] = 28;
        int sum = 0x42 + 0x4D + 28;
        for (int i = 4; i < 30; i++)
        {
            frame[i] = (byte)((i * 7) & 0xFF);
            sum += frame[i];
        }

        frame[30] = (byte)(sum >> 8);
        frame[31] = (byte)(sum & 0xFF);
        return frame;
    }
}
