using System;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>The SHT4x's two words and their CRC-8 with the device's arithmetic.</summary>
[TestClass]
public class Sht4xTests
{
    // The data sheet's formulas: -45 + 175 * raw / 65535 and -6 + 125 * raw / 65535, limited to 0 to 100.
    [DataRow(0x6666, 0x72B0, 2500, 5000, true)]
    [DataRow(0, 0, -4500, 0, false)]
    [DataRow(0xFFFF, 0xFFFF, 13000, 10000, false)]
    [DataRow(0x8000, 0x7FFF, 4250, 5650, true)]
    [DataRow(0x074E, 0x0C4A, -4001, 0, false)]
    [DataRow(0x0751, 0x0C4F, -4000, 1, true)]
    [DataRow(0xF8AF, 0xD913, 12500, 9999, true)]
    [DataRow(0xF8B1, 0xD918, 12501, 10000, false)]
    public void Read_RawWords_AreTheDataSheets(int raw, int rawHumidity, int temperature, int humidity, bool isGood)
    {
        SensorBus bus = new SensorBus();
        Sht4x sensor = new Sht4x(bus);
        bus.Answer = MakeAnswer(raw, rawHumidity);
        AreEqual(DeviceStatus.Ok, sensor.Start(0));
        AreEqual(DeviceStatus.Ok, sensor.Read(Sht4x.MeasureMilliseconds));
        Assert.AreEqual(temperature, sensor.Temperature);
        Assert.AreEqual(humidity, sensor.Humidity);
        AreEqual(isGood ? SampleQuality.Good : SampleQuality.Implausible, sensor.Quality);
    }

    [TestMethod]
    public void Read_BeforeItIsDueOrStarted_SaysSo()
    {
        SensorBus bus = new SensorBus();
        Sht4x sensor = new Sht4x(bus);
        AreEqual(DeviceStatus.NotStarted, sensor.Read(0));
        bus.Answer = MakeAnswer(0x6666, 0x72B0);
        AreEqual(DeviceStatus.Ok, sensor.Start(0xFFFFFFFBu));
        Assert.AreEqual(0xFDL, bus.Written);
        AreEqual(DeviceStatus.Busy, sensor.Read(0xFFFFFFFFu));
        AreEqual(DeviceStatus.Busy, sensor.Read(4));
        AreEqual(DeviceStatus.Ok, sensor.Read(5));
        Assert.AreEqual(2500, sensor.Temperature);
        AreEqual(DeviceStatus.NotStarted, sensor.Read(6));
    }

    [TestMethod]
    public void Read_EveryFlippedBit_IsBadCrcAndNoValue()
    {
        SensorBus bus = new SensorBus();
        Sht4x sensor = new Sht4x(bus);
        for (int bit = 0; bit < 48; bit++)
        {
            bus.Answer = MakeAnswer(0x6666, 0x72B0);
            AreEqual(DeviceStatus.Ok, sensor.Start(0));
            AreEqual(DeviceStatus.Ok, sensor.Read(10));
            bus.Answer[bit >> 3] ^= (byte)(1 << (bit & 7));
            AreEqual(DeviceStatus.Ok, sensor.Start(0));
            AreEqual(DeviceStatus.BadCrc, sensor.Read(10));
            Assert.AreEqual(0, sensor.Temperature);
            Assert.AreEqual(0, sensor.Humidity);
            AreEqual(SampleQuality.NotJudged, sensor.Quality);
        }
    }

    [TestMethod]
    public void Bus_Broken_IsNoAnswerAndWorksAgainAfterwards()
    {
        SensorBus bus = new SensorBus();
        Sht4x sensor = new Sht4x(bus);
        bus.Answer = MakeAnswer(0x6666, 0x72B0);
        bus.TransfersLeft = 0;
        AreEqual(DeviceStatus.NoAnswer, sensor.Start(0));
        AreEqual(DeviceStatus.NotStarted, sensor.Read(10));
        bus.TransfersLeft = 1;
        AreEqual(DeviceStatus.Ok, sensor.Start(20));
        AreEqual(DeviceStatus.NoAnswer, sensor.Read(30));
        AreEqual(SampleQuality.NotJudged, sensor.Quality);
        bus.TransfersLeft = 2;
        AreEqual(DeviceStatus.Ok, sensor.Start(40));
        AreEqual(DeviceStatus.Ok, sensor.Read(50));
        Assert.AreEqual(5000, sensor.Humidity);
        Assert.ThrowsException(typeof(ArgumentNullException), () => new Sht4x(null!));
    }

    [TestMethod]
    public void Crc8_OfTheDataSheetAndTheCatalogue_IsAsSaid()
    {
        byte[] check = new byte[] { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
        Assert.AreEqual(0x92, (int)Crc8.Compute(new byte[] { 0xBE, 0xEF }, 0, 2));
        Assert.AreEqual(0xF7, (int)Crc8.Compute(check, 0, check.Length));
        Assert.AreEqual(0xFF, (int)Crc8.Compute(check, 9, 0));
        Assert.ThrowsException(typeof(ArgumentNullException), () => Crc8.Compute(null!, 0, 0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Crc8.Compute(check, 9, 1));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Crc8.Compute(check, 1, int.MaxValue));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Crc8.Compute(check, -1, 1));
    }

    private static void AreEqual(DeviceStatus expected, DeviceStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void AreEqual(SampleQuality expected, SampleQuality actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static byte[] MakeAnswer(int temperature, int humidity)
    {
        byte[] answer = new byte[6];
        Put(answer, 0, temperature);
        Put(answer, 3, humidity);
        return answer;
    }

    // Computes the CRC bit by bit; the driver uses a table.
    private static void Put(byte[] answer, int at, int word)
    {
        answer[at] = (byte)(word >> 8);
        answer[at + 1] = (byte)word;
        int crc = 0xFF;
        for (int i = 0; i < 2; i++)
        {
            crc ^= answer[at + i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : (crc << 1) & 0xFF;
            }
        }

        answer[at + 2] = (byte)crc;
    }
}
