using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Prints a line a second, whatever the sensors do, and watches the sampler's thread.</summary>
internal sealed class Reporter
{
    private const uint PeriodMilliseconds = 1000;

    // The delay of a line after the frames of its second.
    private const uint LagMilliseconds = 75;

    // More frames than arrive in a second; the other frames wait for the next line.
    private const int FramesPerLine = 32;

    // Reading the free memory needs a collection, which takes tens of milliseconds.
    private const uint LinesPerMemory = 60;

    private readonly Readings _readings;
    private readonly Confirmer _confirmer;
    private readonly Supervisor _supervisor;
    private readonly Heartbeat _heartbeat;
    private readonly ChipSleep _sleep;
    private readonly bool _isJson;
    private readonly long _start = DeviceClock.Uptime;
    private uint _due;
    private uint _lines;
    private uint _free;

    internal Reporter(
        Readings readings,
        Confirmer confirmer,
        Supervisor supervisor,
        Heartbeat heartbeat,
        ChipSleep sleep,
        bool isJson)
    {
        _readings = readings;
        _confirmer = confirmer;
        _supervisor = supervisor;
        _heartbeat = heartbeat;
        _sleep = sleep;
        _isJson = isJson;
        _due = unchecked(DeviceClock.Now + PeriodMilliseconds + LagMilliseconds);
    }

    /// <summary>Reports without end.</summary>
    internal void Run()
    {
        if (!_isJson)
        {
            Console.WriteLine(ReportFields.Format(LineForm.CsvHeader, _readings, 0, 0, 0, 0));
        }

        while (true)
        {
            WaitUntilDue();
            _readings.Drain(_supervisor.Receiver, FramesPerLine);
            Print(DeviceClock.Now);
            _heartbeat.Beat();
            Supervise(_supervisor.Check(DeviceClock.Now));
#if UPDATES
            ResetIfDue();
#endif
            if (_sleep.Sleep())
            {
                _supervisor.Excuse(DeviceClock.Now);
                _due = unchecked(DeviceClock.Now + PeriodMilliseconds);
            }
        }
    }

    private void Print(uint now)
    {
        if (_lines % LinesPerMemory == 0)
        {
            _free = nanoFramework.Runtime.Native.GC.Run(false);
        }

        _lines = unchecked(_lines + 1);
        LineForm form = _isJson ? LineForm.Json : LineForm.Csv;
        long second = (DeviceClock.Uptime - _start) / PeriodMilliseconds;
        Console.WriteLine(ReportFields.Format(form, _readings, second, now, _supervisor.Restarts, _free));
        _readings.Pulses.Restart();
    }

    private void Supervise(Supervision supervision)
    {
        if (supervision == Supervision.Restarted)
        {
            Console.WriteLine("# sampler stalled: started again");
        }

        if (supervision == Supervision.GivenUp)
        {
            // If the image is on trial, the boot stage reverts to the previous image; a confirmed image starts again.
            _confirmer.Forbid();
            Console.WriteLine("# sampler stalled again: reset");
            Power.RebootDevice();
        }
    }

#if UPDATES
    // An image is staged, and starts its trial; between two lines, where nothing is cut off.
    private void ResetIfDue()
    {
        if (_confirmer.Updates is { IsResetDue: true })
        {
            Console.WriteLine("# updates: reset");
            Power.RebootDevice();
        }
    }

#endif
    private void WaitUntilDue()
    {
        uint wait = ModularOrder.Elapsed(DeviceClock.Now, _due);

        // A delayed thread has a due time in the past, which reads as a time far in the future.
        if (wait > PeriodMilliseconds + LagMilliseconds)
        {
            _due = DeviceClock.Now;
            wait = 1;
        }

        Thread.Sleep((int)wait);
        _due = unchecked(_due + PeriodMilliseconds);
    }
}
