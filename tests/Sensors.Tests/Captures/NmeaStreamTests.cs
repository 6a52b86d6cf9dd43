using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace SecureBoot.Sensors.Tests.Captures;

/// <summary>Recorded lines of GNSS receivers with faults of a serial line: the receiver finds each complete good line,
/// and no other.</summary>
public class NmeaStreamTests
{
    private const int Streams = 300;

    private static readonly byte[][] s_lines =
    [
        .. Capture.Texts("nmea-quectel-l70.txt"),
        .. Capture.Texts("nmea-trimble.txt"),
    ];
    private static readonly byte[][] s_others = [.. Capture.Frames("others.txt").Concat(Capture.Frames("pms5003.txt"))
        .Where(frame => !frame.Contains((byte)'$'))];

    [Fact]
    public void Capture_EachLine_ComesOutWithItsFields()
    {
        NmeaReceiver receiver = new();
        Assert.Equal(s_lines.Length, Count(receiver, [.. s_lines.SelectMany(line => line)]));
        Assert.Equal(0, receiver.Rejected);
        foreach (byte[] line in s_lines)
        {
            Assert.Equal(1, Count(receiver, line[..^1]));
            string[] fields = Encoding.ASCII.GetString(line[1..^5]).Split(',');
            Assert.True(receiver.Is(fields[0]));
            for (int i = 1; i < fields.Length; i++)
            {
                bool isNumber = decimal.TryParse(
                    fields[i],
                    System.Globalization.NumberStyles.AllowDecimalPoint
                        | System.Globalization.NumberStyles.AllowLeadingSign,
                    null,
                    out decimal number);
                Assert.Equal(isNumber, receiver.TryGetNumber(i, 2, out int hundredths));
                Assert.Equal(isNumber ? (int)Math.Round(100 * number, MidpointRounding.AwayFromZero) : 0, hundredths);
            }
        }
    }

    [Fact]
    public void Stream_SplitOrCutAtEveryByte_LosesOnlyTheLineThatWasCut()
    {
        byte[][] lines = s_lines[..6];
        byte[] stream = [.. lines.SelectMany(line => line)];
        int start = 0;
        foreach (byte[] line in lines)
        {
            for (int at = 0; at < line.Length - 1; at++)
            {
                Assert.Equal(
                    lines.Length - 1,
                    Count(new NmeaReceiver(), [.. stream[..(start + at)], .. stream[(start + at + 1)..]]));
                NmeaReceiver receiver = new();
                Assert.Equal(
                    lines.Length, Count(receiver, stream[..(start + at)]) + Count(receiver, stream[(start + at)..]));
            }

            start += line.Length;
        }
    }

    // Noise and frames of other devices between lines; a changed byte in one line of four, and a cut in one of eight.
    [Fact]
    public void Stream_WithAllAtOnce_GivesEveryWholeLineAndNothingElse()
    {
        for (int seed = 0; seed < Streams; seed++)
        {
            Random random = new(seed);
            List<byte> stream = [];
            int whole = 0;
            foreach (byte[] line in s_lines)
            {
                stream.AddRange(Capture.Noise(random, 20));
                stream.AddRange(random.Next(4) == 0 ? s_others[random.Next(s_others.Length)] : []);
                byte[] sent = [.. line];
                int damage = random.Next(8);
                if (damage < 2)
                {
                    // The change stays before the checksum's last digit, because a changed digit could be its other
                    // case.
                    int at = random.Next(line.Length - 4);
                    sent[at] ^= (byte)(1 << random.Next(7));
                }
                else if (damage == 2)
                {
                    sent = sent[..random.Next(1, sent.Length - 1)];
                }
                else
                {
                    whole++;
                }

                stream.AddRange(sent);
            }

            Assert.True(Count(new NmeaReceiver(), [.. stream]) == whole, $"seed {seed}");
        }
    }

    private static int Count(NmeaReceiver receiver, byte[] stream)
    {
        return stream.Count(value => receiver.Feed(value) == NmeaStatus.Ok);
    }
}
