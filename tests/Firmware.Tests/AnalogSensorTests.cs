using System;
using nanoFramework.TestFramework;
using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>Curves, oversampling and broken wires of an analog input with the device's arithmetic.</summary>
[TestClass]
public class AnalogSensorTests
{
    private static readonly int[] s_raws = new int[] { 350, 815, 2048, 3156, 3740 };
    private static readonly int[] s_values = new int[] { 9000, 6000, 2500, 0, -2000 };

    // Straight lines between the points, rounded to the nearest value.
    [DataRow(350, 9000)]
    [DataRow(351, 8994)]
    [DataRow(814, 6006)]
    [DataRow(815, 6000)]
    [DataRow(1000, 5475)]
    [DataRow(2048, 2500)]
    [DataRow(2100, 2383)]
    [DataRow(3156, 0)]
    [DataRow(3157, -3)]
    [DataRow(3740, -2000)]
    public void Read_OnTheCurve_IsItsValue(int raw, int value)
    {
        AnalogSensor sensor = Read(new int[] { raw });
        AreEqual(SampleQuality.Good, sensor.Quality);
        Assert.AreEqual(raw, sensor.Raw);
        Assert.AreEqual(value, sensor.Value);
    }

    [DataRow(0, 0, true)]
    [DataRow(-1, 0, true)]
    [DataRow(int.MinValue, 0, true)]
    [DataRow(1, 1, false)]
    [DataRow(349, 349, false)]
    [DataRow(3741, 3741, false)]
    [DataRow(4094, 4094, false)]
    [DataRow(4095, 4095, true)]
    [DataRow(int.MaxValue, 4095, true)]
    public void Read_OffTheCurve_SaysWhyAndHasNoValue(int raw, int cut, bool isRailed)
    {
        AnalogSensor sensor = Read(new int[] { raw });
        AreEqual(isRailed ? SampleQuality.SensorError : SampleQuality.Implausible, sensor.Quality);
        Assert.AreEqual(cut, sensor.Raw);
        Assert.AreEqual(0, sensor.Value);
    }

    [TestMethod]
    public void Read_Oversampled_IsTheRoundedMeanAndOneRailedConversionIsAnError()
    {
        AnalogSensor sensor = Read(new int[] { 2047, 2048, 2049, 2050 });
        Assert.AreEqual(2049, sensor.Raw);
        AreEqual(SampleQuality.Good, sensor.Quality);
        sensor = Read(new int[] { 2047, 0, 2049, 2050 });
        AreEqual(SampleQuality.SensorError, sensor.Quality);
        Assert.AreEqual(0, sensor.Value);
    }

    [TestMethod]
    public void Read_ConversionThatFails_IsNoAnswerAndNoValue()
    {
        SensorInput input = new SensorInput(new int[] { 2048, 2048, 2048 });
        AnalogSensor sensor = new AnalogSensor(input, 2, 4095, s_raws, s_values);
        Assert.AreEqual((int)DeviceStatus.Ok, (int)sensor.Read());
        Assert.AreEqual(2500, sensor.Value);
        Assert.AreEqual((int)DeviceStatus.NoAnswer, (int)sensor.Read());
        Assert.AreEqual(0, sensor.Raw);
        Assert.AreEqual(0, sensor.Value);
        AreEqual(SampleQuality.NotJudged, sensor.Quality);
    }

    [TestMethod]
    public void Read_CurveFromEndToEndOfAnInt_DoesNotWrap()
    {
        SensorInput input = new SensorInput(new int[] { 1, 65533, 32767 });
        int[] values = new int[] { int.MinValue, int.MaxValue };
        AnalogSensor sensor = new AnalogSensor(input, 1, 0xFFFF, new int[] { 1, 65533 }, values);
        values[0] = 0;
        Assert.AreEqual((int)DeviceStatus.Ok, (int)sensor.Read());
        Assert.AreEqual(int.MinValue, sensor.Value);
        Assert.AreEqual((int)DeviceStatus.Ok, (int)sensor.Read());
        Assert.AreEqual(int.MaxValue, sensor.Value);
        Assert.AreEqual((int)DeviceStatus.Ok, (int)sensor.Read());
        Assert.AreEqual(0, sensor.Value);
    }

    [TestMethod]
    public void Sensor_ThatCannotBe_Throws()
    {
        int[] one = new int[] { 1 };
        int[] two = new int[] { 1, 2 };
        int[] level = new int[] { 1, 1 };
        int[] negative = new int[] { -1, 1 };
        SensorInput input = new SensorInput(one);
        Assert.ThrowsException(typeof(ArgumentNullException), () => new AnalogSensor(null!, 1, 4095, two, two));
        Assert.ThrowsException(typeof(ArgumentNullException), () => new AnalogSensor(input, 1, 4095, null!, two));
        Assert.ThrowsException(typeof(ArgumentNullException), () => new AnalogSensor(input, 1, 4095, two, null!));
        IsOutOfRange(() => new AnalogSensor(input, 0, 4095, two, two));
        IsOutOfRange(() => new AnalogSensor(input, 1025, 4095, two, two));
        IsOutOfRange(() => new AnalogSensor(input, 1, 65536, two, two));
        IsOutOfRange(() => new AnalogSensor(input, 1, 4095, one, one));
        IsOutOfRange(() => new AnalogSensor(input, 1, 4095, two, one));
        IsOutOfRange(() => new AnalogSensor(input, 1, 1, two, two));
        IsOutOfRange(() => new AnalogSensor(input, 1, 4095, level, two));
        IsOutOfRange(() => new AnalogSensor(input, 1, 4095, negative, two));
    }

    private static void AreEqual(SampleQuality expected, SampleQuality actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static void IsOutOfRange(Action make)
    {
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), make);
    }

    private static AnalogSensor Read(int[] raws)
    {
        AnalogSensor sensor = new AnalogSensor(new SensorInput(raws), raws.Length, 4095, s_raws, s_values);
        Assert.AreEqual((int)DeviceStatus.Ok, (int)sensor.Read());
        return sensor;
    }

    private sealed class SensorInput : IAnalogInput
    {
        private readonly int[] _raws;
        private int _next;

        internal SensorInput(int[] raws)
        {
            _raws = raws;
        }

        public bool TryRead(out int raw)
        {
            bool isThere = _next < _raws.Length;
            raw = isThere ? _raws[_next++] : 0;
            return isThere;
        }
    }
}
