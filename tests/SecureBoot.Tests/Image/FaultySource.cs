using SecureBoot.Image;

namespace SecureBoot.Tests.Image;

/// <summary>An image in memory with one failing read, or with a wrong length.</summary>
internal sealed class FaultySource : ImageSource
{
    private readonly ArrayImageSource _source;
    private readonly int _failingRead;
    private int _reads;

    public FaultySource(byte[] image, int failingRead, int? length)
    {
        _source = new ArrayImageSource(image);
        _failingRead = failingRead;
        Length = length ?? image.Length;
    }

    public override int Length { get; }

    public override bool TryRead(byte[] target, int at, int count)
    {
        return _reads++ != _failingRead && _source.TryRead(target, at, count);
    }
}
