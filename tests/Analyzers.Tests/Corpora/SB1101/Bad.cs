using System;
using System.Collections;
using System.Device.Gpio;
using System.Threading;

namespace Corpora;

public static class CountedByTwo
{
    private static int s_count;

    public static void Main()
    {
        Thread first = new(Count);
        Thread second = new(Count);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Console.WriteLine(s_count.ToString());
    }

    private static void Count()
    {
        for (int i = 0; i < 100; i++)
        {
            s_count++; // SB1101
        }
    }
}

public sealed class CountedAndReset
{
    private int _count;

    public void Start()
    {
        new Thread(Count).Start();
    }

    public void Reset()
    {
        _count = 0;
    }

    private void Count()
    {
        _count += 1; // SB1101
    }
}

public sealed class HandlerAndCaller
{
    private int _edges;

    public HandlerAndCaller(GpioPin pin)
    {
        pin.ValueChanged += OnEdge;
    }

    public int Take()
    {
        int edges = _edges;
        _edges = 0;
        return edges;
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _edges++; // SB1101
    }
}

public sealed class SharedList
{
    private readonly ArrayList _lines = new();

    public void Start()
    {
        new Thread(Write).Start();
    }

    public void Add(string line)
    {
        _lines.Add(line);
    }

    private void Write()
    {
        while (_lines.Count > 0)
        {
            Console.WriteLine((string)_lines[0]!);
            _lines.RemoveAt(0); // SB1101
        }
    }
}

public sealed class SharedQueue
{
    private readonly ArrayList _jobs = new();

    public SharedQueue(GpioPin pin)
    {
        pin.ValueChanged += OnEdge;
    }

    public void Work()
    {
        if (_jobs.Count > 0)
        {
            _jobs.RemoveAt(0);
        }
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _jobs.Add(sender); // SB1101
    }
}

public sealed class TimerAndCaller
{
    private int _ticks;
    private Timer? _timer;

    public void Start()
    {
        _timer = new Timer(Tick, null, 0, 100);
    }

    public void Clear()
    {
        _ticks = 0;
    }

    private void Tick(object? state)
    {
        _ticks = _ticks + 1; // SB1101
    }
}

public sealed class ManyOfTheSame
{
    private int _done;

    public void Start(int count)
    {
        for (int i = 0; i < count; i++)
        {
            new Thread(Work).Start();
        }
    }

    private void Work()
    {
        _done++; // SB1101
    }
}

public sealed class OneSideLocks
{
    private readonly object _gate = new();
    private int _count;

    public void Start()
    {
        new Thread(Work).Start();
    }

    public void Add()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    private void Work()
    {
        _count--; // SB1101
    }
}

public sealed class InterlockedOnOneSide
{
    private int _count;

    public void Start()
    {
        new Thread(Work).Start();
    }

    public void Add()
    {
        _ = Interlocked.Increment(ref _count);
    }

    private void Work()
    {
        _count--; // SB1101
    }
}

public static class UsedBeforeItIsThere
{
    private static byte[] s_buffer = null!;
    private static byte[]? s_late;

    public static void Main()
    {
        s_buffer = new byte[4];
        Thread thread = new(OnEdges);
        thread.Start();
        thread.Join();
        s_late = new byte[16]; // SB1101
        Console.WriteLine(s_late.Length.ToString());
    }

    private static void OnEdges()
    {
        s_buffer[0] = 1;
        s_late![0] = 1;
    }
}

public sealed class ElementsToo
{
    private readonly int[] _counts = new int[4];

    public void Start()
    {
        new Thread(Work).Start();
    }

    public void Clear()
    {
        _counts[0] = 0;
    }

    private void Work()
    {
        _counts[0]++; // SB1101
    }
}

public static class ThroughAHelper
{
    private static int s_total;

    public static void Main()
    {
        new Thread(Work).Start();
        while (true)
        {
            Add(1);
        }
    }

    private static void Work()
    {
        Add(2);
    }

    private static void Add(int count)
    {
        s_total += count; // SB1101
    }
}

public sealed class TwoTimers
{
    private int _ticks;
    private Timer? _first;
    private Timer? _second;

    public void Start()
    {
        _first = new Timer(Tick, null, 0, 100);
        _second = new Timer(TickToo, null, 0, 30);
    }

    private void Tick(object? state)
    {
        _ticks++; // SB1101
    }

    private void TickToo(object? state)
    {
        _ticks--;
    }
}
