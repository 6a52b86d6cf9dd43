using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests.Captures;

/// <summary>Recorded frames of particle sensors with faults of a serial line: the receiver finds each complete good
/// frame, and no other.</summary>
public class ParticleStreamTests
{
    private const int Streams = 500;
    private const uint WarmUp = 30_000;

    private static readonly byte[][] s_good =
    [
        .. Capture.Frames("pms5003.txt"),
        .. Capture.Frames("pms5003t.txt"),
        .. Capture.Frames("plantower-others.txt"),
    ];
    private static readonly byte[][] s_others = Capture.Frames("others.txt");

    [Fact]
    public void Capture_OfAPms5003_GivesTheValuesOfItsLog()
    {
        int[][] readings =
        [
            .. Find([.. Capture.Frames("pms5003.txt").SelectMany(frame => frame)]).Select(Decode)
                .Select(
                    reading => new int[] { reading.Pm1, reading.Pm25, reading.Pm10, reading.Above03, reading.Above25 }),
        ];
        Assert.Equal([8, 7, 7, 7, 7, 6, 6, 6, 6, 5], readings.Select(values => values[1]));
        Assert.Equal([8, 7, 7, 7, 7, 6, 6, 6, 6, 5], readings.Select(values => values[2]));
        Assert.Equal([210, 210, 189, 180, 180, 180, 180, 159, 159, 138], readings.Select(values => values[3]));
        Assert.Equal([30, 30, 27, 24, 24, 21, 21, 18, 18, 15], readings.Select(values => values[4]));
        Assert.All(readings, values => Assert.Equal(0, values[0]));
    }

    [Theory]
    [InlineData("pms5003.txt", Pms5003Kind.Pms5003, SampleQuality.Good)]
    [InlineData("pms5003.txt", Pms5003Kind.Pms5003T, SampleQuality.WrongKind)]
    [InlineData("pms5003t.txt", Pms5003Kind.Pms5003T, SampleQuality.Good)]
    [InlineData("pms5003t.txt", Pms5003Kind.Pms5003, SampleQuality.WrongKind)]
    public void Capture_OfEachKind_IsGoodAsItselfAndWrongAsTheOther(
        string file, Pms5003Kind kind, SampleQuality expected)
    {
        Pms5003Judge judge = new(kind, WarmUp);
        uint now = 0;
        foreach (byte[] frame in Enumerable.Repeat(Capture.Frames(file), 5).SelectMany(frames => frames))
        {
            now += 1000;
            SampleQuality quality = judge.Judge(Decode(frame), now);
            Assert.Equal(expected == SampleQuality.Good && now < 31_000 ? SampleQuality.WarmingUp : expected, quality);
        }
    }

    [Fact]
    public void Capture_OfAPms5003T_HasItsTemperatureAndHumidity()
    {
        Assert.All(Capture.Frames("pms5003t.txt").Select(Decode), reading =>
        {
            Assert.InRange(reading.TemperatureTenths, 212, 213);
            Assert.InRange(reading.HumidityTenths, 222, 224);
        });
    }

    // One of the frames published by users has an error code. 12 00, 67 00 and 00 00 are versions.
    [Fact]
    public void SingleFrames_OfTheFamily_AreFoundAndOfTheKind()
    {
        Pms5003Judge judge = new(Pms5003Kind.Pms5003, warmUpMilliseconds: 0);
        string[] qualities = [.. Capture.Frames("plantower-others.txt")
            .Select(frame => judge.Judge(Decode(frame), 0).ToString())];
        Assert.Equal(1, qualities.Count(quality => quality == "Implausible"));
        Assert.Equal(qualities.Length - 1, qualities.Count(quality => quality == "Good"));
    }

    [Fact]
    public void Stream_SplitAtEveryByte_LosesNothing()
    {
        byte[] stream = [.. s_good.SelectMany(frame => frame)];
        for (int split = 0; split <= stream.Length; split++)
        {
            Pms5003Receiver receiver = new();
            List<byte[]> found = [.. Find(receiver, stream[..split]), .. Find(receiver, stream[split..])];
            Assert.True(found.Count == s_good.Length && found.Zip(s_good)
                .All(pair => pair.First.SequenceEqual(pair.Second)), $"split at {split}");
        }
    }

