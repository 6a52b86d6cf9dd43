using System;
using System.Threading;

namespace SensorApp;

/// <summary>Prints one line a second: its number, the pulses of that second, and all pulses so far.</summary>
internal sealed class ReadingPrinter
{
    private const int PeriodMilliseconds = 1000;

    private readonly PulseCounter _counter;
    private uint _number;
    private uint _total;

    internal ReadingPrinter(PulseCounter counter)
    {
        _counter = counter;
    }

    internal void Run()
    {
        while (true)
        {
            Thread.Sleep(PeriodMilliseconds);
            Print(_counter.Take());
        }
    }

    private void Print(int pulses)
    {
        // Both wrap after 2^32, as counters of meters do.
        unchecked
        {
            _number++;
            _total += (uint)pulses;
        }

        Console.WriteLine("reading " + _number.ToString() + ": pulses " + pulses.ToString() + ", total " + _total.ToString());
    }
}
