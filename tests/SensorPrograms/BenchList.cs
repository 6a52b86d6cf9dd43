using System;
using System.Collections;

namespace SecureBoot.SensorPrograms;

/// <summary>A simple alternative: sample objects in an ArrayList under a lock, with a bit-by-bit CRC.</summary>
public static class BenchList
{
    private static readonly ArrayList s_queue = new();
    private static readonly object s_lock = new();

    /// <summary>Runs samples of the PMS5003's size.</summary>
    public static void Main()
    {
        Run(32);
    }

    internal static void Run(int size)
    {
        Mark mark = new();
        byte[] payload = new byte[size];
        int good = 0;
        ushort sequence = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            Sample sent = new(sequence++, (uint)i, 1, payload);
            lock (s_lock)
            {
                s_queue.Add(sent);
            }

            Sample? received = null;
            lock (s_lock)
            {
                if (s_queue.Count > 0)
                {
                    received = (Sample)s_queue[0]!;
                    s_queue.RemoveAt(0);
                }
            }

            if (received is not null && received.IsGood())
            {
                good++;
            }
        }

        mark.End();
        Bench.Report(good);
    }

    private sealed class Sample
    {
        private readonly byte[] _bytes;
        private readonly ushort _crc;

        internal Sample(ushort sequence, uint timestamp, byte source, byte[] payload)
        {
            _bytes = new byte[8 + payload.Length];
            byte[] number = BitConverter.GetBytes(sequence);
            byte[] time = BitConverter.GetBytes(timestamp);
            Array.Copy(number, 0, _bytes, 0, 2);
            Array.Copy(time, 0, _bytes, 2, 4);
            _bytes[6] = source;
            _bytes[7] = (byte)payload.Length;
            Array.Copy(payload, 0, _bytes, 8, payload.Length);
            _crc = Bench.BitCrc(0xFFFF, _bytes, _bytes.Length);
        }

        internal bool IsGood()
        {
            return Bench.BitCrc(0xFFFF, _bytes, _bytes.Length) == _crc;
        }
    }
}
