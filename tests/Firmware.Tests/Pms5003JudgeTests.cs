using System;
using nanoFramework.TestFramework;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>The quality of a PMS5003's readings, where fields have 16 bits and the clock wraps.</summary>
[TestClass]
public class Pms5003JudgeTests
{
    // Masses, counts above 0.3, 0.5, 1, 2.5, 5 and 10 um, and the reserved field.
    private static readonly int[] s_room = new int[] { 12, 18, 21, 11, 17, 20, 2214, 641, 98, 12, 4, 1, 0x9700 };

    // field of the room's reading, changed value, expected quality
    [DataRow(0, 12, (int)SampleQuality.Good)]
    [DataRow(0, 19, (int)SampleQuality.Implausible)]
    [DataRow(2, 17, (int)SampleQuality.Implausible)]
    [DataRow(3, 18, (int)SampleQuality.Implausible)]
    [DataRow(4, 21, (int)SampleQuality.Implausible)]
    [DataRow(12, 0x9704, (int)SampleQuality.SensorError)]
    [DataRow(12, 0x0000, (int)SampleQuality.Good)]
    [DataRow(6, 640, (int)SampleQuality.WrongKind)]
    [DataRow(7, 97, (int)SampleQuality.WrongKind)]
    [DataRow(8, 11, (int)SampleQuality.WrongKind)]
    [DataRow(10, 212, (int)SampleQuality.WrongKind)]
    [DataRow(11, 455, (int)SampleQuality.WrongKind)]
    [DataRow(6, 0xFFFF, (int)SampleQuality.Good)]
    [DataRow(2, 0x8000, (int)SampleQuality.Good)]
    public void Judge_OfAPms5003_SaysWhatItIsWorth(int field, int value, int expected)
    {
        int[] fields = CopyRoom();
        fields[field] = value;
        Assert.AreEqual(expected, (int)new Pms5003Judge(Pms5003Kind.Pms5003, 0).Judge(Decode(fields), 0));
    }

    [TestMethod]
    public void Judge_AllZero_IsAStandingFanButCleanAirIsGood()
    {
        int[] fields = new int[13];
        Pms5003Judge judge = new Pms5003Judge(Pms5003Kind.Pms5003, 0);
        AreEqual(SampleQuality.Implausible, judge.Judge(Decode(fields), 0));
        fields[6] = 12;
        fields[7] = 3;
        AreEqual(SampleQuality.Good, judge.Judge(Decode(fields), 0));
    }

    [DataRow(212, 455, (int)SampleQuality.Good)]
    [DataRow(0xFFCE, 900, (int)SampleQuality.Good)]
    [DataRow(0xFE70, 10, (int)SampleQuality.Good)]
    [DataRow(0xFE6F, 10, (int)SampleQuality.WrongKind)]
    [DataRow(4, 1, (int)SampleQuality.WrongKind)]
    [DataRow(1250, 1000, (int)SampleQuality.Good)]
    [DataRow(1251, 455, (int)SampleQuality.WrongKind)]
    [DataRow(212, 1001, (int)SampleQuality.WrongKind)]
    public void Judge_OfAPms5003T_SaysWhatItIsWorth(int temperature, int humidity, int expected)
    {
        int[] fields = CopyRoom();
        fields[10] = temperature;
        fields[11] = humidity;
        Pms5003Reading reading = Decode(fields);
        Assert.AreEqual(expected, (int)new Pms5003Judge(Pms5003Kind.Pms5003T, 0).Judge(reading, 0));
        Assert.AreEqual(temperature > 0x7FFF ? temperature - 0x10000 : temperature, reading.TemperatureTenths);
        Assert.AreEqual(humidity, reading.HumidityTenths);
    }

    [DataRow(1000)]
    [DataRow(-20000)]
    public void Judge_FirstThirtySeconds_AreWarmUpAndSoAfterSilence(int start)
    {
        Pms5003Judge judge = new Pms5003Judge(Pms5003Kind.Pms5003, 30_000);
        Pms5003Reading reading = Decode(s_room);
        for (int second = 0; second < 30; second++)
        {
            AreEqual(SampleQuality.WarmingUp, judge.Judge(reading, (uint)(start + (1000 * second))));
        }

        AreEqual(SampleQuality.Good, judge.Judge(reading, (uint)(start + 30_000)));
        AreEqual(SampleQuality.Good, judge.Judge(reading, (uint)(start + 40_000)));
        AreEqual(SampleQuality.WarmingUp, judge.Judge(reading, (uint)(start + 50_001)));
    }

    [TestMethod]
    public void Decode_EachField_ComesBackAndARefusedFrameLeavesZeros()
    {
        int[] fields = new int[13];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = 0x8000 + i;
        }

        byte[] frame = MakeFrame(fields);
        Pms5003Reading reading = Decode(fields);
        AreFrom(0x8000, 1, reading);
        AreEqual(Pms5003Status.Truncated, reading.Decode(new ByteReader(frame, 0, 31)));
        AreFrom(0, 0, reading);
        AreEqual(Pms5003Status.BadLength, reading.Decode(new ByteReader(new byte[33], 0, 33)));
        frame[3]++;
        AreEqual(Pms5003Status.BadLength, reading.Decode(new ByteReader(frame, 0, 32)));
        frame[3]--;
        frame[31]++;
        AreEqual(Pms5003Status.BadChecksum, reading.Decode(new ByteReader(frame, 0, 32)));
        AreFrom(0, 0, reading);
    }

    [TestMethod]
    public void CallersMistakes_Throw()
    {
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Pms5003Judge(Pms5003Kind.None, 0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Pms5003Judge((Pms5003Kind)3, 0));
        Pms5003Judge judge = new Pms5003Judge(Pms5003Kind.Pms5003, 0);
        Assert.ThrowsException(typeof(ArgumentNullException), () => judge.Judge(null!, 0));
        Assert.ThrowsException(typeof(ArgumentNullException), () => new Pms5003Reading().Decode(null!));
    }

    private static void AreEqual(SampleQuality expected, SampleQuality actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void AreEqual(Pms5003Status expected, Pms5003Status actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void AreFrom(int first, int step, Pms5003Reading reading)
    {
        ushort[] fields = new ushort[]
        {
            reading.StandardPm1, reading.StandardPm25, reading.StandardPm10, reading.Pm1, reading.Pm25, reading.Pm10,
            reading.Above03, reading.Above05, reading.Above1, reading.Above25, reading.Above5, reading.Above10,
            reading.Reserved,
        };
        for (int i = 0; i < fields.Length; i++)
        {
            Assert.AreEqual(first + (step * i), (int)fields[i]);
        }
    }

    private static int[] CopyRoom()
    {
        int[] fields = new int[s_room.Length];
        Array.Copy(s_room, fields, fields.Length);
        return fields;
    }

    private static Pms5003Reading Decode(int[] fields)
    {
        Pms5003Reading reading = new Pms5003Reading();
        AreEqual(Pms5003Status.Ok, reading.Decode(new ByteReader(MakeFrame(fields), 0, Pms5003Frame.Size)));
        return reading;
    }

    private static byte[] MakeFrame(int[] fields)
    {
        byte[] frame = new byte[Pms5003Frame.Size];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[3] = 28;
        for (int i = 0; i < fields.Length; i++)
        {
            frame[4 + (2 * i)] = (byte)(fields[i] >> 8);
            frame[5 + (2 * i)] = (byte)fields[i];
        }

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
