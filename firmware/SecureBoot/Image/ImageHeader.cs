using SecureBoot.Buffers;

namespace SecureBoot.Image;

/// <summary>The fixed header at the start of an image (docs/image-format.md, section 2).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     4  magic            3D B8 F3 96
///      4     4  load address     0
///      8     2  header size      bytes up to the body, at least 32
///     10     2  protected size   bytes of the protected TLV area, 0 without one
///     12     4  body size        bytes
///     16     4  flags
///     20     1  major  21 1 minor  22 2 revision  24 4 build
///     28     4  reserved         0
/// </code>
/// All integers are little-endian.
/// </remarks>
public sealed class ImageHeader
{
    /// <summary>The first word of an image.</summary>
    public const uint Magic = 0x96F3B83D;

    /// <summary>Bytes of the header's fields.</summary>
    public const int Size = 32;

    private ImageHeader()
    {
    }

    /// <summary>Bytes from the image's start to its body, 32 to 65535.</summary>
    public int HeaderSize { get; private set; }

    /// <summary>Bytes of the protected TLV area with its own header, 0 to 65535.</summary>
    public int ProtectedSize { get; private set; }

    /// <summary>Bytes of the body.</summary>
    public int BodySize { get; private set; }

    /// <summary>The flags, which are all zero in an image that this device accepts.</summary>
    public uint Flags { get; private set; }

    /// <summary>First part of the version.</summary>
    public byte Major { get; private set; }

    /// <summary>Second part of the version.</summary>
    public byte Minor { get; private set; }

    /// <summary>Third part of the version.</summary>
    public ushort Revision { get; private set; }

    /// <summary>Build number of the version.</summary>
    public uint Build { get; private set; }

    /// <summary>The version as one number: a later version has a larger number.</summary>
    public ulong Version => ((ulong)Major << 56) | ((ulong)Minor << 48) | ((ulong)Revision << 32) | Build;

    /// <summary>Reads the header from the first <paramref name="available"/> bytes of <paramref name="bytes"/>, and
    /// limits its sizes by the image's whole length and by <paramref name="maxSize"/> before any allocation.</summary>
    /// <param name="bytes">The image's first bytes.</param>
    /// <param name="available">The number of available bytes; 32 are read.</param>
    /// <param name="imageLength">The bytes of the whole image, including the trailer.</param>
    /// <param name="maxSize">Most bytes an image may have.</param>
    /// <param name="header">The header, or null unless the status is <see cref="VerifyStatus.Ok"/>.</param>
    public static VerifyStatus TryRead(
        byte[] bytes, int available, int imageLength, int maxSize, out ImageHeader? header)
    {
        return TryRead(bytes, available, imageLength, maxSize, allowed: 0, out header);
    }

    /// <summary>As the other overload, for a container that may have the flags <paramref name="allowed"/>;
    /// <see cref="Flags"/> has its flags.</summary>
    internal static VerifyStatus TryRead(
        byte[] bytes, int available, int imageLength, int maxSize, uint allowed, out ImageHeader? header)
    {
        header = null;
        ByteReader reader = new(bytes, 0, available);

        if (!reader.TryReadUInt32(out uint magic) ||
            !reader.TryReadUInt32(out uint loadAddress) ||
            !reader.TryReadUInt16(out ushort headerSize) ||
            !reader.TryReadUInt16(out ushort protectedSize) ||
            !reader.TryReadUInt32(out uint bodySize) ||
            !reader.TryReadUInt32(out uint flags) ||
            !reader.TryReadByte(out byte major) ||
            !reader.TryReadByte(out byte minor) ||
            !reader.TryReadUInt16(out ushort revision) ||
            !reader.TryReadUInt32(out uint build) ||
            !reader.TryReadUInt32(out uint reserved))
        {
            return VerifyStatus.TruncatedHeader;
        }

        if (magic != Magic)
        {
            return VerifyStatus.BadMagic;
        }

        VerifyStatus status = CheckFields(loadAddress, flags & ~allowed, reserved);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        status = CheckSizes(headerSize, protectedSize, bodySize, imageLength, maxSize);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        header = new ImageHeader
        {
            HeaderSize = headerSize,
            ProtectedSize = protectedSize,
            BodySize = (int)bodySize,
            Flags = flags,
            Major = major,
            Minor = minor,
            Revision = revision,
            Build = build,
        };
        return VerifyStatus.Ok;
    }

    private static VerifyStatus CheckFields(uint loadAddress, uint flags, uint reserved)
    {
        VerifyStatus status = ImageFlags.Check(flags);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        if (loadAddress != 0)
        {
            return VerifyStatus.UnsupportedPlacement;
        }

        return reserved == 0 ? VerifyStatus.Ok : VerifyStatus.BadReservedField;
    }

    private static VerifyStatus CheckSizes(
        int headerSize, int protectedSize, uint bodySize, int imageLength, int maxSize)
    {
        if (headerSize < Size)
        {
            return VerifyStatus.BadHeaderSize;
        }

        if (bodySize == 0)
        {
            return VerifyStatus.EmptyBody;
        }

        // Each size is compared with the room that is left after the sizes before: no sum can wrap.
        if (imageLength > maxSize || headerSize > maxSize || bodySize > (uint)(maxSize - headerSize))
        {
            return VerifyStatus.TooLarge;
        }

        if (headerSize > imageLength)
        {
            return VerifyStatus.TruncatedHeader;
        }

        int left = imageLength - headerSize;
        if (bodySize > (uint)left)
        {
            return VerifyStatus.TruncatedBody;
        }

        int body = (int)bodySize;
        return protectedSize > left - body ? VerifyStatus.TruncatedTlvArea : VerifyStatus.Ok;
    }
}
