using System;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>The BME280's trimming values and compensation with the device's arithmetic.</summary>
[TestClass]
public class Bme280Tests
{
    // The manufacturer's worked example: BST-BMP280-DS001, 3.12.
    private static readonly int[] s_trim =
        new int[] { 27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000 };

    // H1 to H6, typical values of real sensors.
    private static readonly int[] s_humidity = new int[] { 75, 362, 0, 313, 50, 30 };

    [TestMethod]
    public void Read_TheMakersExample_GivesItsNumbers()
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = Open(bus);
        Measure(bus, sensor, 519888, 415148, 28160);
        Assert.AreEqual(2508, sensor.Temperature);
        Assert.AreEqual(100653, sensor.Pressure);
        AreEqual(SampleQuality.Good, sensor.Quality);
        Assert.AreEqual(0xF201F425L, bus.Written);
    }

    // Expected: the data sheet's formulas in floating point (BST-BME280-DS002, 8.1), rounded.
    [DataRow(519888, 415148, 28160, 2508, 100653, 4475)]
    [DataRow(418000, 380000, 18000, -696, 101527, 0)]
    [DataRow(600000, 450000, 33000, 5011, 98269, 7333)]
    [DataRow(330000, 500000, 45000, -3482, 78424, 10000)]
    [DataRow(680000, 420000, 24000, 7496, 107489, 1899)]
    public void Read_RawNumbers_AreNearTheFormulas(
        int raw, int rawPressure, int rawHumidity, int temperature, int pressure, int humidity)
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = Open(bus);
        Measure(bus, sensor, raw, rawPressure, rawHumidity);
        IsNear(temperature, sensor.Temperature);
        IsNear(pressure, sensor.Pressure);
        IsNear(humidity, sensor.Humidity);
    }

    [TestMethod]
    public void Read_OutsideTheOperatingRange_IsImplausible()
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = Open(bus);
        Measure(bus, sensor, 900000, 415148, 28160);
        AreEqual(SampleQuality.Implausible, sensor.Quality);
        Assert.IsTrue(sensor.Temperature > 8500);
        Measure(bus, sensor, 519888, 0, 28160);
        AreEqual(SampleQuality.Implausible, sensor.Quality);
        Assert.IsTrue(sensor.Pressure > 110000);
    }

    [TestMethod]
    public void Read_TrimmingValuesOfZeros_DivideByNothing()
    {
        SensorBus bus = new SensorBus();
        bus.Registers[0xD0] = 0x60;
        Bme280 sensor = Open(bus);
        Measure(bus, sensor, 519888, 415148, 28160);
        Assert.AreEqual(0, sensor.Pressure);
        AreEqual(SampleQuality.Implausible, sensor.Quality);
    }

    [DataRow(0x80000, 415148, 28160)]
    [DataRow(519888, 0x80000, 28160)]
    [DataRow(519888, 415148, 0x8000)]
    public void Read_AValueThatWasNotMeasured_IsASensorErrorAndZeros(int temperature, int pressure, int humidity)
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = Open(bus);
        Measure(bus, sensor, 519888, 415148, 28160);
        Measure(bus, sensor, temperature, pressure, humidity);
        AreEqual(SampleQuality.SensorError, sensor.Quality);
        Assert.AreEqual(0, sensor.Temperature);
        Assert.AreEqual(0, sensor.Pressure);
        Assert.AreEqual(0, sensor.Humidity);
    }

    [TestMethod]
    public void Open_AnotherChipOrNone_IsRefused()
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = new Bme280(bus);
        AreEqual(DeviceStatus.NotStarted, sensor.Start(0));
        bus.Registers[0xD0] = 0x58;
        AreEqual(DeviceStatus.WrongDevice, sensor.Open());
        bus.Registers[0xD0] = 0x60;
        for (int transfers = 0; transfers < 3; transfers++)
        {
            bus.TransfersLeft = transfers;
            AreEqual(DeviceStatus.NoAnswer, sensor.Open());
            AreEqual(DeviceStatus.NotStarted, sensor.Start(0));
        }

        bus.TransfersLeft = 3;
        AreEqual(DeviceStatus.Ok, sensor.Open());
        Assert.ThrowsException(typeof(ArgumentNullException), () => new Bme280(null!));
    }

    [TestMethod]
    public void Read_BusyOrTooEarly_SaysSoAcrossTheWrapOfTheClock()
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = Open(bus);
        AreEqual(DeviceStatus.NotStarted, sensor.Read(0));
        PutData(bus, 519888, 415148, 28160);
        AreEqual(DeviceStatus.Ok, sensor.Start(0xFFFFFFFCu));
        AreEqual(DeviceStatus.Busy, sensor.Read(6));
        bus.Registers[0xF3] = 8;
        AreEqual(DeviceStatus.Busy, sensor.Read(7));
        Assert.AreEqual(0, sensor.Temperature);
        bus.Registers[0xF3] = 0;
        AreEqual(DeviceStatus.Ok, sensor.Read(8));
        Assert.AreEqual(2508, sensor.Temperature);
        AreEqual(DeviceStatus.NotStarted, sensor.Read(9));
    }

    [TestMethod]
    public void Bus_ThatFailsAtEachTransfer_IsNoAnswerAndNoValue()
    {
        SensorBus bus = MakeBus();
        Bme280 sensor = Open(bus);
        for (int transfers = 0; transfers < 4; transfers++)
        {
            Measure(bus, sensor, 519888, 415148, 28160);
            bus.TransfersLeft = transfers;
            AreEqual(transfers < 2 ? DeviceStatus.NoAnswer : DeviceStatus.Ok, sensor.Start(0));
            AreEqual(transfers < 2 ? DeviceStatus.NotStarted : DeviceStatus.NoAnswer, sensor.Read(20));
            Assert.AreEqual(transfers < 2 ? 2508 : 0, sensor.Temperature);
            AreEqual(transfers < 2 ? SampleQuality.Good : SampleQuality.NotJudged, sensor.Quality);
            bus.TransfersLeft = SensorBus.None;
        }
    }

    private static void AreEqual(DeviceStatus expected, DeviceStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void AreEqual(SampleQuality expected, SampleQuality actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void IsNear(int expected, int actual)
    {
        if (actual < expected - 3 || actual > expected + 3)
        {
            Assert.AreEqual(expected, actual);
        }
    }

    private static Bme280 Open(SensorBus bus)
    {
        Bme280 sensor = new Bme280(bus);
        AreEqual(DeviceStatus.Ok, sensor.Open());
        return sensor;
    }

    private static void Measure(SensorBus bus, Bme280 sensor, int temperature, int pressure, int humidity)
    {
        PutData(bus, temperature, pressure, humidity);
        AreEqual(DeviceStatus.Ok, sensor.Start(0));
        AreEqual(DeviceStatus.Ok, sensor.Read(Bme280.MeasureMilliseconds));
    }

    private static void PutData(SensorBus bus, int temperature, int pressure, int humidity)
    {
        PutThree(bus, 0xF7, pressure);
        PutThree(bus, 0xFA, temperature);
        bus.Registers[0xFD] = (byte)(humidity >> 8);
        bus.Registers[0xFE] = (byte)humidity;
    }

    private static void PutThree(SensorBus bus, int register, int value)
    {
        bus.Registers[register] = (byte)(value >> 12);
        bus.Registers[register + 1] = (byte)(value >> 4);
        bus.Registers[register + 2] = (byte)(value << 4);
    }

    private static SensorBus MakeBus()
    {
        SensorBus bus = new SensorBus();
        bus.Registers[0xD0] = 0x60;
        for (int i = 0; i < s_trim.Length; i++)
        {
            bus.Registers[0x88 + (2 * i)] = (byte)s_trim[i];
            bus.Registers[0x89 + (2 * i)] = (byte)(s_trim[i] >> 8);
        }

        bus.Registers[0xA1] = (byte)s_humidity[0];
        bus.Registers[0xE1] = (byte)s_humidity[1];
        bus.Registers[0xE2] = (byte)(s_humidity[1] >> 8);
        bus.Registers[0xE3] = (byte)s_humidity[2];
        bus.Registers[0xE4] = (byte)(s_humidity[3] >> 4);
        bus.Registers[0xE5] = (byte)((s_humidity[3] & 0xF) | ((s_humidity[4] & 0xF) << 4));
        bus.Registers[0xE6] = (byte)(s_humidity[4] >> 4);
        bus.Registers[0xE7] = (byte)s_humidity[5];
        return bus;
    }
}
