using System;
using System.Text;
using SecureBoot.Board.Network;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>A host whose answers are counted: bytes of images, without the heads of answers.</summary>
internal sealed class ImageCounter(INetworkHost host) : INetworkHost
{
    /// <summary>Bytes of images that firmware took.</summary>
    public long Bytes { get; private set; }

    public NetworkConnection? Open(int port) =>
        host.Open(port) is { } connection ? new Counted(connection, this) : null;

    private sealed class Counted(NetworkConnection inner, ImageCounter counter) : NetworkConnection
    {
        private const uint HeadEnd = 0x0D0A0D0A;

        private bool _isImage;
        private bool _isBody;
        private uint _last;

        public override int Available => inner.Available;

        public override bool IsEnded => inner.IsEnded;

        public override bool IsBroken => inner.IsBroken;

        public override bool IsLive => inner.IsLive;

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
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
            inner.Write(bytes);
        }

        public override string? StartTls(TlsSettings settings) => inner.StartTls(settings);

        public override void WaitOnHost(TimeSpan time) => inner.WaitOnHost(time);

        public override void Close() => inner.Close();
    }
}
