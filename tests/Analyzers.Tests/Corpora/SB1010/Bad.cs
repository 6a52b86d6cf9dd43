using System;
using SecureBoot.Buffers;
using SecureBoot.Image;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1010Bad
{
    private readonly RingProducer _p;
    private readonly FrameSender _sender;
    private readonly FrameReceiver _receiver;

    public Sb1010Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _sender = new FrameSender(_p);
        _receiver = new FrameReceiver(ring.ClaimConsumer());
    }

    public void Commit(ProducerLease lease)
    {
        _p.Commit(lease, 0); // SB1010
    }

    public void Send(byte[] payload)
    {
        _sender.Send(1, 0, payload, 0, payload.Length); // SB1010
    }

    public void Receive(SensorFrame frame)
    {
        _receiver.TryReceive(frame); // SB1010
    }

    public void Calculate()
    {
        Int32Math.SaturatingAdd(1, 2, out int sum); // SB1010
        Console.WriteLine(sum.ToString());
    }

    public void InALambda(ProducerLease unused, SensorFrame frame)
    {
        Action receive = () => _receiver.TryReceive(frame); // SB1010
        receive();
    }

    public void InAnArrow(SensorFrame frame) => _receiver.TryReceive(frame); // SB1010

    public void OfAnother(Sb1010Bad other)
    {
        (other).Check(1); // SB1010
    }

    public void OfTheFirmware()
    {
        Verify(); // SB1010
    }

    public void OwnStatus(int value)
    {
        Check(value); // SB1010
    }

    public void Marked()
    {
        Start(); // SB1010
    }

    public void MarkedType()
    {
        Ask(); // SB1010
    }

    public void InALoop(byte[] payload)
    {
        for (int i = 0; i < 3; i++)
        {
            _sender.Send(1, 0, payload, 0, payload.Length); // SB1010
        }
    }

    private CheckStatus Check(int value)
    {
        return value > 0 ? CheckStatus.Ok : CheckStatus.Bad;
    }

    private static VerifyStatus Verify()
    {
        return VerifyStatus.NotVerified;
    }

    [MustUse]
    private static int Start()
    {
        return 0;
    }

    private static Answer Ask()
    {
        return Answer.Success;
    }
}

public enum CheckStatus
{
    NotChecked = 0,
    Ok = 1,
    Bad = 2,
}

[MustUse]
public enum Answer
{
    Success = 0,
    Failure = 1,
}
