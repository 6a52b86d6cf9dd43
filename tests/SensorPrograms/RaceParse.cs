using System;
using System.Threading;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>Parses an array while another thread keeps writing one of two frames into it.</summary>
public static class RaceParse
{
    private static readonly byte[] s_wire = new byte[64];
    private static readonly byte[] s_one = new byte[64];
    private static readonly byte[] s_two = new byte[64];
    private static int s_size;
    private static bool s_isEnd;

    /// <summary>Runs the program.</summary>
    public static void Main()
    {
        s_size = Make(s_one, 1);
        _ = Make(s_two, 2);
        Array.Copy(s_one, 0, s_wire, 0, s_size);
        Thread writer = new(Write);
        writer.Start();
        SensorFrame frame = new();
        int mixed = 0;
        int good = 0;
        for (int i = 0; i < 2000; i++)
        {
            if (frame.Parse(s_wire, 0, s_size) == FrameStatus.Ok)
            {
                good++;
                bool isRead = frame.Payload.TryReadByte(out byte value);
                mixed += isRead && value == frame.Source && frame.Sequence == value && frame.Timestamp == value ? 0 : 1;
            }
        }

        s_isEnd = true;
        Console.WriteLine(good > 1000 ? "mixed " + mixed.ToString() : "too few " + good.ToString());
    }

    private static int Make(byte[] target, byte value)
    {
        byte[] payload = new byte[32];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = value;
        }

        return FrameWriter.TryWrite(target, 0, value, value, value, payload, 0, payload.Length);
    }

    private static void Write()
    {
        bool isOne = false;
        while (!s_isEnd)
        {
            Array.Copy(isOne ? s_one : s_two, 0, s_wire, 0, s_size);
            isOne = !isOne;
            for (int i = 0; i < 137; i++)
            {
            }
        }
    }
}
