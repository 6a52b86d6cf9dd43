using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board.Network;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Natives;

/// <summary>The sockets of a machine by handle, and the TLS contexts.</summary>
internal sealed class Sockets
{
    private readonly Dictionary<int, OpenSocket> _open = [];
    private readonly Dictionary<int, TlsContext> _contexts = [];
    private int _last;

    public int Create()
    {
        _open.Add(++_last, new OpenSocket());
        return _last;
    }

    public OpenSocket? Find(int handle) => _open.GetValueOrDefault(handle);

    /// <summary>Closes a socket: the threads that wait on the socket run again, and find it closed.</summary>
    public void Close(int handle, Scheduler scheduler)
    {
        if (_open.Remove(handle, out OpenSocket? socket) && socket.Connection is { } connection)
        {
            connection.Close();
            Wake(connection, scheduler);
        }
    }

    /// <summary>Wakes the threads that wait on a connection, which then check it again.</summary>
    public static void Wake(NetworkConnection connection, Scheduler scheduler)
    {
        foreach (GreenThread thread in scheduler.Threads
            .Where(t => t.WaitsFor is SocketWait wait && ReferenceEquals(wait.Connection, connection))
            .ToArray())
        {
            scheduler.WakeUp(thread, WakeReason.Signalled);
        }
    }

    public int AddContext(TlsContext context)
    {
        int handle = 0;
        while (_contexts.ContainsKey(handle))
        {
            handle++;
        }

        _contexts.Add(handle, context);
        return handle;
    }

    public TlsContext? FindContext(int handle) => _contexts.GetValueOrDefault(handle);

    public bool RemoveContext(int handle) => _contexts.Remove(handle);
}
