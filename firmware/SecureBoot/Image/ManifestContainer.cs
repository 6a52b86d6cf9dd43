using System;

namespace SecureBoot.Image;

/// <summary>A container that is not to be booted: an image's form, read by the image's own reader, with the flag
/// NonBootable, which every verifier of images refuses (docs/manifest-format.md, section 1).</summary>
public sealed class ManifestContainer
{
    /// <summary>The largest size of a manifest in bytes: 48 block digests, four signatures, and twice the size of all
    /// other fields.</summary>
    public const int MaxSize = 2560;

    private readonly byte[] _digest;

    private ManifestContainer(ImageHeader header, byte[] body, byte[] tail, TlvList tlvs, byte[] digest)
    {
        Header = header;
        Body = body;
        Tail = tail;
        Tlvs = tlvs;
        _digest = digest;
    }

    /// <summary>The header. The reader must check its flags: an image's bytes are a container as well.</summary>
    public ImageHeader Header { get; }

    /// <summary>The body.</summary>
    public byte[] Body { get; }

    /// <summary>All bytes after the body.</summary>
    public byte[] Tail { get; }

    /// <summary>The TLVs, as places in the tail.</summary>
    public TlvList Tlvs { get; }

    /// <summary>Reads the structure of the first <paramref name="length"/> bytes of <paramref name="bytes"/>, which
    /// must be the whole manifest, and checks the digest.</summary>
    /// <param name="bytes">The container's bytes.</param>
    /// <param name="length">The number of bytes; more than <see cref="MaxSize"/> are refused.</param>
    /// <param name="container">The container, or null unless the status is <see cref="VerifyStatus.Ok"/>. Ok does not
    /// mean that the signatures are valid.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static VerifyStatus TryRead(byte[] bytes, int length, out ManifestContainer? container)
    {
        container = null;
        if (bytes is null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        if (length < 0 || length > bytes.Length)
        {
            return VerifyStatus.UnreadableImage;
        }

        VerifyStatus status = ImageHeader.TryRead(
            bytes, length, length, MaxSize, ImageFlags.NonBootable, out ImageHeader? fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        byte[] header = Copy(bytes, 0, fields.HeaderSize);
        byte[] body = Copy(bytes, header.Length, fields.BodySize);
        byte[] tail = Copy(bytes, header.Length + body.Length, length - header.Length - body.Length);
        status = TlvList.TryRead(fields, tail, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            return status;
        }

        if (tlvs.End != tail.Length)
        {
            return VerifyStatus.BadTrailingBytes;
        }

        byte[] digest = ImageVerifier.ComputeDigest(header, body, tail, fields);
        status = ImageVerifier.CheckDigest(tail, tlvs, digest);
        if (status == VerifyStatus.Ok)
        {
            container = new ManifestContainer(fields, body, tail, tlvs, digest);
        }

        return status;
    }

    /// <summary>Whether a publisher signed the manifest, and every publisher's signature is valid.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="publishers"/> is null.</exception>
    public VerifyStatus Verify(PublisherKeys publishers)
    {
        if (publishers is null)
        {
            throw new ArgumentNullException(nameof(publishers));
        }

        return publishers.Count == 0
            ? VerifyStatus.MissingTrustedKeys
            : new SignatureCheck(publishers.Keys, RevokedKeys.None).Run(Tail, Tlvs, _digest);
    }

    private static byte[] Copy(byte[] bytes, int start, int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(bytes, start, copy, 0, count);
        return copy;
    }
}
