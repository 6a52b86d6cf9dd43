using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1010Good
{
    private readonly RingProducer _p;
    private readonly FrameSender _sender;
    private RingStatus _last;

    public Sb1010Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _sender = new FrameSender(_p);
    }

    public void Discarded(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
    }

    public RingStatus Returned(ProducerLease lease)
    {
        return _p.Commit(lease, 0);
    }

    public void Compared(byte[] payload)
    {
        if (_sender.Send(1, 0, payload, 0, payload.Length) != RingStatus.Ok)
        {
            Console.WriteLine("not sent");
        }
    }

    public void Kept(byte[] payload)
    {
        _last = _sender.Send(1, 0, payload, 0, payload.Length);
        Console.WriteLine(((int)_last).ToString());
    }

    public void GivenOn(byte[] payload)
    {
        Say(_sender.Send(1, 0, payload, 0, payload.Length));
    }

    public void InALambda(byte[] payload)
    {
        Sender send = () => _sender.Send(1, 0, payload, 0, payload.Length);
        Say(send());
    }

    public RingStatus Arrow(ProducerLease lease) => _p.Commit(lease, 0);

    public void Nothing()
    {
        Say(RingStatus.Ok);
    }

    public void AnotherEnum()
    {
        Day();
    }

    public void ANumber()
    {
        Number();
    }

    public void NamedSoWithoutOk()
    {
        Line();
    }

    public void Switched(byte[] payload)
    {
        switch (_sender.Send(1, 0, payload, 0, payload.Length))
        {
            case RingStatus.Ok:
                break;
            default:
                Console.WriteLine("not sent");
                break;
        }
    }

    private delegate RingStatus Sender();

    private static void Say(RingStatus status)
    {
        Console.WriteLine(((int)status).ToString());
    }

    private static DayOfWeek Day()
    {
        return DayOfWeek.Monday;
    }

    private static int Number()
    {
        return 1;
    }

    private static LineStatus Line()
    {
        return LineStatus.Up;
    }
}

/// <summary>A state, not a result: there is no Ok.</summary>
public enum LineStatus
{
    Down,
    Up,
}