    // Removes bytes at each position: the receiver finds all frames except the one or two that lost bytes.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(40)]
    public void Stream_CutAtEveryByte_LosesOnlyWhatWasCut(int length)
    {
        byte[][] frames = Capture.Frames("pms5003.txt")[..6];
        byte[] stream = [.. frames.SelectMany(frame => frame)];
        for (int at = 0; at + length <= stream.Length; at++)
        {
            byte[][] whole = [.. frames.Where((_, i) => (i + 1) * 32 <= at || i * 32 >= at + length)];
            AssertFinds(whole, [.. stream[..at], .. stream[(at + length)..]], frames, $"{length} bytes from {at}");
        }
    }

    [Fact]
    public void Stream_WithOtherDevicesFrames_GivesNoneOfThem()
    {
        for (int seed = 0; seed < Streams; seed++)
        {
            Random random = new(seed);
            List<byte> stream = [];
            foreach (byte[] frame in s_good)
            {
                for (int i = random.Next(3); i > 0; i--)
                {
                    stream.AddRange(s_others[random.Next(s_others.Length)]);
                }

                stream.AddRange(frame);
            }

            AssertFinds(s_good, [.. stream], s_good, $"seed {seed}");
        }
    }

    // Noise between frames, a changed byte in one frame of four, a cut in one of eight, and frames of other devices.
    [Fact]
    public void Stream_WithAllAtOnce_GivesEveryWholeFrameAndNothingElse()
    {
        int whole = 0;
        for (int seed = 0; seed < Streams; seed++)
        {
            Random random = new(seed);
            List<byte> stream = [];
            List<byte[]> expected = [];
            foreach (byte[] frame in s_good.Concat(s_good))
            {
                stream.AddRange(Capture.Noise(random, 20));
                stream.AddRange(random.Next(4) == 0 ? s_others[random.Next(s_others.Length)] : []);
                byte[] sent = [.. frame];
                int damage = random.Next(8);
                if (damage < 2)
                {
                    sent[random.Next(32)] ^= (byte)random.Next(1, 256);
                }
                else if (damage == 2)
                {
                    sent = sent[..random.Next(1, 29)];
                }
                else
                {
                    expected.Add(frame);
                }

                stream.AddRange(sent);
            }

            whole += expected.Count;
            AssertFinds([.. expected], [.. stream], s_good, $"seed {seed}");
        }

        Assert.InRange(whole, Streams * 35, Streams * 45);
    }

    // The receiver finds each complete frame in order. A search of the whole stream by the frame's layout must find the
    // same frames.
    private static void AssertFinds(byte[][] whole, byte[] stream, byte[][] sent, string reason)
    {
        byte[][] found = [.. Find(stream)];
        byte[][] searched = [.. Search(stream)];
        Assert.True(found.Length == searched.Length && found.Zip(searched)
            .All(pair => pair.First.SequenceEqual(pair.Second)), reason + ": not what a search finds");
        Assert.True(
            found.All(frame => sent.Any(good => good.SequenceEqual(frame))), reason + ": found what nobody sent");
        Assert.True(
            found.Length == whole.Length && found.Zip(whole).All(pair => pair.First.SequenceEqual(pair.Second)),
            $"{reason}: found {found.Length} of {whole.Length} whole frames");
    }

    private static IEnumerable<byte[]> Search(byte[] stream)
    {
        for (int at = 0; at + 32 <= stream.Length;)
        {
            byte[] here = stream[at..(at + 32)];
            bool isFrame = here is [0x42, 0x4D, 0, 28, ..]
                && here.Take(30).Sum(value => value) == (here[30] << 8 | here[31]);
            if (isFrame)
            {
                yield return here;
            }

            at += isFrame ? 32 : 1;
        }
    }

    private static List<byte[]> Find(byte[] stream)
    {
        return Find(new Pms5003Receiver(), stream);
    }

    private static List<byte[]> Find(Pms5003Receiver receiver, byte[] stream)
    {
        List<byte[]> found = [];
        foreach (byte value in stream)
        {
            byte[] frame = new byte[32];
            bool isEnd = receiver.Feed(value) == Pms5003Status.Ok;
            Assert.Equal(isEnd, receiver.TryCopy(frame, 0));
            if (isEnd)
            {
                found.Add(frame);
            }
        }

        return found;
    }

    private static Pms5003Reading Decode(byte[] frame)
    {
        Pms5003Reading reading = new();
        Assert.Equal(Pms5003Status.Ok, reading.Decode(new ByteReader(frame, 0, frame.Length)));
        return reading;
    }
}
