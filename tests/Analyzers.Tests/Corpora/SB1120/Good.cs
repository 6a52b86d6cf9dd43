using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1120Good
{
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();
    private readonly SensorFrame _other = new();

    public Sb1120Good(FrameRing ring)
    {
        _receiver = new FrameReceiver(ring.ClaimConsumer());
    }

    public void AfterEachReceive()
    {
        while (_receiver.TryReceive(_frame) == FrameStatus.Ok)
        {
            ByteReader payload = _frame.Payload;
            _ = payload.TryReadByte(out _);
        }
    }

    public void TakenAgain()
    {
        ByteReader payload = _frame.Payload;
        _ = payload.TrySkip(1);
        _ = _receiver.TryReceive(_frame);
        payload = _frame.Payload;
        _ = payload.TryReadByte(out _);
    }

    public void OfAnotherFrame()
    {
        ByteReader payload = _other.Payload;
        _ = _receiver.TryReceive(_frame);
        _ = payload.TryReadByte(out _);
    }

    public void Direct()
    {
        _ = _receiver.TryReceive(_frame);
        _ = _frame.Payload.TryReadByte(out _);
    }

    public void NotUsedAfterwards()
    {
        ByteReader payload = _frame.Payload;
        _ = payload.TryReadByte(out _);
        _ = _receiver.TryReceive(_frame);
    }

    public void TwoFrames(byte[] wire)
    {
        SensorFrame first = new();
        SensorFrame second = new();
        _ = first.Parse(wire, 0, wire.Length);
        ByteReader payload = first.Payload;
        _ = second.Parse(wire, 0, wire.Length);
        _ = payload.TryReadByte(out _);
    }

    public void OnOneBranch(bool isAgain)
    {
        ByteReader payload = _frame.Payload;
        if (isAgain)
        {
            _ = _receiver.TryReceive(_frame);
            return;
        }

        _ = payload.TryReadByte(out _);
    }

    public void Given(ByteReader payload)
    {
        _ = _receiver.TryReceive(_frame);
        _ = payload.TryReadByte(out _);
    }

    public void Numbers()
    {
        int length = _frame.Length;
        _ = _receiver.TryReceive(_frame);
        Console.WriteLine(length.ToString());
    }

    public void OwnReader(byte[] bytes)
    {
        ByteReader reader = new(bytes, 0, bytes.Length);
        _ = _receiver.TryReceive(_frame);
        _ = reader.TryReadByte(out _);
    }

    public void Bytes()
    {
        if (_receiver.TryReceive(_frame) == FrameStatus.Ok && _frame.Payload.TryReadByte(out byte value))
        {
            _ = _receiver.TryReceive(_frame);
            Console.WriteLine(value.ToString());
        }
    }

    public void InOrder(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_receiver.TryReceive(_frame) == FrameStatus.Ok)
            {
                ByteReader payload = _frame.Payload;
                _ = payload.TrySkip(i);
            }
        }
    }
}
