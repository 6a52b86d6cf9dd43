using System;
using System.Diagnostics;
using SecureBoot.Board.Network;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>NativeSocket of System.Net, over the board's network (sys_net_native_System_Net_Sockets_NativeSocket.cpp):
/// TCP clients.</summary>
internal static class SocketNatives
{
    private const int InterNetwork = 2;
    private const int AddressSize = 16;
    private const int SelectRead = 0;
    private const int MicrosecondsPerMillisecond = 1000;

    // The time for which a thread waits on the host for a real connection at a time, and by which the board's clock
    // then advances.
    private const int StepMilliseconds = 5;

    public static void Add(NativeTable table)
    {
        table.On("System.Net.Sockets.NativeSocket")
            .Add("socket(System.Int32,System.Int32,System.Int32)", static c => c.Return(c.State.Sockets.Create()))
            .Add("connect(System.Object,System.Net.EndPoint,System.Boolean)", Connect)
            .Add(
                "send(System.Object,System.Byte[],System.Int32,System.Int32,System.Int32,System.Int32)",
                static c => Send(c))
            .Add(
                "recv(System.Object,System.Byte[],System.Int32,System.Int32,System.Int32,System.Int32)",
                static c => Receive(c, c.I4(5)))
            .Add("close(System.Object)", Close)
            .Add("getaddrinfo(System.String,System.String@,System.Byte[][]@)", Resolve)
            .Add("getpeername(System.Object,System.Net.EndPoint@)", GetPeer)
            .Add("getsockopt(System.Object,System.Int32,System.Int32,System.Byte[])", static c => Find(c, 0))
            .Add("setsockopt(System.Object,System.Int32,System.Int32,System.Byte[])", static c => Find(c, 0))
            .Add("poll(System.Object,System.Int32,System.Int32)", Poll)
            .Add(
                "ioctl(System.Object,System.UInt32,System.UInt32@)", static c => c.Store(2, Connected(c, 0).Available));
    }

    /// <summary>The socket of a Socket object that is open.</summary>
    public static OpenSocket Find(NativeCall call, int index)
    {
        int handle = Handle(call, index);
        return handle == -1
            ? throw call.Throw(Fault.ObjectDisposed)
            : call.State.Sockets.Find(handle) ?? throw call.ThrowSocket(SocketErrors.NotSocket);
    }

    /// <summary>The connection of a Socket object that is open.</summary>
    public static NetworkConnection Connected(NativeCall call, int index)
    {
        return Find(call, index).Connection ?? throw call.ThrowSocket(SocketErrors.NotConnected);
    }

    public static void Close(NativeCall call)
    {
        call.State.Sockets.Close(Handle(call, 0), call.Runtime.Scheduler);
        call.Return(0);
    }

    public static void Send(NativeCall call)
    {
        NetworkConnection connection = Connected(call, 0);
        Span<byte> bytes = Bytes(call);
        if (!connection.IsBroken)
        {
            connection.Write(bytes);
        }

        call.Return(connection.IsBroken ? throw call.ThrowSocket(SocketErrors.ConnectionReset) : bytes.Length);
    }

    /// <summary>Takes the available bytes, or waits for them: at least one byte, 0 at the end.</summary>
    public static void Receive(NativeCall call, int milliseconds)
    {
        NetworkConnection connection = Alive(call);
        Span<byte> bytes = Bytes(call);
        if (bytes.Length > 0 && !IsReadable(connection))
        {
            WaitFor(call, connection, milliseconds < 0 ? -1 : milliseconds * (long)MicrosecondsPerMillisecond);
            if (call.Status == NativeStatus.Waiting)
            {
                return;
            }
        }

        call.Thread.WaitsFor = null;
        int read = connection.Read(bytes);
        call.Runtime.Board.Network.Count(read);
        call.Return(read == 0 && bytes.Length > 0 && connection.IsBroken
            ? throw call.ThrowSocket(SocketErrors.ConnectionReset)
            : read);
    }

    private static int Handle(NativeCall call, int index)
    {
        return ((HeapObject?)call.Ref(index) ?? throw call.Throw(Fault.NullReference)).Field("m_Handle").I4;
    }

    // A thread that waited on a socket which was closed meanwhile waits no more.
    private static NetworkConnection Alive(NativeCall call)
    {
        try
        {
            return Connected(call, 0);
        }
        catch (FirmwareException)
        {
            call.Thread.WaitsFor = null;
            throw;
        }
    }

