namespace SecureBoot.Image;

/// <summary>Where an image's bytes come from, in order and once: a file on the device, an array on the host.</summary>
public abstract class ImageSource
{
    /// <summary>Bytes in the image, asked for once; negative when it cannot be told.</summary>
    public abstract int Length { get; }

    /// <summary>Fills <paramref name="count"/> bytes of <paramref name="target"/> from index <paramref name="at"/> with
    /// the bytes that come next, all of them, or returns false.</summary>
    public abstract bool TryRead(byte[] target, int at, int count);
}
