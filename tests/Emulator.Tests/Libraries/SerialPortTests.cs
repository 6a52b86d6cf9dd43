using System.Text;
using SecureBoot.Board;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>System.IO.Ports with the board's ports.</summary>
public sealed class SerialPortTests
{
    private readonly LibraryProgram _program = new("""
        static SerialPort s_port;
        public static void Open(int baud)
        {
            Configuration.SetPinFunction(32, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(33, DeviceFunction.COM2_TX);
            s_port = new SerialPort("COM2", baud); s_port.ReadTimeout = 20; s_port.Open();
        }

        public static string TryOpen(string name)
        {
            try { new SerialPort(name).Open(); return "open"; } catch (Exception e) { return e.GetType().Name; }
        }
        public static void Close() { s_port.Close(); s_port.Dispose(); }
        public static int Available() { return s_port.BytesToRead; }
        public static byte[] Read(int count)
        {
            byte[] b = new byte[count];
            int n = s_port.Read(b, 0, count);
            byte[] r = new byte[n];
            Array.Copy(b, r, n);
            return r;
        }
        public static string ReadExisting() { return s_port.ReadExisting(); }
        public static string ReadLine()
        {
            try { return s_port.ReadLine(); } catch (Exception e) { return e.GetType().Name; }
        }
        public static void Write(byte[] bytes) { s_port.Write(bytes, 0, bytes.Length); }
        public static void WriteLine(string text) { s_port.WriteLine(text); }
        public static void PrintReceived()
        {
            s_port.DataReceived += (sender, e) => Console.WriteLine("received " + s_port.BytesToRead);
        }
        public static void Sleep(int milliseconds) { Thread.Sleep(milliseconds); }
        """);

    private VirtualSerialPort Port => _program.Board.SerialPorts["COM2"];

    [Fact]
    public void Read_TakesWhatCame_InOrder()
    {
        _program.Call("Open", 115200);
        Assert.Equal(115200, Port.BaudRate);
        Port.Feed([1, 2, 3, 4, 5]);

        Assert.Equal(5, _program.Call("Available"));
        Assert.Equal(new byte[] { 1, 2, 3 }, _program.Call("Read", 3));
        Assert.Equal(new byte[] { 4, 5 }, _program.Call("Read", 2));
        Assert.Equal(0, _program.Call("Available"));
    }

    [Fact]
    public void Write_IsSeenFromOutside()
    {
        _program.Call("Open", 9600);
        _program.Call("Write", new byte[] { 0, 255, 7 });
        _program.Call("WriteLine", "ä");
        Assert.Equal([0, 255, 7, .. Encoding.UTF8.GetBytes("ä\n")], Port.TakeSent());
    }

    [Fact]
    public void ReadLine_EndsAtTheNewLine_OrAfterTheTimeout()
    {
        _program.Call("Open", 9600);
        Port.Feed("one\ntwo\nthr"u8);
        Assert.Equal("one", ((string)_program.Call("ReadLine")!).TrimEnd('\n'));
        Assert.Equal("two", ((string)_program.Call("ReadLine")!).TrimEnd('\n'));
        Assert.Equal("TimeoutException", _program.Call("ReadLine"));
        Assert.Equal("thr", _program.Call("ReadExisting"));
    }

    [Fact]
    public void DataReceived_TellsOfBytesThatCame()
    {
        _program.Call("Open", 9600);
        _program.Call("PrintReceived");
        Port.Feed([1, 2]);
        _program.Call("Sleep", 5);
        Assert.StartsWith("received 2", _program.TakeOutput(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAPortThatIsNotThere_OrTwice_Throws()
    {
        Assert.NotEqual("open", _program.Call("TryOpen", "COM9"));
        _program.Call("Open", 9600);
        Assert.NotEqual("open", _program.Call("TryOpen", "COM2"));
        _program.Call("Close");
        Assert.False(Port.IsOpen);
    }
}
