using System;
using System.Collections;
using System.Device.Gpio;
using System.Threading;

namespace Corpora;

public sealed class Locked
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
        lock (_gate)
        {
            _count--;
        }
    }
}

public sealed class ByInterlocked
{
    private int _count;

    public void Start()
    {
        new Thread(Work).Start();
    }

    public int Take()
    {
        return Interlocked.Exchange(ref _count, 0);
    }

    private void Work()
    {
        _ = Interlocked.Increment(ref _count);
    }
}

public sealed class StopFlag
{
    private bool _isStopped;

    public void Start()
    {
        new Thread(Work).Start();
    }

    public void Stop()
    {
        _isStopped = true;
    }

    private void Work()
    {
        while (!_isStopped)
        {
            Thread.Sleep(1);
        }
    }
}

public sealed class OneWriter
{
    private int _count;

    public void Start()
    {
        new Thread(Work).Start();
    }

    public int Count()
    {
        return _count;
    }

    private void Work()
    {
        _count++;
    }
}

public static class SetBeforeTheStart
{
    private static long s_limit;
    private static byte[] s_buffer = new byte[4];

    public static void Main()
    {
        s_limit = 100;
        s_buffer = new byte[16];
        new Thread(Work).Start();
    }

    private static void Work()
    {
        s_buffer[0] = s_limit > 5 ? (byte)1 : (byte)0;
    }
}

public static class ReadAfterTheJoin
{
    private static long s_sum;

    public static void Main()
    {
        Thread thread = new(Work);
        thread.Start();
        thread.Join();
        s_sum += 1;
        Console.WriteLine(s_sum.ToString());
    }

    private static void Work()
    {
        s_sum += 2;
    }
}

public sealed class OneDispatcher
{
    private int _edges;
    private long _last;

    public OneDispatcher(GpioPin first, GpioPin second)
    {
        first.ValueChanged += OnFirst;
        second.ValueChanged += OnSecond;
    }

    private void OnFirst(object sender, EventArgs e)
    {
        _edges++;
        _last = DateTime.UtcNow.Ticks;
    }

    private void OnSecond(object sender, EventArgs e)
    {
        _edges--;
        _last = _edges;
    }
}

public sealed class NoThreads
{
    private readonly ArrayList _list = new();
    private int _count;

    public void Add()
    {
        _count++;
        _list.Add(this);
    }

    public void Clear()
    {
        _count = 0;
        _list.Clear();
    }
}

public sealed class OnlyTheThread
{
    private readonly ArrayList _list = new();
    private long _count;

    public void Start()
    {
        new Thread(Work).Start();
    }

    private void Work()
    {
        _count++;
        _list.Add(this);
        Add();
    }

    private void Add()
    {
        _count += 2;
    }
}

public sealed class LockedList
{
    private readonly ArrayList _lines = new();

    public void Start()
    {
        new Thread(Write).Start();
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }

    private void Write()
    {
        lock (_lines)
        {
            _lines.Clear();
        }
    }
}

public sealed class MadeByTheConstructor
{
    private readonly byte[] _buffer;
    private long _start;

    public MadeByTheConstructor()
    {
        _buffer = new byte[8];
        _start = 5;
        new Thread(Work).Start();
    }

    private void Work()
    {
        _buffer[0] = (byte)_start;
    }
}

public sealed class LocalsOfItsOwn
{
    public void Start()
    {
        new Thread(() =>
        {
            int count = 0;
            while (count < 100)
            {
                count++;
            }
        }).Start();
    }
}

public sealed class Published
{
    private string _text = string.Empty;

    public void Start()
    {
        new Thread(Work).Start();
    }

    public string Text()
    {
        return _text;
    }

    private void Work()
    {
        _text = "done";
    }
}

public sealed class SetUpByAHelper
{
    private static int s_count;
    private static long s_start;

    public static void Main()
    {
        Prepare();
        new Thread(Work).Start();
    }

    private static void Prepare()
    {
        s_count++;
        s_start = 1;
    }

    private static void Work()
    {
        s_count++;
        Console.WriteLine(s_start.ToString());
    }
}

public sealed class WideValue
{
    private long _last;

    public void Start()
    {
        Thread thread = new(() =>
        {
            while (true)
            {
                _last = DateTime.UtcNow.Ticks;
                Thread.Sleep(10);
            }
        });
        thread.Start();
    }

    public long Last()
    {
        return _last;
    }
}

public sealed class RealValue
{
    private double _mean;

    public void Start()
    {
        new Thread(Measure).Start();
    }

    public double Mean()
    {
        return _mean;
    }

    private void Measure()
    {
        _mean = 1.5;
    }
}
