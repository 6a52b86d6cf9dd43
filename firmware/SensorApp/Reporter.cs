using System;
using System.Threading;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Prints a line a second, whatever the sensors do.</summary>
internal sealed class Reporter
{
    private const uint PeriodMilliseconds = 1000;

    // A line comes this long after the frames of its second.
    private const uint LagMilliseconds = 75;

    // More frames than come in a second; the rest waits for the next.
    private const int FramesPerLine = 32;

    private readonly Readings _readings;
    private readonly Heartbeat _heartbeat;
    private readonly uint _start = DeviceClock.Now;
    private uint _due;

    internal Reporter(Readings readings, Heartbeat heartbeat)
    {
        _readings = readings;
        _heartbeat = heartbeat;
        _due = unchecked(_start + PeriodMilliseconds + LagMilliseconds);
    }

    /// <summary>Reports without end.</summary>
    internal void Run()
    {
        Console.WriteLine(CsvLine.Header);
        while (true)
        {
            WaitUntilDue();
            _readings.Drain(FramesPerLine);
            uint now = DeviceClock.Now;
            Console.WriteLine(CsvLine.Format(_readings, ModularOrder.Elapsed(_start, now) / PeriodMilliseconds, now));
            _readings.Pulses.Restart();
            _heartbeat.Beat();
        }
    }

    private void WaitUntilDue()
    {
        uint wait = ModularOrder.Elapsed(DeviceClock.Now, _due);

        // A thread that was held up has a due time in the past, which reads as far ahead.
        if (wait > PeriodMilliseconds + LagMilliseconds)
        {
            _due = DeviceClock.Now;
            wait = 1;
        }

        Thread.Sleep((int)wait);
        _due = unchecked(_due + PeriodMilliseconds);
    }
}
