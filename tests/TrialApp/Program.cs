using System;
using SecureBoot.Boot;

namespace SecureBoot.TrialApp;

/// <summary>The smallest application that knows its boot stage: it says how it was booted, confirms itself, and ends.</summary>
public static class Program
{
    public static void Main()
    {
        BootSession? session = RunningImage.Session;
        if (session is null)
        {
            Console.WriteLine("app: no boot stage");
            return;
        }

        BootRecord record = session.Record;
        Console.WriteLine("app: " + BootNames.Get(record.Action) + " of version " + record.Major.ToString() + " in slot " + Slot.NameOf(record.SlotNumber));
        Console.WriteLine("app: confirm " + ((int)RunningImage.Confirm()).ToString());
    }
}
