using System;
using System.Collections;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <see cref="BenchList"/> with the library's CRC, to measure the gain of the ring and the frame alone.
public static class BenchListTable
{
    private static readonly ArrayList s_queue = new();
    private static readonly object s_lock = new();

    /// <summary>Runs samples of the PMS5003's size.</summary>
    public static void Main()
    {
        Mark mark = new();
        byte[] payload = new byte[32];
        int good = 0;
        ushort sequence = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            byte[] sent = Make(sequence++, (uint)i, 1, payload);
            lock (s_lock)
            {
                s_queue.Add(sent);
            }

            byte[]? received = null;
            lock (s_lock)
            {
                if (s_queue.Count > 0)
                {
                    received = (byte[])s_queue[0]!;
                    s_queue.RemoveAt(0);
                }
            }

            if (received is not null && Crc16.Compute(received, 0, received.Length) == 0)
            {
                good++;
            }
        }

        mark.End();
        Bench.Report(good);
    }

    private static byte[] Make(ushort sequence, uint timestamp, byte source, byte[] payload)
    {
        byte[] bytes = new byte[10 + payload.Length];
        Array.Copy(BitConverter.GetBytes(sequence), 0, bytes, 0, 2);
        Array.Copy(BitConverter.GetBytes(timestamp), 0, bytes, 2, 4);
        bytes[6] = source;
        bytes[7] = (byte)payload.Length;
        Array.Copy(payload, 0, bytes, 8, payload.Length);
        ushort crc = Crc16.Compute(bytes, 0, bytes.Length - 2);
        bytes[bytes.Length - 2] = (byte)(crc >> 8);
        bytes[bytes.Length - 1] = (byte)(crc & 0xFF);
        return bytes;
    }
}
