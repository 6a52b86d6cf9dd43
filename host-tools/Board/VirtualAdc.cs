using System;
using System.Collections.Generic;

namespace SecureBoot.Board;

/// <summary>The analog inputs of an ESP32: 20 channels of 12 bits, 0 to 9 on the first converter and 10 to 19 on the
/// second.</summary>
public sealed class VirtualAdc
{
    /// <summary>The number of channels.</summary>
    public const int Count = 20;

    /// <summary>The highest value.</summary>
    public const int MaxValue = 4095;

    /// <summary>Bits of a value.</summary>
    public const int Resolution = 12;

    private readonly Dictionary<int, List<(long Time, int Value)>> _curves = [];
    private readonly HashSet<int> _open = [];
    private readonly VirtualClock _clock;

    internal VirtualAdc(VirtualClock clock)
    {
        _clock = clock;
    }

    /// <summary>Whether the channel exists.</summary>
    public static bool Exists(int channel)
    {
        return channel is >= 0 and < Count;
    }

    /// <summary>Adds a point to a channel's curve; between two points the value is on the line, before the first and
    /// after the last it stays.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="time">Microseconds, not before the point added last.</param>
    /// <param name="value">0 to 4095.</param>
    public void Add(int channel, long time, int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)channel, (uint)(Count - 1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, (uint)MaxValue);
        if (!_curves.TryGetValue(channel, out List<(long Time, int Value)>? curve))
        {
            curve = [];
            _curves.Add(channel, curve);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(time, curve.Count > 0 ? curve[^1].Time : 0);
        curve.Add((time, value));
    }

    /// <summary>Firmware opens a channel; false when it is open already.</summary>
    public bool Open(int channel)
    {
        return _open.Add(channel);
    }

    /// <summary>Firmware closes a channel.</summary>
    public void Close(int channel)
    {
        _open.Remove(channel);
    }

    /// <summary>The value of a channel now; 0 where nothing is connected.</summary>
    public int Read(int channel)
    {
        if (!_curves.TryGetValue(channel, out List<(long Time, int Value)>? curve))
        {
            return 0;
        }

        int after = curve.FindIndex(point => point.Time > _clock.Now);
        if (after <= 0)
        {
            return after == 0 ? curve[0].Value : curve[^1].Value;
        }

        (long time, int value) = curve[after - 1];
        return value + (int)((curve[after].Value - value) * (_clock.Now - time) / (curve[after].Time - time));
    }

    internal void CloseAll()
    {
        _open.Clear();
    }
}
