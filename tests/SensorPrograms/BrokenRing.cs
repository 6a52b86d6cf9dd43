using System;
using System.Threading;

namespace SecureBoot.SensorPrograms;

/// <summary>A small model of the ring with a bug on demand, to test the search.</summary>
public sealed class BrokenRing
{
    private readonly byte[] _slots = new byte[1];
    private readonly bool _publishesFirst;
    private readonly bool _countsUnlocked;
    private int _committed;
    private int _released;
    private int _count;
    private bool _isWrong;

    private BrokenRing(bool publishesFirst, bool countsUnlocked)
    {
        _publishesFirst = publishesFirst;
        _countsUnlocked = countsUnlocked;
    }

    /// <summary>Without a bug, the search finds nothing.</summary>
    public static void Main()
    {
        Repeat(publishesFirst: false, countsUnlocked: false);
    }

    /// <summary>A missing order: the producer publishes the frame before writing it.</summary>
    public static void MissingOrder()
    {
        Repeat(publishesFirst: true, countsUnlocked: false);
    }

    /// <summary>A missing lock: both sides change one count by a load, an addition and a store.</summary>
    public static void MissingLock()
    {
        Repeat(publishesFirst: false, countsUnlocked: true);
    }

    private static void Repeat(bool publishesFirst, bool countsUnlocked)
    {
        while (true)
        {
            Console.Write("run");
            BrokenRing run = new(publishesFirst, countsUnlocked);
            bool isDone = Pair.Run(run.Produce, run.Consume);
            bool isCounted = run._count == run._committed - run._released;
            Console.Write(isDone && !run._isWrong && isCounted ? "ok" : "wrong");
        }
    }

    private void Produce()
    {
        if (_publishesFirst)
        {
            Interlocked.Increment(ref _committed);
            _slots[0] = 1;
        }
        else
        {
            _slots[0] = 1;
            Interlocked.Increment(ref _committed);
        }

        Count(1);
    }

    private void Consume()
    {
        for (int i = 0; i < 4; i++)
        {
            if (_committed != _released)
            {
                _isWrong |= _slots[0] != 1;
                _slots[0] = 0;
                Interlocked.Increment(ref _released);
                Count(-1);
            }
        }
    }

    private void Count(int change)
    {
        if (_countsUnlocked)
        {
            _count += change;
        }
        else if (change > 0)
        {
            Interlocked.Increment(ref _count);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
