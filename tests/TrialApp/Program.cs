using System;
using System.Threading;
using SecureBoot.Boot;

namespace SecureBoot.TrialApp;

/// <summary>A small application that uses its boot stage: it reports how it was booted, confirms itself and ends. Build
/// numbers other than 0 select another behaviour.</summary>
public static class Program
{
    private static Node? s_nodes;

    public static void Main()
    {
        BootSession? session = RunningImage.Session;
        if (session is null)
        {
            Console.WriteLine("app: no boot stage");
            return;
        }

        BootRecord record = session.Record;
        Console.WriteLine(
            "app: " + BootNames.Get(record.Action) + " of version " + record.Major.ToString() + " in slot "
                + Slot.NameOf(record.SlotNumber));
        if (record.Build >= Behaviour.FirstHostile)
        {
            Hostile.Run(session);
        }
        else
        {
            Behave(record.Build);
        }
    }

    private static void Behave(uint build)
    {
        switch (build)
        {
            case Behaviour.Confirm:
                Confirm();
                break;
            case Behaviour.ConfirmAndStay:
                Confirm();
                Thread.Sleep(-1);
                break;
            case Behaviour.Hang:
                Thread.Sleep(-1);
                break;
            case Behaviour.LoseThread:
                new Thread(Fail).Start();
                Thread.Sleep(-1);
                break;
            case Behaviour.Spin:
                Spin();
                break;
            case Behaviour.TakeAllAndHang:
                TakeAll();
                Thread.Sleep(-1);
                break;
            case Behaviour.TakeAllForever:
                TakeAllForever();
                break;
            case Behaviour.Leak:
                Leak();
                break;
            case Behaviour.Throw:
                Fail();
                break;
            case Behaviour.Extend:
                Console.WriteLine("app: extend " + ((int)RunningImage.ExtendTrial(60)).ToString() + " "
                    + ((int)RunningImage.ExtendTrial(1)).ToString());
                Thread.Sleep(-1);
                break;
            case Behaviour.RequestRecovery:
                Console.WriteLine("app: recovery " + ((int)RunningImage.RequestRecovery()).ToString());
                break;
            case Behaviour.AliveThenThrow:
                Console.WriteLine("app: alive " + ((int)RunningImage.Alive()).ToString());
                Fail();
                break;
            case Behaviour.RunAMinute:
                Thread.Sleep(65_000);
                Fail();
                break;
            default:
                Console.WriteLine("app: unknown behaviour");
                break;
        }
    }

    private static void Confirm()
    {
        Console.WriteLine("app: confirm " + ((int)RunningImage.Confirm()).ToString());
    }

    private static void Fail()
    {
        throw new InvalidOperationException();
    }

    private static void Spin()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Highest;
        while (true)
        {
        }
    }

    private static void Leak()
    {
        while (true)
        {
            s_nodes = new Node(s_nodes, 64);
        }
    }

    // Allocates large pieces first: there are few objects, and at the end not even a small one fits.
    private static void TakeAll()
    {
        for (int size = 4096; size > 0; size /= 2)
        {
            try
            {
                while (true)
                {
                    s_nodes = new Node(s_nodes, size);
                }
            }
            catch (OutOfMemoryException)
            {
                // Continues with pieces of half the size.
            }
        }
    }

    internal static void TakeAllForever()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Highest;
        while (true)
        {
            TakeAll();
            for (int i = 0; i < 100_000; i++)
            {
            }
        }
    }
}
