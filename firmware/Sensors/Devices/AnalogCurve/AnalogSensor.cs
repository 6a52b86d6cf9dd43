using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>A sensor with a curve on an analog input, such as a thermistor: oversampled, with broken and shorted wires
/// noticed.</summary>
/// <remarks>
/// The sensor looks up the mean of the conversions in a table of points with straight lines between them. A conversion
/// at either end of the converter's range is not a value: the wire is broken or shorted.
/// </remarks>
[SingleThread]
public sealed class AnalogSensor
{
    private const int MostSamples = 1024;

    private readonly IAnalogInput _input;
    private readonly int _samples;
    private readonly int _full;
    private readonly int[] _raws;
    private readonly int[] _values;
    private int _raw;
    private int _value;
    private SampleQuality _quality;

    /// <summary>A sensor.</summary>
    /// <param name="input">The converter.</param>
    /// <param name="samples">The number of conversions for each reading: 1 to 1024. Sixteen give two more bits, if the
    /// noise is about one step.</param>
    /// <param name="fullScale">The converter's highest number: 4095 for 12 bits.</param>
    /// <param name="raws">The converter's numbers at the curve's points, at least two, rising.</param>
    /// <param name="values">The value at each point, in units of your choice.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, the points do not rise, or the arrays
    /// have different lengths.</exception>
    public AnalogSensor(IAnalogInput input, int samples, int fullScale, int[] raws, int[] values)
    {
        if (input is null || raws is null || values is null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        if (samples < 1 || samples > MostSamples || fullScale < 1 || fullScale > 0xFFFF)
        {
            throw new ArgumentOutOfRangeException(nameof(samples));
        }

        if (raws.Length < 2 || raws.Length != values.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(raws));
        }

        _input = input;
        _samples = samples;
        _full = fullScale;
        _raws = new int[raws.Length];
        _values = new int[values.Length];
        Array.Copy(raws, 0, _raws, 0, raws.Length);
        Array.Copy(values, 0, _values, 0, values.Length);
        for (int i = 1; i < _raws.Length; i++)
        {
            if (_raws[i] <= _raws[i - 1] || _raws[0] < 0 || _raws[i] > fullScale)
            {
                throw new ArgumentOutOfRangeException(nameof(raws));
            }
        }
    }

    /// <summary>The mean of the conversions, rounded to the nearest; 0 unless the last read was Ok.</summary>
    public int Raw => _raw;

    /// <summary>The value of the curve; 0 unless the last read was Ok and the quality Good.</summary>
    public int Value => _value;

    /// <summary>Good; SensorError for a broken or shorted wire; Implausible past the ends of the curve.</summary>
    public SampleQuality Quality => _quality;

    /// <summary>Converts and looks up the value. The call takes the time of the conversions.</summary>
    /// <returns>Ok, or NoAnswer when a conversion failed.</returns>
    public DeviceStatus Read()
    {
        _raw = 0;
        _value = 0;
        _quality = SampleQuality.NotJudged;
        int sum = 0;
        bool isRailed = false;
        for (int i = 0; i < _samples; i++)
        {
            if (!_input.TryRead(out int raw))
            {
                return DeviceStatus.NoAnswer;
            }

            isRailed |= raw <= 0 || raw >= _full;

            // 1024 of at most 65535.
            sum += raw < 0 ? 0 : raw > _full ? _full : raw;
        }

        _raw = (int)Rounding.Divide(sum, _samples);
        _quality = isRailed ? SampleQuality.SensorError : LookUp();
        return DeviceStatus.Ok;
    }

    private SampleQuality LookUp()
    {
        int last = _raws.Length - 1;
        if (_raw < _raws[0] || _raw > _raws[last])
        {
            return SampleQuality.Implausible;
        }

        int low = 0;
        int high = last;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_raws[middle] <= _raw)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        long rise = (long)_values[high] - _values[low];
        long part = Rounding.Divide(rise * (_raw - _raws[low]), _raws[high] - _raws[low]);
        return Narrow.TryToInt32(_values[low] + part, out _value) == ArithmeticStatus.Ok
            ? SampleQuality.Good
            : SampleQuality.Implausible;
    }
}
