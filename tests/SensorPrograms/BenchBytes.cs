using System.Collections;

namespace SecureBoot.SensorPrograms;

/// <summary>A simple alternative: the receive event puts each byte into an ArrayList under a lock, and the reader takes
/// the bytes out one by one.</summary>
public static class BenchBytes
{
    private static readonly ArrayList s_queue = new();
    private static readonly object s_lock = new();

    /// <summary>Runs samples of the PMS5003's size, in the library's frames.</summary>
    public static void Main()
    {
        Mark mark = new();
        byte[] frame = new byte[42];
        byte[] received = new byte[42];
        int good = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            frame[2] = (byte)(i & 0xFF);
            ushort crc = Bench.BitCrc(0xFFFF, frame, 40);
            frame[40] = (byte)(crc >> 8);
            frame[41] = (byte)(crc & 0xFF);
            for (int k = 0; k < frame.Length; k++)
            {
                lock (s_lock)
                {
                    s_queue.Add(frame[k]);
                }
            }

            for (int k = 0; k < received.Length; k++)
            {
                lock (s_lock)
                {
                    received[k] = (byte)s_queue[0]!;
                    s_queue.RemoveAt(0);
                }
            }

            if (Bench.BitCrc(0xFFFF, received, 42) == 0)
            {
                good++;
            }
        }

        mark.End();
        Bench.Report(good);
    }
}
