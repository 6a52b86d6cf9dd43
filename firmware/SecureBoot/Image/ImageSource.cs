namespace SecureBoot.Image;

/// <summary>The source of an image's bytes, in order and once: a file on the device, an array on the host.</summary>
public abstract class ImageSource
{
    /// <summary>Bytes in the image, read once; negative if the length is unknown.</summary>
    public abstract int Length { get; }

    /// <summary>Fills <paramref name="count"/> bytes of <paramref name="target"/> from index <paramref name="at"/> with
    /// the next bytes; false if not all bytes could be read.</summary>
    public abstract bool TryRead(byte[] target, int at, int count);
}
