using System;
using System.Device.Gpio;
using System.Threading;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class EachItsEnd
{
    private readonly FrameSender _sender;
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();
    private readonly byte[] _payload = new byte[2];

    public EachItsEnd(FrameRing ring)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        _receiver = new FrameReceiver(ring.ClaimConsumer());
    }

    public void Start()
    {
        new Thread(Work).Start();
    }

    public bool Poll()
    {
        return _receiver.TryReceive(_frame) == FrameStatus.Ok;
    }

    private void Work()
    {
        _ = _sender.Send(2, 0, _payload, 0, 2);
    }
}

public static class MadeHereUsedThere
{
    public static void Main()
    {
        FrameRing ring = new(4, 8);
        FrameSender sender = new(ring.ClaimProducer());
        byte[] payload = new byte[2];
        _ = sender.Send(1, 0, payload, 0, 2);
        Thread thread = new(() => _ = sender.Send(1, 0, payload, 0, 2));
        thread.Start();
        thread.Join();
        _ = sender.Send(1, 0, payload, 0, 2);
    }
}

public sealed class LockedSender
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];

    public LockedSender(FrameRing ring)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        new Thread(Work).Start();
    }

    public void Send()
    {
        lock (_payload)
        {
            _ = _sender.Send(1, 0, _payload, 0, 2);
        }
    }

    private void Work()
    {
        lock (_payload)
        {
            _ = _sender.Send(2, 0, _payload, 0, 2);
        }
    }
}

public sealed class TwoSenders
{
    private readonly FrameSender _first;
    private readonly FrameSender _second;
    private readonly byte[] _payload = new byte[2];

    public TwoSenders(FrameRing ring, FrameRing other)
    {
        _first = new FrameSender(ring.ClaimProducer());
        _second = new FrameSender(other.ClaimProducer());
        new Thread(Work).Start();
        new Thread(WorkToo).Start();
    }

    private void Work()
    {
        _ = _first.Send(2, 0, _payload, 0, 2);
    }

    private void WorkToo()
    {
        _ = _second.Send(2, 0, _payload, 0, 2);
    }
}

public sealed class RingIsForBoth
{
    private readonly FrameRing _ring = new(2, 8);

    public void Start()
    {
        new Thread(Work).Start();
    }

    public int Count()
    {
        return _ring.Count;
    }

    private void Work()
    {
        Console.WriteLine(_ring.Count.ToString());
    }
}

public sealed class NotMarked
{
    private readonly Pen _pen = new();

    public void Start()
    {
        new Thread(Work).Start();
    }

    public void Show()
    {
        _pen.Draw(1);
    }

    private void Work()
    {
        _pen.Draw(2);
    }
}

public sealed class Pen
{
    public void Draw(int line)
    {
        Console.WriteLine(line.ToString());
    }
}

public sealed class OneTimer
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];
    private readonly Timer _timer;

    public OneTimer(FrameRing ring)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        _timer = new Timer(Tick, null, 0, 10);
    }

    private void Tick(object? state)
    {
        _ = _sender.Send(2, 0, _payload, 0, 2);
    }
}

public sealed class TwoHandlersOfOneDispatcher
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];

    public TwoHandlersOfOneDispatcher(FrameRing ring, GpioPin first, GpioPin second)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        first.ValueChanged += OnFirst;
        second.ValueChanged += OnSecond;
    }

    private void OnFirst(object sender, EventArgs e)
    {
        _ = _sender.Send(1, 0, _payload, 0, 2);
    }

    private void OnSecond(object sender, EventArgs e)
    {
        _ = _sender.Send(2, 0, _payload, 0, 2);
    }
}

public sealed class EachThreadItsOwn
{
    private readonly FrameRing _ring = new(2, 8);

    public void Start()
    {
        new Thread(() =>
        {
            FrameSender sender = new(_ring.ClaimProducer());
            _ = sender.Send(1, 0, new byte[2], 0, 2);
        }).Start();
        new Thread(() =>
        {
            FrameReceiver receiver = new(_ring.ClaimConsumer());
            _ = receiver.TryReceive(new SensorFrame());
        }).Start();
    }
}

public sealed class NoThreadAtAll
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];

    public NoThreadAtAll(FrameRing ring)
    {
        _sender = new FrameSender(ring.ClaimProducer());
    }

    public void First()
    {
        _ = _sender.Send(1, 0, _payload, 0, 2);
    }

    public void Second()
    {
        _ = _sender.Send(2, 0, _payload, 0, 2);
    }
}

public sealed class OnlyGivenOn
{
    private readonly RingProducer _producer;

    public OnlyGivenOn(FrameRing ring)
    {
        _producer = ring.ClaimProducer();
    }

    public void Start()
    {
        new Thread(Work).Start();
    }

    public RingProducer Producer()
    {
        return _producer;
    }

    private void Work()
    {
        if (_producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _producer.Abandon(lease);
        }
    }
}

public static class SetUpThenOnlyTheThread
{
    private static FrameSender s_sender = null!;

    public static void Main()
    {
        FrameRing ring = new(2, 8);
        s_sender = new FrameSender(ring.ClaimProducer());
        Prepare();
        new Thread(Work).Start();
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Prepare()
    {
        _ = s_sender.Send(1, 0, new byte[2], 0, 2);
    }

    private static void Work()
    {
        _ = s_sender.Send(2, 0, new byte[2], 0, 2);
    }
}
