using SecureBoot.Buffers;

namespace SecureBoot.Image;

/// <summary>An image that is already in memory.</summary>
public sealed class ArrayImageSource : ImageSource
{
    private readonly ByteReader _reader;
    private readonly int _length;

    /// <summary>Reads the image from <paramref name="bytes"/>.</summary>
    public ArrayImageSource(byte[] bytes)
    {
        _reader = new ByteReader(bytes, 0, bytes.Length);
        _length = bytes.Length;
    }

    /// <inheritdoc/>
    public override int Length => _length;

    /// <inheritdoc/>
    public override bool TryRead(byte[] target, int at, int count)
    {
        return _reader.TryReadBytes(target, at, count);
    }
}