    private static Span<byte> Bytes(NativeCall call)
    {
        HeapArray buffer = call.Array(1);
        (int offset, int count) = (call.I4(2), call.I4(3));
        return (uint)offset + (uint)count <= (uint)buffer.Length
            ? buffer.Bytes.AsSpan(offset, count)
            : throw call.Throw(Fault.IndexOutOfRange);
    }

    private static bool IsReadable(NetworkConnection connection) =>
        connection.Available > 0 || connection.IsEnded || connection.IsBroken;

    // Leaves the call waiting, or readable. Throws when the time is over.
    private static void WaitFor(NativeCall call, NetworkConnection connection, long microseconds)
    {
        GreenThread thread = call.Thread;
        long now = call.Runtime.Microseconds;
        SocketWait? begun = thread.WaitsFor as SocketWait;
        SocketWait wait = begun ?? new SocketWait(connection, microseconds < 0 ? long.MaxValue : now + microseconds);
        if (begun is not null && wait.Deadline <= now)
        {
            thread.WaitsFor = null;
            throw call.ThrowSocket(SocketErrors.TimedOut);
        }

        long until = wait.Deadline;
        if (connection.IsLive)
        {
            long started = Stopwatch.GetTimestamp();
            connection.WaitOnHost(TimeSpan.FromMilliseconds(StepMilliseconds));
            if (IsReadable(connection))
            {
                call.Runtime.Usage.Idle += (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
                return;
            }

            until = Math.Min(until, now + (StepMilliseconds * MicrosecondsPerMillisecond));
        }

        thread.WaitsFor = wait;
        call.Wait(until);
    }

    private static void Poll(NativeCall call)
    {
        NetworkConnection connection = Alive(call);
        int microseconds = call.I4(2);
        if (call.I4(1) == SelectRead && !IsReadable(connection))
        {
            if (call.Thread.WaitsFor is SocketWait wait && wait.Deadline <= call.Runtime.Microseconds)
            {
                call.Thread.WaitsFor = null;
                call.Return(false);
                return;
            }

            WaitFor(call, connection, microseconds);
            if (call.Status == NativeStatus.Waiting)
            {
                return;
            }
        }

        call.Thread.WaitsFor = null;
        call.Return(connection.IsBroken && connection.Available == 0
            ? throw call.ThrowSocket(SocketErrors.ConnectionReset)
            : call.I4(1) <= 1);
    }

    private static void Connect(NativeCall call)
    {
        OpenSocket socket = Find(call, 0);
        HeapObject endPoint = (HeapObject?)call.Ref(1) ?? throw call.Throw(Fault.NullReference);
        HeapObject address = endPoint.Field("_address").Ref as HeapObject ?? throw call.Throw(Fault.NullReference);
        socket.Address = (uint)address.Field("Address").Bits;
        socket.Port = endPoint.Field("_port").I4;
        socket.Connection = call.Runtime.Board.Network.Open(socket.Address, socket.Port)
            ?? throw call.ThrowSocket(SocketErrors.ConnectionRefused);
        Scheduler scheduler = call.Runtime.Scheduler;
        socket.Connection.Changed += connection => Sockets.Wake(connection, scheduler);
    }

    private static void Resolve(NativeCall call)
    {
        string name = call.TextOrThrow(0);
        uint address = call.Runtime.Board.Network.Resolve(name) ?? throw call.ThrowSocket(SocketErrors.HostNotFound);
        HeapArray bytes = call.Heap.NewArray(call.Runtime.WellKnown.Byte, 1, AddressSize);
        bytes.Bytes[0] = InterNetwork;
        BitConverter.TryWriteBytes(bytes.Bytes.AsSpan(4), address);
        HeapArray addresses = call.Heap.NewArray(call.Runtime.WellKnown.Byte, 2, 1);
        addresses.Slots[0].SetObject(bytes);
        call.Store(1, ValueSlot.OfObject(call.Heap.NewString(name)));
        call.Store(2, ValueSlot.OfObject(addresses));
    }

    private static void GetPeer(NativeCall call)
    {
        OpenSocket socket = Find(call, 0);
        if (socket.Connection is null)
        {
            throw call.ThrowSocket(SocketErrors.NotConnected);
        }

        DeviceTypes types = call.Runtime.Types;
        HeapObject address = call.Heap.NewObject(types.FindType("System.Net.IPAddress")!);
        address.Field("Address").Bits = socket.Address;
        address.Field("_family").Bits = InterNetwork;
        HeapObject endPoint = call.Heap.NewObject(types.FindType("System.Net.IPEndPoint")!);
        endPoint.Field("_address").SetObject(address);
        endPoint.Field("_port").Bits = socket.Port;
        call.Store(1, ValueSlot.OfObject(endPoint));
    }
}
