using System;
using System.Threading;

namespace SecureBoot.Sensors;

/// <summary>A ring of fixed slots between one producer and one consumer, which loses no frame: a full ring
/// refuses.</summary>
/// <remarks>
/// Two free-running counters, each written by one end only: committed by the producer, released by the consumer. Their
/// difference, which wraps rightly, is the number of frames. The producer owns the slots outside [released, committed),
/// the consumer the others. Order, which is all that correctness needs:
/// <code>
/// producer  reads released    before  writes the slot    before  writes committed
/// consumer  reads committed   before  reads the slot     before  clears it   before  writes released
/// </code>
/// nanoCLR runs its threads on one thread of the processor, switches between IL instructions, and neither it nor the
/// compiler moves a load or a store, so program order is enough there. Each counter is one int: it is never seen half
/// written. Interlocked is there for other runtimes, where it is also the barrier; nanoFramework has no volatile.
/// </remarks>
public sealed class FrameRing
{
    private const int PollMilliseconds = 5;

    private readonly RingStore _store;
    private int _committed;
    private int _released;
    private int _highWater;
    private int _producers;
    private int _consumers;

    /// <summary>Creates the ring with all the memory that the ring will ever use.</summary>
    /// <param name="capacity">The number of frames that the ring holds.</param>
    /// <param name="frameSize">The most bytes of one frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1, or the product is above the largest array
    /// of the device.</exception>
    /// <param name="measuresHighWater">Whether <see cref="HighWater"/> is kept: 30 instructions a frame.</param>
    public FrameRing(int capacity, int frameSize, bool measuresHighWater = false)
    {
        _store = new RingStore(capacity, frameSize);
        MeasuresHighWater = measuresHighWater;
    }

    /// <summary>The number of frames that fit.</summary>
    public int Capacity => _store.Slots;

    /// <summary>The most bytes of one frame.</summary>
    public int FrameSize => _store.SlotSize;

    /// <summary>The number of frames that are committed and not released; a snapshot while the ends work.</summary>
    public int Count
    {
        get
        {
            // The released count first: the difference is then never negative, and above the capacity only if frames
            // moved between the two reads.
            int released = ReadReleased();
            int count = unchecked(ReadCommitted() - released);
            return count > _store.Slots ? _store.Slots : count;
        }
    }

    /// <summary>The largest number of committed and unreleased frames that the producer saw after a commit; 0 if the
    /// ring does not measure this number.</summary>
    public int HighWater => Interlocked.CompareExchange(ref _highWater, 0, 0);

    internal bool MeasuresHighWater { get; }

    internal RingStore Store => _store;

    /// <summary>Waits until the ring has this many frames: the only call of this library that blocks. The wait
    /// polls every few milliseconds, so that a dead producer blocks no consumer.</summary>
    /// <param name="frames">The trigger: 1 to the capacity.</param>
    /// <param name="timeoutMilliseconds">The longest wait; 0 checks once. The device's clock ticks round the wait
    /// up.</param>
    /// <returns>Whether the frames are available; false after the time-out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The trigger is outside 1 to the capacity, or the time is
    /// negative.</exception>
    public bool WaitFor(int frames, int timeoutMilliseconds)
    {
        if (frames < 1 || frames > _store.Slots || timeoutMilliseconds < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(frames));
        }

        int left = timeoutMilliseconds;
        while (Count < frames)
        {
            if (left == 0)
            {
                return false;
            }

            int pause = left < PollMilliseconds ? left : PollMilliseconds;
            Thread.Sleep(pause);
            left -= pause;
        }

        return true;
    }

    /// <summary>Gives the only producer.</summary>
    /// <exception cref="InvalidOperationException">The producer was claimed before.</exception>
    public RingProducer ClaimProducer()
    {
        if (Interlocked.Exchange(ref _producers, 1) != 0)
        {
            throw new InvalidOperationException();
        }

        return new FrameProducer(this);
    }

    /// <summary>Gives the only consumer.</summary>
    /// <exception cref="InvalidOperationException">The consumer was claimed before.</exception>
    public RingConsumer ClaimConsumer()
    {
        if (Interlocked.Exchange(ref _consumers, 1) != 0)
        {
            throw new InvalidOperationException();
        }

        return new FrameConsumer(this);
    }

    internal int ReadCommitted()
    {
        return Interlocked.CompareExchange(ref _committed, 0, 0);
    }

    internal int ReadReleased()
    {
        return Interlocked.CompareExchange(ref _released, 0, 0);
    }

    internal void WriteCommitted(int committed)
    {
        _ = Interlocked.Exchange(ref _committed, committed);
    }

    internal void WriteHighWater(int frames)
    {
        _ = Interlocked.Exchange(ref _highWater, frames);
    }

    internal void WriteReleased(int released)
    {
        _ = Interlocked.Exchange(ref _released, released);
    }
}
