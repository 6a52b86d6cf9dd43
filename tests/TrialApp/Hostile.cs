using System;
using System.IO;
using System.Reflection;
using System.Threading;
using nanoFramework.Runtime.Native;
using SecureBoot.Boot;

namespace SecureBoot.TrialApp;

/// <summary>Attacks of a signed application on its boot stage, on a runtime without a sandbox.</summary>
internal static class Hostile
{
    private const int HeaderSize = 32;

    internal static void Run(BootSession session)
    {
        switch (session.Record.Build)
        {
            case Behaviour.ForgeExtension:
                FieldInfo extension = Field(typeof(BootSession), "<Extension>k__BackingField");
                extension.SetValue(session, 1_000_000);
                Hang("extension " + session.Extension.ToString());
                break;
            case Behaviour.HoldLock:
                Monitor.Enter(JournalOf(session));
                Hang("lock held");
                break;
            case Behaviour.DeleteJournal:
                File.Delete("I:\\journal0");
                File.Delete("I:\\journal1");
                break;
            case Behaviour.DeleteSlots:
                File.Delete("I:\\slot_a.img");
                File.Delete("I:\\slot_b.img");
                break;
            case Behaviour.ClearKey:
                Array.Clear(session.Record.KeyHash, 0, session.Record.KeyHash.Length);
                break;
            case Behaviour.LoadUnsigned:
                Console.WriteLine("app: loaded " + Assembly.Load(ReadBody(session.Record.SlotNumber)).FullName);
                break;
            case Behaviour.HoldReset:
                Power.OnRebootEvent += Sleep;
                Hang("reset held");
                break;
            case Behaviour.EndWithoutMemory:
                Console.WriteLine("app: memory taken");
                new Thread(Program.TakeAllForever).Start();
                Thread.Sleep(2000);
                break;
            default:
                JournalOf(session).State.SetState(session.Record.SlotNumber, SlotState.Confirmed);
                Hang("confirmed " + (session.IsConfirmed ? "yes" : "no"));
                break;
        }
    }

    private static void Hang(string text)
    {
        Console.WriteLine("app: " + text);
        Sleep();
    }

    private static void Sleep()
    {
        Thread.Sleep(-1);
    }

    private static Journal JournalOf(BootSession session)
    {
        return (Journal)Field(typeof(BootSession), "_journal").GetValue(session)!;
    }

    private static FieldInfo Field(Type type, string name)
    {
        return type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
    }

    private static byte[] ReadBody(int slot)
    {
        using FileStream stream = new("I:\\" + Slot.FileOf(slot), FileMode.Open, FileAccess.Read);
        byte[] body = new byte[(int)stream.Length - HeaderSize];
        stream.Seek(HeaderSize, SeekOrigin.Begin);
        int read = stream.Read(body, 0, body.Length);
        return read == body.Length ? body : throw new InvalidOperationException();
    }
}
