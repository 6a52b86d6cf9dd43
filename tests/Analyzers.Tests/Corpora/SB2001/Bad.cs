using System;
using SecureBoot.Buffers;
using SecureBoot.Image;

namespace Corpora;

public sealed class Sb2001Bad
{
    public void OneRefusal()
    {
        VerifyStatus status = Verify();
        if (status == VerifyStatus.NotVerified) // SB2001
        {
            return;
        }

        Launch();
    }

    public void TwoRefusals()
    {
        VerifyStatus status = Verify();
        if (status == VerifyStatus.NotVerified || status == VerifyStatus.TruncatedHeader) // SB2001
        {
            return;
        }

        Launch();
    }

    public void Otherwise()
    {
        VerifyStatus status = Verify();
        if (status != VerifyStatus.TruncatedHeader) // SB2001
        {
            Launch();
        }
    }

    public void ByPattern()
    {
        if (Verify() is not VerifyStatus.NotVerified) // SB2001
        {
            Launch();
        }
    }

    public void InASwitch()
    {
        VerifyStatus status = Verify();
        switch (status)
        {
            case VerifyStatus.NotVerified: // SB2001
                return;
            default:
                Launch();
                break;
        }
    }

    public void OnlyLogged()
    {
        VerifyStatus status = Verify();
        if (status != VerifyStatus.Ok) // SB2001
        {
            Console.WriteLine("bad");
        }

        Launch();
    }

    public void OnlyLoggedByPattern()
    {
        if (Verify() is not VerifyStatus.Ok) // SB2001
        {
            Console.WriteLine("bad");
        }

        Launch();
    }

    public void ByOrder()
    {
        VerifyStatus status = Verify();
        if (status > VerifyStatus.TruncatedHeader) // SB2001
        {
            Launch();
        }
    }

    public void ByOrderOfNumbers()
    {
        if ((int)Verify() >= 2) // SB2001
        {
            Launch();
        }
    }

    public void Empty()
    {
        VerifyStatus status = Verify();
        if (status != VerifyStatus.Ok) // SB2001
        {
        }

        Launch();
    }

    public void Own()
    {
        Ruling ruling = Judge();
        if (ruling != Ruling.Refused) // SB2001
        {
            Launch();
        }
    }

    public bool InAnExpression()
    {
        VerifyStatus status = Verify();
        return status != VerifyStatus.NotVerified; // SB2001
    }

    private static VerifyStatus Verify()
    {
        return VerifyStatus.NotVerified;
    }

    private static Ruling Judge()
    {
        return Ruling.Refused;
    }

    private static void Launch()
    {
    }
}

[MustUse(IsVerdict = true)]
public enum Ruling
{
    None = 0,
    Ok = 1,
    Refused = 2,
    NotAsked = 3,
}
