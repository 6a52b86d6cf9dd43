using System.IO;

namespace System.Net.Sockets;

public class NetworkStream : Stream
{
    internal Socket _socket;
    protected int _socketType;
    protected EndPoint _remoteEndPoint;
    private bool _ownsSocket;
    protected bool _disposed;

    public NetworkStream(Socket socket)
        : this(socket, false)
    {
    }

    public NetworkStream(Socket socket, bool ownsSocket)
    {
        if (socket == null)
        {
            throw new ArgumentNullException();
        }

        try
        {
            _remoteEndPoint = socket.RemoteEndPoint;
        }
        catch (Exception exception)
        {
            throw new IOException(
                socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error).ToString(), exception);
        }

        _socket = socket;
        _socketType = (int)socket.SocketType;
        _ownsSocket = ownsSocket;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanTimeout => true;

    public override bool CanWrite => true;

    public override int ReadTimeout
    {
        get => _socket.ReceiveTimeout;
        set => _socket.ReceiveTimeout = value is 0 or < System.Threading.Timeout.Infinite
            ? throw new ArgumentOutOfRangeException()
            : value;
    }

    public override int WriteTimeout
    {
        get => _socket.SendTimeout;
        set => _socket.SendTimeout = value is 0 or < System.Threading.Timeout.Infinite
            ? throw new ArgumentOutOfRangeException()
            : value;
    }

    public override long Length
    {
        get
        {
            if (_disposed)
            {
                throw new ObjectDisposedException();
            }

            if (_socket.m_Handle == -1)
            {
                throw new IOException();
            }

            return _socket.Available;
        }
    }

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual bool DataAvailable
    {
        get
        {
            if (_disposed)
            {
                throw new ObjectDisposedException();
            }

            if (_socket.m_Handle == -1)
            {
                throw new IOException();
            }

            return _socket.Available > 0;
        }
    }

    public void Close(int timeout)
    {
        if (timeout < -1)
        {
            throw new ArgumentOutOfRangeException();
        }

        System.Threading.Thread.Sleep(timeout);
        Close();
    }

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            if (disposing && _ownsSocket)
            {
                _socket.Close();
            }
        }
    }

    public override void Flush()
    {
    }

    // If bytes are available, the read takes only these bytes.
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        if (_socket.m_Handle == -1)
        {
            throw new IOException();
        }

        int available = _socket.Available;
        return _socket.Receive(
            buffer, offset, available > 0 && count > available ? available : count, SocketFlags.None);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        if (_socket.m_Handle == -1 || _socket.Send(buffer, offset, count, SocketFlags.None) != count)
        {
            throw new IOException();
        }
    }

    public override int Read(SpanByte buffer) => throw new NotImplementedException();
}
