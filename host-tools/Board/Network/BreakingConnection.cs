using System;

namespace SecureBoot.Board.Network;

/// <summary>A link that dies: after a number of received bytes the connection is reset.</summary>
internal sealed class BreakingConnection : NetworkConnection
{
    private readonly NetworkConnection _inner;
    private long _left;

    public BreakingConnection(NetworkConnection inner, long most)
    {
        _inner = inner;
        _left = most;
        inner.Changed += _ => Tell();
    }

    public override int Available => (int)Math.Min(_inner.Available, _left);

    public override bool IsEnded => _left > 0 && _inner.IsEnded;

    public override bool IsBroken => _left <= 0 || _inner.IsBroken;

    public override bool IsLive => _inner.IsLive;

    public override int Read(Span<byte> buffer)
    {
        int read = _inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        if (_left <= 0)
        {
            _inner.Close();
        }

        return read;
    }

    public override void Write(ReadOnlySpan<byte> bytes) => _inner.Write(bytes);

    public override string? StartTls(TlsSettings settings) => _inner.StartTls(settings);

    public override void WaitOnHost(TimeSpan time) => _inner.WaitOnHost(time);

    public override void Close() => _inner.Close();
}
