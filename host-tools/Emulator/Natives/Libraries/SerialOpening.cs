using System.Linq;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>Opening a serial port, and what happens when bytes come in.</summary>
internal static class SerialOpening
{
    private const byte SerialCategory = 30;
    private const uint Chars = 1;
    private const uint WatchChar = 2;
    private const int SerialFunctions = 0x030000;
    private const int Transmit = 0;
    private const int Receive = 1;

    // COM1 is the Wire Protocol's.
    private const int FirstPort = 2;

    public static void Open(NativeCall call, HeapObject self)
    {
        if (self.Field("_portIndex").I4 < FirstPort)
        {
            throw call.Throw(Fault.Argument);
        }

        CheckSettings(call, self);
        VirtualSerialPort port = SerialPortNatives.Port(call, self);
        port.Close();
        port.Open(self.Field("_baudRate").I4, System.Math.Max(self.Field("_bufferSize").I4, 1));
        Scheduler scheduler = call.Runtime.Scheduler;
        NativeEvents events = call.State.Events;
        port.Received += changed => Received(scheduler, events, self, changed);
    }

    /// <summary>The driver has to have pins for both directions.</summary>
    public static void CheckSettings(NativeCall call, HeapObject self)
    {
        int index = self.Field("_portIndex").I4;
        if (self.Field("_dataBits").I4 is < 5 or > 8 || self.Field("_baudRate").I4 < 1)
        {
            throw call.Throw(Fault.Argument);
        }

        int functions = SerialFunctions + (index << 8);
        if (!call.State.PinFunctions.ContainsValue(functions + Transmit)
            || !call.State.PinFunctions.ContainsValue(functions + Receive))
        {
            throw call.Throw(Fault.Plain);
        }
    }

    /// <summary>Wakes the threads that wait for bytes; otherwise tells firmware, once enough bytes have
    /// arrived.</summary>
    private static void Received(Scheduler scheduler, NativeEvents events, HeapObject self, VirtualSerialPort port)
    {
        GreenThread[] waiting = [.. scheduler.Threads.Where(t =>
            t.Status == ThreadStatus.Waiting && ReferenceEquals(t.WaitsFor, port))];
        foreach (GreenThread thread in waiting)
        {
            scheduler.WakeUp(thread, WakeReason.Signalled);
        }

        if (waiting.Length == 0 && port.Available >= self.Field("_receivedBytesThreshold").I4)
        {
            byte watched = (byte)self.Field("_watchChar").I4;
            uint kind = watched != 0 && port.Peek().Contains(watched) ? WatchChar : Chars;
            events.Post(SerialCategory, 0, (ushort)self.Field("_portIndex").I4, kind);
        }
    }
}
