using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1120Bad
{
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();

    public Sb1120Bad(FrameRing ring)
    {
        _receiver = new FrameReceiver(ring.ClaimConsumer());
    }

    public void OverTheNextReceive()
    {
        if (_receiver.TryReceive(_frame) != FrameStatus.Ok)
        {
            return;
        }

        ByteReader payload = _frame.Payload;
        _ = _receiver.TryReceive(_frame);
        _ = payload.TryReadByte(out _); // SB1120
    }

    public void OfALocal(byte[] wire)
    {
        SensorFrame frame = new();
        _ = frame.Parse(wire, 0, wire.Length);
        ByteReader payload = frame.Payload;
        _ = frame.Parse(wire, 0, wire.Length);
        _ = payload.TryReadByte(out _); // SB1120
    }

    public void OfAParameter(SensorFrame frame)
    {
        ByteReader payload = frame.Payload;
        if (_receiver.TryReceive(frame) == FrameStatus.Ok)
        {
            _ = payload.TrySkip(1); // SB1120
        }
    }

    public void InALoop()
    {
        ByteReader payload = _frame.Payload;
        while (_receiver.TryReceive(_frame) == FrameStatus.Ok)
        {
            _ = payload.TryReadByte(out _); // SB1120
        }
    }

    public void OnOneBranch(bool isAgain)
    {
        ByteReader payload = _frame.Payload;
        if (isAgain)
        {
            _ = _receiver.TryReceive(_frame);
        }

        _ = payload.TryReadByte(out _); // SB1120
    }

    public void Copied()
    {
        ByteReader payload = _frame.Payload;
        ByteReader copy = payload;
        _ = _receiver.TryReceive(_frame);
        _ = copy.TryReadByte(out _); // SB1120
    }

    public void GivenOn()
    {
        ByteReader payload = _frame.Payload;
        _ = _receiver.TryReceive(_frame);
        Print(payload); // SB1120
    }

    public ByteReader Returned()
    {
        ByteReader payload = _frame.Payload;
        _ = _receiver.TryReceive(_frame);
        return payload; // SB1120
    }

    public void AfterTheFailure()
    {
        ByteReader payload = _frame.Payload;
        if (_receiver.TryReceive(_frame) != FrameStatus.Ok)
        {
            _ = payload.TryReadByte(out _); // SB1120
        }
    }

    public void InATry()
    {
        ByteReader payload = _frame.Payload;
        try
        {
            _ = _receiver.TryReceive(_frame);
        }
        finally
        {
            _ = payload.TryReadByte(out _); // SB1120
        }
    }

    public void InASwitch()
    {
        ByteReader payload = _frame.Payload;
        switch (_receiver.TryReceive(_frame))
        {
            case FrameStatus.Ok:
                _ = payload.TryReadByte(out _); // SB1120
                break;
            default:
                Console.WriteLine("none");
                break;
        }
    }

    public int Position()
    {
        ByteReader payload = _frame.Payload;
        _ = _receiver.TryReceive(_frame);
        return payload.Position; // SB1120
    }

    private static void Print(ByteReader payload)
    {
        Console.WriteLine(payload.Position.ToString());
    }
}
