using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Sensors.Tests;

/// <summary>Runs each operation on a ring and on its model, a plain queue, and compares the results.</summary>
internal sealed class RingModel
{
    private readonly int _capacity;
    private readonly int _frameSize;
    private readonly bool _isWindow;
    private readonly RingProducer _producer;
    private readonly RingConsumer _consumer;
    private readonly Queue<byte[]> _queue = new();

    private readonly List<ProducerLease> _oldRents = [];
    private readonly List<ConsumerLease> _oldTakes = [];
    private byte[]? _rented;
    private int _written;
    private ProducerLease _rentedLease;
    private byte[]? _taken;
    private int _read;
    private ConsumerLease _takenLease;
    private int _dropped;
    private byte _next;

    internal RingModel(int capacity, int frameSize, bool isWindow)
    {
        _capacity = capacity;
        _frameSize = frameSize;
        _isWindow = isWindow;
        if (isWindow)
        {
            WindowRing ring = new(capacity, frameSize);
            (_producer, _consumer) = (ring.ClaimProducer(), ring.ClaimConsumer());
        }
        else
        {
            FrameRing ring = new(capacity, frameSize);
            (_producer, _consumer) = (ring.ClaimProducer(), ring.ClaimConsumer());
        }
    }

    /// <summary>Runs one operation, selected by a number. Returns false if the results of ring and model
    /// differ.</summary>
    internal bool Do(int operation, int argument)
    {
        return operation switch
        {
            0 or 1 => Rent(argument % (_frameSize + 2)),
            2 or 3 => Write(argument % 4),
            4 or 5 => Commit(argument),
            6 => argument % 4 == 0 ? Abandon() : Write(1),
            7 or 8 => Take(),
            9 or 10 => Read(argument % 4),
            11 or 12 => Release(),
            _ => UseOldLeases(argument),
        };
    }

    private bool Rent(int length)
    {
        RingStatus expected = _rented is not null ? RingStatus.LeaseOpen
            : length > _frameSize ? RingStatus.NeverFits
            : !_isWindow && _queue.Count + (_taken is null ? 0 : 1) == _capacity ? RingStatus.Full
            : RingStatus.Ok;
        RingStatus status = _producer.TryRent(length, out ProducerLease lease);
        if (status == RingStatus.Ok)
        {
            _rented = new byte[length];
            _written = 0;
            _rentedLease = lease;
        }

        return status == expected && (lease != ProducerLease.None) == (status == RingStatus.Ok);
    }

    private bool Write(int count)
    {
        byte[] bytes = [.. Enumerable.Range(0, count).Select(_ => ++_next)];
        RingStatus status = _producer.TryWriteBytes(_rentedLease, bytes, 0, count);
        if (_rented is null)
        {
            return status is RingStatus.ClosedLease or RingStatus.MissingLease;
        }

        if (count > _rented.Length - _written)
        {
            return status == RingStatus.PastLease;
        }

        bytes.CopyTo(_rented, _written);
        _written += count;
        return status == RingStatus.Ok;
    }

    private bool Commit(int argument)
    {
        if (_rented is null)
        {
            return _producer.Commit(_rentedLease, 0) is RingStatus.ClosedLease or RingStatus.MissingLease;
        }

        int length = argument % (_rented.Length + 2);
        RingStatus status = _producer.Commit(_rentedLease, length);
        if (length > _written)
        {
            return status == RingStatus.BadLength;
        }

        _queue.Enqueue(_rented[..length]);
        if (_queue.Count > _capacity)
        {
            _queue.Dequeue();
            _dropped++;
        }

        CloseRent();
        return status == RingStatus.Ok;
    }

    private bool Abandon()
    {
        bool isOpen = _rented is not null;
        RingStatus status = _producer.Abandon(_rentedLease);
        CloseRent();
        return isOpen ? status == RingStatus.Ok : status is RingStatus.ClosedLease or RingStatus.MissingLease;
    }

    private void CloseRent()
    {
        if (_rented is not null)
        {
            _oldRents.Add(_rentedLease);
            _rented = null;
        }
    }

    private bool Take()
    {
        RingStatus expected = _taken is not null ? RingStatus.LeaseOpen
            : _queue.Count == 0 ? RingStatus.Empty
            : RingStatus.Ok;
        RingStatus status = _consumer.TryTake(out ConsumerLease lease, out int length);
        if (status != expected)
        {
            return false;
        }

        if (status != RingStatus.Ok)
        {
            return lease == ConsumerLease.None && length == 0;
        }

        _taken = _queue.Dequeue();
        _read = 0;
        _takenLease = lease;
        return length == _taken.Length && (_consumer is not WindowConsumer window || window.Dropped == _dropped);
    }

    private bool Read(int count)
    {
        byte[] target = new byte[count];
        RingStatus status = _consumer.TryReadBytes(_takenLease, target, 0, count);
        if (_taken is null)
        {
            return status is RingStatus.ClosedLease or RingStatus.MissingLease;
        }

        if (count > _taken.Length - _read)
        {
            return status == RingStatus.PastLease && target.All(value => value == 0);
        }

        _read += count;
        return status == RingStatus.Ok && target.SequenceEqual(_taken[(_read - count).._read]);
    }

    private bool Release()
    {
        RingStatus status = _consumer.Release(_takenLease);
        if (_taken is null)
        {
            return status is RingStatus.ClosedLease or RingStatus.MissingLease;
        }

        _oldTakes.Add(_takenLease);
        _taken = null;
        return status == RingStatus.Ok;
    }

    private bool UseOldLeases(int argument)
    {
        bool isRight = true;
        if (_oldRents.Count > 0)
        {
            ProducerLease old = _oldRents[argument % _oldRents.Count];
            RingStatus expected = old == _rentedLease ? RingStatus.ClosedLease : RingStatus.StaleLease;
            isRight &= _producer.Commit(old, 0) == expected && _producer.TryWriteByte(old, 0xEE) == expected;
        }

        if (_oldTakes.Count > 0)
        {
            ConsumerLease old = _oldTakes[argument % _oldTakes.Count];
            RingStatus expected = old == _takenLease ? RingStatus.ClosedLease : RingStatus.StaleLease;
            isRight &= _consumer.Release(old) == expected && _consumer.TryReadByte(old, out _) == expected;
        }

        return isRight;
    }
}
