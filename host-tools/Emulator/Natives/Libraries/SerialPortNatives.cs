using System;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>SerialPort of System.IO.Ports, as on the ESP32 (targets/ESP32/_nanoCLR/System.IO.Ports).</summary>
internal static class SerialPortNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.IO.Ports.SerialPort")
            .Add("get_BytesToRead", static c => c.Return(Port(c, Live(c)).Available))
            .Add("get_InvertSignalLevels", static c => c.Return(c.State.InvertedPorts.Contains(Port(c, Live(c)).Name)))
            .Add("set_InvertSignalLevels(System.Boolean)", Invert)
            .Add("Read(System.Byte[],System.Int32,System.Int32)", Read)
            .Add("ReadExisting", static c => c.ReturnText(Text(Take(Port(c, Live(c)), int.MaxValue))))
            .Add("ReadLine", ReadLine)
            .Add("Write(System.Byte[],System.Int32,System.Int32)", Write)
            .Add("NativeDispose", static c => Port(c, c.This()).Close())
            .Add("NativeInit", static c => SerialOpening.Open(c, c.This()))
            .Add("NativeConfig", static c => SerialOpening.CheckSettings(c, c.This()))
            .Add("NativeSetWatchChar", static c => Live(c))
            .Add("NativeWriteString(System.String,System.Boolean)", WriteText)
            .Add("GetDeviceSelector", static c => c.ReturnText(string.Join(',', VirtualSerialPorts.Names)))
            .Add("NativeReceivedBytesThreshold(System.Int32)", SetThreshold);
    }

    /// <summary>The port of a SerialPort object.</summary>
    public static VirtualSerialPort Port(NativeCall call, HeapObject self)
    {
        string name = "COM" + self.Field("_portIndex").I4;
        return call.Runtime.Board.SerialPorts.Exists(name)
            ? call.Runtime.Board.SerialPorts[name]
            : throw call.Throw(Fault.Argument);
    }

    private static HeapObject Live(NativeCall call)
    {
        return call.This().Field("_disposed").I4 == 0 ? call.This() : throw call.Throw(Fault.ObjectDisposed);
    }

    private static VirtualSerialPort Open(NativeCall call)
    {
        VirtualSerialPort port = Port(call, Live(call));
        return port.IsOpen ? port : throw call.Throw(Fault.Plain);
    }

    private static void Invert(NativeCall call)
    {
        VirtualSerialPort port = Port(call, Live(call));
        if (port.IsOpen)
        {
            throw call.Throw(Fault.InvalidOperation);
        }

        _ = call.Bool(1) ? call.State.InvertedPorts.Add(port.Name) : call.State.InvertedPorts.Remove(port.Name);
    }

    private static void Read(NativeCall call)
    {
        VirtualSerialPort port = Open(call);
        HeapArray buffer = Buffer(call, out int offset, out int count);
        if (port.Available >= count)
        {
            call.Thread.Wake = WakeReason.None;
            call.Return(port.Read(buffer.Bytes, offset, count));
            return;
        }

        Wait(call, port);
    }

    private static void ReadLine(NativeCall call)
    {
        VirtualSerialPort port = Open(call);
        byte[] newLine = Encoding.UTF8.GetBytes((call.This().Field("_newLine").Ref as HeapString
            ?? throw call.Throw(Fault.Argument)).Value);
        int at = port.Peek().AsSpan().IndexOf(newLine);
        if (at >= 0)
        {
            call.Thread.Wake = WakeReason.None;
            byte[] line = Take(port, at + newLine.Length);
            call.ReturnText(Text(line.AsSpan(0, at)));
            return;
        }

        Wait(call, port);
    }

    /// <summary>Waits for bytes until the port's timeout.</summary>
    private static void Wait(NativeCall call, VirtualSerialPort port)
    {
        GreenThread thread = call.Thread;
        WakeReason wake = thread.Wake;
        thread.Wake = WakeReason.None;
        if (wake == WakeReason.TimedOut)
        {
            throw call.Throw(Fault.Timeout);
        }

        long deadline = wake == WakeReason.Signalled
            ? thread.WakeAt
            : call.Runtime.Scheduler.Deadline(call.This().Field("_readTimeout").I4);
        thread.WaitsFor = port;
        call.Wait(deadline);
    }

    private static void Write(NativeCall call)
    {
        VirtualSerialPort port = Open(call);
        HeapArray buffer = Buffer(call, out int offset, out int count);
        port.Write(buffer.Bytes, offset, count);
    }

    private static void WriteText(NativeCall call)
    {
        VirtualSerialPort port = Open(call);
        if (call.Text(1) is not { } text)
        {
            return;
        }

        string newLine = call.Bool(2)
            ? (call.This().Field("_newLine").Ref as HeapString)?.Value ?? string.Empty
            : string.Empty;
        byte[] bytes = Encoding.UTF8.GetBytes(text + newLine);
        port.Write(bytes, 0, bytes.Length);
    }

    private static void SetThreshold(NativeCall call)
    {
        call.This().Field("_receivedBytesThreshold").Bits = call.I4(1) > 0
            ? call.I4(1)
            : throw call.Throw(Fault.OutOfRange);
    }

    private static HeapArray Buffer(NativeCall call, out int offset, out int count)
    {
        HeapArray buffer = call.Ref(1) as HeapArray
            ?? throw call.Corrupt(
                "a null buffer",
                "sys_io_ser_native_System_IO_Ports_SerialPort.cpp, its length is read before the check");
        offset = call.I4(2);
        count = call.I4(3);
        if ((uint)offset > (uint)buffer.Length || (uint)count > (uint)buffer.Length)
        {
            throw call.Throw(Fault.InvalidOperation);
        }

        return offset + count <= buffer.Length ? buffer : throw call.Throw(Fault.Argument);
    }

    private static byte[] Take(VirtualSerialPort port, int most)
    {
        byte[] bytes = new byte[Math.Min(most, port.Available)];
        port.Read(bytes, 0, bytes.Length);
        return bytes;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(zero < 0 ? bytes : bytes[..zero]);
    }
}
