using nanoFramework.TestFramework;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>Data from sensors, decoded on a runtime where casts keep their tags and sums wrap.</summary>
[TestClass]
public class SensorInputTests
{
    private static readonly byte[] s_particles = MakeParticles();

    [TestMethod]
    public void Particles_AfterGarbageAndAfterEveryTruncation_AreFound()
    {
        for (int count = 0; count < Pms5003Frame.Size; count++)
        {
            Pms5003Receiver receiver = new();
            for (int i = 0; i < count; i++)
            {
                AreNotOk(receiver.Feed(s_particles[i]));
            }

            Pms5003Status status = Pms5003Status.NotFed;
            for (int i = 0; i < Pms5003Frame.Size; i++)
            {
                status = receiver.Feed(s_particles[i]);
            }

            Assert.AreEqual((int)Pms5003Status.Ok, (int)status);
        }
    }

    [TestMethod]
    public void Particles_EveryFlippedBit_IsRefused()
    {
        for (int bit = 0; bit < Pms5003Frame.Size * 8; bit++)
        {
            Pms5003Receiver receiver = new();
            for (int i = 0; i < Pms5003Frame.Size; i++)
            {
                int value = s_particles[i];
                AreNotOk(receiver.Feed((byte)(i == bit >> 3 ? value ^ (1 << (bit & 7)) : value)));
            }
        }
    }

    [TestMethod]
    public void Particles_HighestValues_ComeBack()
    {
        Pms5003Receiver receiver = new();
        for (int i = 0; i < Pms5003Frame.Size; i++)
        {
            receiver.Feed(s_particles[i]);
        }

        byte[] frame = new byte[Pms5003Frame.Size];
        Assert.IsTrue(receiver.TryCopy(frame, 0));
        Pms5003Reading reading = new();
        Assert.AreEqual((int)Pms5003Status.Ok, (int)reading.Decode(new ByteReader(frame, 0, frame.Length)));
        Assert.AreEqual((ushort)0xFFFF, reading.StandardPm1);
        Assert.AreEqual((ushort)0x8000, reading.StandardPm25);
        Assert.AreEqual((ushort)0x7FFF, reading.StandardPm10);
    }

    [TestMethod]
    public void Statistic_OfExtremeValues_DoesNotWrap()
    {
        MovingStatistic statistic = new(4);
        for (int i = 0; i < 9; i++)
        {
            statistic.Add(int.MaxValue);
        }

        Assert.IsTrue(statistic.TryGetMean(out int mean));
        Assert.AreEqual(int.MaxValue, mean);
        for (int i = 0; i < 4; i++)
        {
            statistic.Add(int.MinValue);
        }

        Assert.IsTrue(statistic.TryGetMean(out mean));
        Assert.IsTrue(statistic.TryGetMaximum(out int maximum));
        Assert.AreEqual(int.MinValue, mean);
        Assert.AreEqual(int.MinValue, maximum);
    }

    [TestMethod]
    public void Pulses_AcrossTheWrapOfTheClock_AreDebounced()
    {
        PulseCounter counter = new(5, 10);
        counter.Start();
        AreEqual(PulseStatus.Began, counter.OnEdge(true, 0xFFFFFFF0u));
        AreEqual(PulseStatus.Counted, counter.OnEdge(false, 0xFFFFFFFDu));
        AreEqual(PulseStatus.Bounced, counter.OnEdge(true, 3));
        AreEqual(PulseStatus.Bounced, counter.OnEdge(false, 4));
        AreEqual(PulseStatus.Began, counter.OnEdge(true, 14));
        AreEqual(PulseStatus.TooShort, counter.OnEdge(false, 18));
        AreEqual(PulseStatus.Began, counter.OnEdge(true, 18));
        AreEqual(PulseStatus.Counted, counter.OnEdge(false, 23));
        Assert.AreEqual(2, counter.Take());
        Assert.AreEqual(0, counter.Take());
    }

    [TestMethod]
    public void Rate_OfMorePulsesThanAnIntHolds_SaysSo()
    {
        Assert.AreEqual((int)ArithmeticStatus.Ok, (int)PulseRate.TryPerMinute(10, 1000, out int rate));
        Assert.AreEqual(600, rate);
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)PulseRate.TryPerMinute(int.MaxValue, 1, out _));
        Assert.AreEqual((int)ArithmeticStatus.DivideByZero, (int)PulseRate.TryPerMinute(1, 0, out _));
    }

    private static void AreNotOk(Pms5003Status actual)
    {
        Assert.AreNotEqual((int)Pms5003Status.Ok, (int)actual);
    }

    private static void AreEqual(PulseStatus expected, PulseStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    // The highest bit of a field is set, or all bits but the highest, in the first three fields.
    private static byte[] MakeParticles()
    {
        byte[] frame = new byte[Pms5003Frame.Size];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[3] = 28;
        frame[4] = 0xFF;
        frame[5] = 0xFF;
        frame[6] = 0x80;
        frame[8] = 0x7F;
        frame[9] = 0xFF;
        int sum = 0;
        for (int i = 0; i < 30; i++)
        {
            sum += frame[i];
        }

        frame[30] = (byte)(sum >> 8);
        frame[31] = (byte)sum;
        return frame;
    }
}
