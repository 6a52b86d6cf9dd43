using SecureBoot.Board;

namespace SecureBoot.Emulator.Natives;

/// <summary>The serial ports of the board.</summary>
internal static class SerialNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.IO.Ports.SerialNative")
            .Add("Exists(System.String)", static c => c.Return(c.Machine.Board.SerialPorts.Exists(c.Text(0)!)))
            .Add("Open(System.String,System.Int32,System.Int32)", static c => c.Return(c.I4(1) > 0 && Port(c).Open(c.I4(1), c.I4(2))))
            .Add("Close(System.String)", static c => Port(c).Close())
            .Add("Available(System.String)", static c => c.Return(Port(c).Available))
            .Add("Read(System.String,System.Byte[],System.Int32,System.Int32)", static c => c.Return(Port(c).Read(c.Array(1).Bytes, c.I4(2), c.I4(3))))
            .Add("Write(System.String,System.Byte[],System.Int32,System.Int32)", static c => Port(c).Write(c.Array(1).Bytes, c.I4(2), c.I4(3)));
    }

    private static VirtualSerialPort Port(NativeCall call) => call.Machine.Board.SerialPorts[call.Text(0)!];
}
