using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>10 000 samples with parts of the library that the sample application does not use: lines of a GNSS
/// receiver, the FIFO of an accelerometer, a power meter on SMBus, and two producers with one consumer.</summary>
public static class SteadyLibrary
{
    private const int WarmUp = 10;
    private const int Samples = 10_000;

    // A line of a Quectel L70 (tests/vectors/sensors/captures).
    private const string Line = "$GPRMC,150119.000,A,5104.0859,N,11405.7387,W,0.09,194.17,090322,,,D*73\r";

    /// <summary>NMEA: latitude and longitude in ten-thousandths of a minute.</summary>
    public static void Position()
    {
        Mark mark = new();
        NmeaReceiver receiver = new();
        byte[] bytes = new byte[Line.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Line[i];
        }

        // On the device, each use of a literal makes an object.
        string type = "GPRMC";
        int good = 0;
        int latitude = 0;
        int longitude = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            for (int k = 0; k < bytes.Length; k++)
            {
                if (receiver.Feed(bytes[k]) == NmeaStatus.Ok && receiver.Is(type)
                    && receiver.TryGetCharacter(2, out char status) && status == 'A'
                    && receiver.TryGetNumber(3, 4, out int north) && receiver.TryGetNumber(5, 4, out int east))
                {
                    good++;
                    latitude = north;
                    longitude = east;
                }
            }
        }

        mark.End();
        Console.WriteLine("good " + good.ToString() + " " + latitude.ToString() + " " + longitude.ToString());
    }

    /// <summary>A FIFO with groups of three axes, 24 bits each with 20 used, minus an offset. The count register gives
    /// any number.</summary>
    public static void Acceleration()
    {
        Mark mark = new();
        SampleFormat format = new(wordBits: 24, bits: 20, shift: 4, sentinel: 0x80000);
        byte[] fifo = new byte[96];
        for (int i = 0; i < fifo.Length; i += 3)
        {
            fifo[i] = (byte)(i & 0x7F);
        }

        ByteReader reader = new(fifo, 0, 0);
        int good = 0;
        short largest = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            // 10 to 41 bytes: one to four groups of nine.
            if (!FifoGroups.TryCount(10 + (i & 31), groupSize: 9, room: fifo.Length, out int bytes)
                || !reader.TryCover(0, bytes))
            {
                continue;
            }

            int read = 0;
            while (reader.TryReadUInt24BigEndian(out int raw))
            {
                if (format.TryDecode(raw, out int value) == SampleStatus.Ok)
                {
                    read++;
                    _ = Narrow.SaturatingToInt16(value, out short axis);
                    _ = Int16Math.SaturatingSubtract(axis, 100, out short level);
                    largest = level > largest ? level : largest;
                }
            }

            good += read == bytes / 3 ? 1 : 0;
        }

        mark.End();
        Console.WriteLine("good " + good.ToString() + " " + largest.ToString());
    }

    /// <summary>A block whose length the meter chooses: the program sums u16 volts times u16 amperes.</summary>
    public static void Power()
    {
        Mark mark = new();
        byte[] answer = { 4, 0xE6, 0x00, 0x05, 0x00 };
        byte[] block = new byte[SmBusBlock.MaximumLength];
        ByteReader wire = new(answer, 0, 0);
        ByteReader reader = new(block, 0, 0);
        long energy = 0;
        ushort readings = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            if (wire.TryCover(0, answer.Length) && SmBusBlock.TryRead(wire, block, 0, out int length) == BlockStatus.Ok
                && reader.TryCover(0, length)
                && reader.TryReadUInt16(out ushort volts) && reader.TryReadUInt16(out ushort amperes)
                && Int32Math.TryMultiply(volts, amperes, out int watts) == ArithmeticStatus.Ok)
            {
                _ = Int64Math.SaturatingAdd(energy, watts, out energy);
                _ = UInt16Math.SaturatingAdd(readings, 1, out readings);
            }
        }

        mark.End();
        Console.WriteLine("good " + readings.ToString() + " " + energy.ToString());
    }

    /// <summary>Two producers with a ring each, and one consumer.</summary>
    public static void Merged()
    {
        Mark mark = new();
        FrameRing first = new(4, 16);
        FrameRing second = new(4, 16);
        FrameSender one = new(first.ClaimProducer());
        FrameSender two = new(second.ClaimProducer());
        FrameMerger merger = new(
            new[] { new FrameReceiver(first.ClaimConsumer()), new FrameReceiver(second.ClaimConsumer()) });
        SensorFrame frame = new();
        byte[] payload = new byte[4];
        int good = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            _ = one.Send(1, (uint)i, payload, 0, payload.Length);
            _ = two.Send(2, (uint)i, payload, 0, payload.Length);
            while (merger.TryReceive(frame, out int from) == FrameStatus.Ok)
            {
                good += frame.Source == from + 1 ? 1 : 0;
            }
        }

        mark.End();
        Console.WriteLine("good " + good.ToString() + " missing " + merger.Missing.ToString());
    }
}
