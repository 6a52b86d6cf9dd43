using System;
using System.Threading;

namespace SecureBoot.Sensors;

/// <summary>A ring that keeps the newest frames: the producer is never refused and overwrites the oldest frames; the
/// ring counts the loss.</summary>
/// <remarks>
/// One slot more than the capacity: the one being filled is outside the window. The producer does not wait for the
/// consumer; the consumer copies a frame out and then checks whether the producer has begun to overwrite the frame
/// meanwhile, and if so discards the copy. Order:
/// <code>
/// producer  writes begun = n + 1      before  fills the slot of frame n   before  writes committed = n + 1
/// consumer  reads committed           before  copies the slot             before  reads begun
/// </code>
/// On nanoCLR the copy is one native call, which no other managed thread interrupts; the check after the copy makes the
/// ring correct on other runtimes too.
/// </remarks>
public sealed class WindowRing
{
    private readonly RingStore _store;
    private int _begun;
    private int _committed;
    private int _producers;
    private int _consumers;

    /// <summary>Creates the ring with all the memory that the ring will ever use.</summary>
    /// <param name="capacity">The number of newest frames that the ring keeps.</param>
    /// <param name="frameSize">The most bytes of one frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1, or the memory is above the largest array
    /// of the device.</exception>
    public WindowRing(int capacity, int frameSize)
    {
        if (capacity < 1 || capacity == int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(capacity));
        }

        _store = new RingStore(capacity + 1, frameSize);
    }

    /// <summary>The number of frames that the ring keeps.</summary>
    public int Capacity => _store.Slots - 1;

    /// <summary>The most bytes of one frame.</summary>
    public int FrameSize => _store.SlotSize;

    internal RingStore Store => _store;

    /// <summary>Gives the only producer.</summary>
    /// <exception cref="InvalidOperationException">The producer was claimed before.</exception>
    public RingProducer ClaimProducer()
    {
        if (Interlocked.Exchange(ref _producers, 1) != 0)
        {
            throw new InvalidOperationException();
        }

        return new WindowProducer(this);
    }

    /// <summary>Gives the only consumer.</summary>
    /// <exception cref="InvalidOperationException">The consumer was claimed before.</exception>
    public WindowConsumer ClaimConsumer()
    {
        if (Interlocked.Exchange(ref _consumers, 1) != 0)
        {
            throw new InvalidOperationException();
        }

        return new WindowConsumer(this);
    }

    internal int ReadBegun()
    {
        return Interlocked.CompareExchange(ref _begun, 0, 0);
    }

    internal int ReadCommitted()
    {
        return Interlocked.CompareExchange(ref _committed, 0, 0);
    }

    internal void WriteBegun(int begun)
    {
        Interlocked.Exchange(ref _begun, begun);
    }

    internal void WriteCommitted(int committed)
    {
        Interlocked.Exchange(ref _committed, committed);
    }
}
