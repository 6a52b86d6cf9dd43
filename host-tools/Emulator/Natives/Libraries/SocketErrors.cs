using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>SocketError's numbers, and the exceptions that carry them.</summary>
internal static class SocketErrors
{
    public const int NotSocket = 10038;
    public const int ConnectionReset = 10054;
    public const int NotConnected = 10057;
    public const int TimedOut = 10060;
    public const int ConnectionRefused = 10061;
    public const int HostNotFound = 11001;

    public static FirmwareException ThrowSocket(this NativeCall call, int error) =>
        Throw(call, "System.Net.Sockets.SocketException", error);

    public static FirmwareException ThrowTls(this NativeCall call, int error) =>
        Throw(call, "System.Security.Cryptography.CryptographicException", error);

    private static FirmwareException Throw(NativeCall call, string type, int error)
    {
        HeapObject thrown = call.Heap.NewObject(call.Runtime.Types.FindType(type)!);
        thrown.Field("_errorCode").Bits = error;
        return new FirmwareException(thrown);
    }
}
