using System;

namespace SecureBoot.Image;

/// <summary>An image in memory, read once, in three arrays: its header, its body, which can be hashed and loaded
/// without a copy, and the rest.</summary>
public sealed class LoadedImage
{
    private LoadedImage(byte[] header, byte[] body, byte[] tail)
    {
        Header = header;
        Body = body;
        Tail = tail;
    }

    /// <summary>The image's first bytes, with the size that the header declares.</summary>
    public byte[] Header { get; }

    /// <summary>The body, with the length that the header declares.</summary>
    public byte[] Body { get; }

    /// <summary>All bytes after the body: TLVs, trailer.</summary>
    public byte[] Tail { get; }

    /// <summary>Reads an image. Its sizes are limited by its length and by <paramref name="maxSize"/> before memory is
    /// allocated.</summary>
    /// <param name="source">The source of the bytes.</param>
    /// <param name="maxSize">Most bytes an image may have.</param>
    /// <param name="image">The image, or null unless the status is <see cref="VerifyStatus.Ok"/>. Ok does not mean that
    /// the signatures are valid.</param>
    public static VerifyStatus TryRead(ImageSource source, int maxSize, out LoadedImage? image)
    {
        image = null;
        int length = source.Length;
        if (length < 0)
        {
            return VerifyStatus.UnreadableImage;
        }

        if (length > maxSize)
        {
            return VerifyStatus.TooLarge;
        }

        if (length < ImageHeader.Size)
        {
            return VerifyStatus.TruncatedHeader;
        }

        byte[] first = new byte[ImageHeader.Size];
        if (!source.TryRead(first, 0, first.Length))
        {
            return VerifyStatus.UnreadableImage;
        }

        VerifyStatus status = ImageHeader.TryRead(first, first.Length, length, maxSize, out ImageHeader? fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        byte[] header = new byte[fields.HeaderSize];
        Array.Copy(first, header, first.Length);
        byte[] body = new byte[fields.BodySize];
        byte[] tail = new byte[length - header.Length - body.Length];
        if (!source.TryRead(header, first.Length, header.Length - first.Length)
            || !source.TryRead(body, 0, body.Length)
            || !source.TryRead(tail, 0, tail.Length))
        {
            return VerifyStatus.UnreadableImage;
        }

        image = new LoadedImage(header, body, tail);
        return VerifyStatus.Ok;
    }
}
