using System;
using System.Device.Gpio;
using System.Threading;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public static class TwoOnOneProducer
{
    private static RingProducer s_producer = null!;

    public static void Main()
    {
        FrameRing ring = new(4, 8);
        s_producer = ring.ClaimProducer();
        Thread first = new(() => Fill(1));
        Thread second = new(() => Fill(2));
        first.Start();
        second.Start();
    }

    private static void Fill(byte value)
    {
        if (s_producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok) // SB1102
        {
            _ = s_producer.TryWriteByte(lease, value);
            _ = s_producer.Commit(lease, 1);
        }
    }
}

public sealed class HandlerAndThread
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];

    public HandlerAndThread(FrameRing ring, GpioPin pin)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        pin.ValueChanged += OnEdge;
        new Thread(Work).Start();
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _ = _sender.Send(1, 0, _payload, 0, 2);
    }

    private void Work()
    {
        _ = _sender.Send(2, 0, _payload, 0, 2); // SB1102
    }
}

public sealed class ThreadAndCaller
{
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();

    public ThreadAndCaller(FrameRing ring)
    {
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
        _ = _receiver.TryReceive(_frame); // SB1102
    }
}

public sealed class ThreadAndTimer
{
    private readonly RingConsumer _consumer;
    private Timer? _timer;

    public ThreadAndTimer(FrameRing ring)
    {
        _consumer = ring.ClaimConsumer();
    }

    public void Start()
    {
        new Thread(Work).Start();
        _timer = new Timer(Tick, null, 0, 10);
    }

    private void Work()
    {
        if (_consumer.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok) // SB1102
        {
            _ = _consumer.Release(lease);
        }
    }

    private void Tick(object? state)
    {
        if (_consumer.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            _ = _consumer.Release(lease);
        }
    }
}

public static class CapturedByTwo
{
    public static void Main()
    {
        FrameRing ring = new(4, 8);
        FrameSender sender = new(ring.ClaimProducer());
        byte[] payload = new byte[2];
        new Thread(() => sender.Send(1, 0, payload, 0, 2)).Start(); // SB1010 SB1102
        new Thread(() => sender.Send(2, 0, payload, 0, 2)).Start(); // SB1010
    }
}

public sealed class ManyOfTheSameThread
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];

    public ManyOfTheSameThread(FrameRing ring)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        for (int i = 0; i < 3; i++)
        {
            new Thread(Work).Start();
        }
    }

    private void Work()
    {
        _ = _sender.Send(2, 0, _payload, 0, 2); // SB1102
    }
}

[SingleThread]
public sealed class Display
{
    public void Draw(int line)
    {
        Console.WriteLine(line.ToString());
    }
}

public sealed class OwnType
{
    private readonly Display _display = new();

    public void Start()
    {
        new Thread(Work).Start();
    }

    public void Show()
    {
        _display.Draw(1);
    }

    private void Work()
    {
        _display.Draw(2); // SB1102
    }
}

public sealed class HandlerAndTimer
{
    private readonly FrameSender _sender;
    private readonly byte[] _payload = new byte[2];
    private readonly Timer _timer;

    public HandlerAndTimer(FrameRing ring, GpioPin pin)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        pin.ValueChanged += OnEdge;
        _timer = new Timer(Tick, null, 0, 10);
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _ = _sender.Send(1, 0, _payload, 0, 2);
    }

    private void Tick(object? state)
    {
        _ = _sender.Send(2, 0, _payload, 0, 2); // SB1102
    }
}

public sealed class LambdaAndCaller
{
    private readonly Display _display = new();

    public void Start()
    {
        new Thread(() => _display.Draw(1)).Start(); // SB1102
    }

    public void Show()
    {
        _display.Draw(2);
    }
}

public sealed class ThroughHelpers
{
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();

    public ThroughHelpers(FrameRing ring)
    {
        _receiver = new FrameReceiver(ring.ClaimConsumer());
    }

    public void Start()
    {
        new Thread(Work).Start();
        Next();
    }

    private void Work()
    {
        Next();
    }

    private void Next()
    {
        _ = _receiver.TryReceive(_frame); // SB1102
    }
}

public static class MainGoesOn
{
    private static readonly Display s_display = new();

    public static void Main()
    {
        s_display.Draw(0);
        new Thread(Work).Start();
        while (true)
        {
            s_display.Draw(1);
        }
    }

    private static void Work()
    {
        s_display.Draw(2); // SB1102
    }
}

public sealed class TwoThreads
{
    private readonly RingProducer _producer;

    public TwoThreads(FrameRing ring)
    {
        _producer = ring.ClaimProducer();
        new Thread(First).Start();
        new Thread(Second).Start();
    }

    private void First()
    {
        if (_producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok) // SB1102
        {
            _ = _producer.Abandon(lease);
        }
    }

    private void Second()
    {
        if (_producer.TryRent(4, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _producer.Abandon(lease);
        }
    }
}
