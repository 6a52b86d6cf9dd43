using System;
using SecureBoot.Image;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb2001Good
{
    private VerifyStatus _last;
    private int _failures;

    public void OnlyOk()
    {
        if (Verify() == VerifyStatus.Ok)
        {
            Launch();
        }
    }

    public void Guard()
    {
        VerifyStatus status = Verify();
        if (status != VerifyStatus.Ok)
        {
            Console.WriteLine("bad");
            return;
        }

        Launch();
    }

    public void GuardThatThrows()
    {
        if (Verify() is not VerifyStatus.Ok)
        {
            throw new InvalidOperationException();
        }

        Launch();
    }

    public void WithAnElse()
    {
        if (Verify() != VerifyStatus.Ok)
        {
            Console.WriteLine("bad");
        }
        else
        {
            Launch();
        }
    }

    public void WhyNot()
    {
        VerifyStatus status = Verify();
        if (status == VerifyStatus.Ok)
        {
            Launch();
        }
        else if (status == VerifyStatus.TruncatedHeader)
        {
            Console.WriteLine("short");
        }
    }

    public VerifyStatus Returned()
    {
        VerifyStatus status = Verify();
        if (status == VerifyStatus.NotVerified)
        {
            Console.WriteLine("not yet");
        }

        return status;
    }

    public void Kept()
    {
        VerifyStatus status = Verify();
        _last = status;
        if (status == VerifyStatus.NotVerified)
        {
            Console.WriteLine("not yet");
        }
    }

    public void Counted()
    {
        VerifyStatus status = Verify();
        if (status != VerifyStatus.Ok)
        {
            _failures++;
        }

        Console.WriteLine(_failures.ToString());
    }

    public void LastStatement()
    {
        if (Verify() != VerifyStatus.Ok)
        {
            Console.WriteLine("bad");
        }
    }

    public void InASwitch()
    {
        switch (Verify())
        {
            case VerifyStatus.Ok:
                Launch();
                break;
            case VerifyStatus.TruncatedHeader:
                Console.WriteLine("short");
                break;
        }
    }

    public void AskedAgain()
    {
        VerifyStatus status = Verify();
        if (status != VerifyStatus.Ok)
        {
            Console.WriteLine("bad");
        }

        if (status == VerifyStatus.Ok)
        {
            Launch();
        }
    }

    public void NoVerdict(RingStatus status)
    {
        if (status == RingStatus.Full)
        {
            return;
        }

        Launch();
    }

    public void EachRound(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (Verify() != VerifyStatus.Ok)
            {
                continue;
            }

            Launch();
        }
    }

    private static VerifyStatus Verify()
    {
        return VerifyStatus.NotVerified;
    }

    private static void Launch()
    {
    }
}
