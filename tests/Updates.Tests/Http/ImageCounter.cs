using System;
using System.Text;
using SecureBoot.Board.Network;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>A host that counts the image bytes in its answers, without headers. Links with an image end early on
/// request.</summary>
internal sealed class ImageCounter(INetworkHost host) : INetworkHost
{
    /// <summary>Bytes of images that the firmware has read.</summary>
    public long Bytes { get; private set; }

    /// <summary>The number of received bytes after which the next link with an image ends; null for no limit.</summary>
    public Func<int?> BreaksAfter { get; set; } = static () => null;

    /// <summary>The number of links that ended early.</summary>
    public int Died { get; private set; }

    public NetworkConnection? Open(int port) =>
        host.Open(port) is { } connection ? new Counted(connection, this) : null;

    private sealed class Counted(NetworkConnection inner, ImageCounter counter) : NetworkConnection
    {
        private const uint HeadEnd = 0x0D0A0D0A;

        private bool _isImage;
        private bool _isBody;
        private uint _last;
        private int _left = int.MaxValue;

        public override int Available => Math.Min(inner.Available, _left);

        public override bool IsEnded => _left > 0 && inner.IsEnded;

        public override bool IsBroken => _left == 0 || inner.IsBroken;

        public override bool IsLive => inner.IsLive;

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer[..Math.Min(buffer.Length, _left)]);
            _left -= read;
            counter.Died += read > 0 && _left == 0 ? 1 : 0;
            foreach (byte value in buffer[..read])
            {
                counter.Bytes += _isBody && _isImage ? 1 : 0;
                _last = (_last << 8) | value;
                _isBody |= _last == HeadEnd;
            }

            return read;
        }

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            _isImage = Encoding.ASCII.GetString(bytes).Contains(".img ", StringComparison.Ordinal);
            _left = _isImage ? counter.BreaksAfter() ?? int.MaxValue : int.MaxValue;
            inner.Write(bytes);
        }

        public override string? StartTls(TlsSettings settings) => inner.StartTls(settings);

        public override void WaitOnHost(TimeSpan time) => inner.WaitOnHost(time);

        public override void Close() => inner.Close();
    }
}
