using System.Runtime.CompilerServices;
using System.Threading;

namespace System.Net.Sockets;

/// <summary>A TCP socket. Native code reads the handle, which is the first field; datagrams and listening end a run in
/// the emulator.</summary>
public class Socket : IDisposable
{
    internal int m_Handle = -1;
    private bool m_fBlocking = true;
    private EndPoint m_localEndPoint;
    private int m_recvTimeout = Timeout.Infinite;
    private int m_sendTimeout = Timeout.Infinite;
    private SocketType _socketType = SocketType.Unknown;
    internal EndPoint _rightEndPoint;

    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        m_Handle = NativeSocket.socket((int)addressFamily, (int)socketType, (int)protocolType);
        _socketType = socketType;
    }

    private Socket(int handle)
    {
        m_Handle = handle;
    }

    public int Available
    {
        get
        {
            if (m_Handle == -1)
            {
                throw new ObjectDisposedException();
            }

            uint count = 0;
            NativeSocket.ioctl(this, NativeSocket.FIONREAD, ref count);
            return (int)count;
        }
    }

    public EndPoint LocalEndPoint => GetEndPoint(true);

    public EndPoint RemoteEndPoint => GetEndPoint(false);

    public bool Connected => _rightEndPoint != null && m_Handle != -1;

    public int ReceiveTimeout
    {
        get => m_recvTimeout;
        set => m_recvTimeout = value < Timeout.Infinite ? throw new ArgumentOutOfRangeException()
            : value == 0 ? Timeout.Infinite
            : value;
    }

    public int SendTimeout
    {
        get => m_sendTimeout;
        set => m_sendTimeout = value < Timeout.Infinite ? throw new ArgumentOutOfRangeException()
            : value == 0 ? Timeout.Infinite
            : value;
    }

    public SocketType SocketType => _socketType;

    private EndPoint GetEndPoint(bool fLocal)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        EndPoint endPoint;
        if (fLocal)
        {
            NativeSocket.getsockname(this, out endPoint);
            m_localEndPoint = endPoint;
        }
        else
        {
            NativeSocket.getpeername(this, out endPoint);
        }

        return endPoint;
    }

    public void Bind(EndPoint localEP)
    {
        NativeSocket.bind(this, localEP);
        m_localEndPoint = localEP;
    }

    public void Connect(EndPoint remoteEP)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        Snapshot(ref remoteEP);
        NativeSocket.connect(this, remoteEP, !m_fBlocking);
        if (m_fBlocking)
        {
            Poll(-1, SelectMode.SelectWrite);
        }

        _rightEndPoint = remoteEP;
    }

    public void Close()
    {
        ((IDisposable)this).Dispose();
    }

    public void Listen(int backlog)
    {
        NativeSocket.listen(this, backlog);
    }

    public Socket Accept()
    {
        return new Socket(NativeSocket.accept(this));
    }

    public int Send(byte[] buffer) => Send(buffer, 0, buffer == null ? 0 : buffer.Length, SocketFlags.None);

    public int Send(byte[] buffer, SocketFlags socketFlags) =>
        Send(buffer, 0, buffer == null ? 0 : buffer.Length, socketFlags);

    public int Send(byte[] buffer, int size, SocketFlags socketFlags) => Send(buffer, 0, size, socketFlags);

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        return NativeSocket.send(this, buffer, offset, size, (int)socketFlags, m_sendTimeout);
    }

    public int SendTo(byte[] buffer, int offset, int size, SocketFlags socketFlags, EndPoint remoteEP)
    {
        return NativeSocket.sendto(this, buffer, offset, size, (int)socketFlags, m_sendTimeout, remoteEP);
    }

    public int SendTo(byte[] buffer, int size, SocketFlags socketFlags, EndPoint remoteEP) =>
        SendTo(buffer, 0, size, socketFlags, remoteEP);

    public int SendTo(byte[] buffer, SocketFlags socketFlags, EndPoint remoteEP) =>
        SendTo(buffer, 0, buffer == null ? 0 : buffer.Length, socketFlags, remoteEP);

    public int SendTo(byte[] buffer, EndPoint remoteEP) =>
        SendTo(buffer, 0, buffer == null ? 0 : buffer.Length, SocketFlags.None, remoteEP);

    public int Receive(byte[] buffer) => Receive(buffer, 0, buffer == null ? 0 : buffer.Length, SocketFlags.None);

    public int Receive(byte[] buffer, SocketFlags socketFlags) =>
        Receive(buffer, 0, buffer == null ? 0 : buffer.Length, socketFlags);

    public int Receive(byte[] buffer, int size, SocketFlags socketFlags) => Receive(buffer, 0, size, socketFlags);

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        return NativeSocket.recv(this, buffer, offset, size, (int)socketFlags, m_recvTimeout);
    }

    public int ReceiveFrom(byte[] buffer, int offset, int size, SocketFlags socketFlags, ref EndPoint remoteEP)
    {
        return NativeSocket.recvfrom(this, buffer, offset, size, (int)socketFlags, m_recvTimeout, ref remoteEP);
    }

    public int ReceiveFrom(byte[] buffer, int size, SocketFlags socketFlags, ref EndPoint remoteEP) =>
        ReceiveFrom(buffer, 0, size, socketFlags, ref remoteEP);

    public int ReceiveFrom(byte[] buffer, SocketFlags socketFlags, ref EndPoint remoteEP) =>
        ReceiveFrom(buffer, 0, buffer == null ? 0 : buffer.Length, socketFlags, ref remoteEP);

    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP) =>
        ReceiveFrom(buffer, 0, buffer == null ? 0 : buffer.Length, SocketFlags.None, ref remoteEP);

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue)
    {
        byte[] value = new byte[] { (byte)optionValue, (byte)(optionValue >> 8), (byte)(optionValue >> 16),
            (byte)(optionValue >> 24) };
        if (optionName == SocketOptionName.SendTimeout)
        {
            m_sendTimeout = optionValue;
        }
        else if (optionName == SocketOptionName.ReceiveTimeout)
        {
            m_recvTimeout = optionValue;
        }

        SetSocketOption(optionLevel, optionName, value);
    }

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) =>
        SetSocketOption(optionLevel, optionName, optionValue ? 1 : 0);

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        NativeSocket.setsockopt(this, (int)optionLevel, (int)optionName, optionValue);
    }

    public object GetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName)
    {
        byte[] value = new byte[4];
        GetSocketOption(optionLevel, optionName, value);
        return value[0] | (value[1] << 8) | (value[2] << 16) | (value[3] << 24);
    }

    public void GetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] val)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        NativeSocket.getsockopt(this, (int)optionLevel, (int)optionName, val);
    }

    public bool Poll(int microSeconds, SelectMode mode)
    {
        if (m_Handle == -1)
        {
            throw new ObjectDisposedException();
        }

        return NativeSocket.poll(this, (int)mode, microSeconds);
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    protected virtual void Dispose(bool disposing)
    {
        if (m_Handle != -1)
        {
            NativeSocket.close(this);
            m_Handle = -1;
        }
    }

    void IDisposable.Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    ~Socket()
    {
        Dispose(false);
    }

    private void Snapshot(ref EndPoint remoteEP)
    {
        if (remoteEP is IPEndPoint endPoint)
        {
            remoteEP = endPoint.Snapshot();
        }
    }
}
