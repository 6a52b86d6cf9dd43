using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Verifies the image in a slot's file without holding it: an update arrives while the old image fills the heap.</summary>
/// <remarks>A first opinion, which keeps bad images from being scheduled. What boots is verified again, in memory, before it is launched.</remarks>
internal sealed class StagedImage
{
    /// <summary>Most bytes after the body: TLVs and trailing bytes are held whole.</summary>
    internal const int MaxTail = 4096;

    private const int PieceSize = 512;

    private readonly BootStorage _storage;
    private readonly string _name;
    private readonly int _length;

    internal StagedImage(BootStorage storage, string name, int length)
    {
        _storage = storage;
        _name = name;
        _length = length;
    }

    internal VerifyStatus Verify(ImagePolicy policy, out VerifiedImage? image)
    {
        image = null;
        byte[] first = new byte[ImageHeader.Size];
        if (_length < first.Length)
        {
            return VerifyStatus.TruncatedHeader;
        }

        if (!_storage.Read(_name, 0, first, 0, first.Length))
        {
            return VerifyStatus.UnreadableImage;
        }

        VerifyStatus status = ImageHeader.TryRead(first, first.Length, _length, policy.MaxSize, out ImageHeader? fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        int bodyEnd = fields.HeaderSize + fields.BodySize;
        if (_length - bodyEnd > MaxTail)
        {
            return VerifyStatus.BadTrailingBytes;
        }

        byte[] tail = new byte[_length - bodyEnd];
        Sha256 sha = new();
        if (!HashPieces(sha, bodyEnd) || !_storage.Read(_name, bodyEnd, tail, 0, tail.Length))
        {
            return VerifyStatus.UnreadableImage;
        }

        byte[] digest = new byte[Sha256.DigestSize];
        sha.Update(tail, 0, fields.ProtectedSize);
        sha.Finish(digest, 0);
        return new ImageVerifier(policy).VerifyTail(fields, tail, digest, out image);
    }

    private bool HashPieces(Sha256 sha, int end)
    {
        byte[] piece = new byte[PieceSize];
        int offset = 0;
        while (offset < end)
        {
            int count = end - offset < piece.Length ? end - offset : piece.Length;
            if (!_storage.Read(_name, offset, piece, 0, count))
            {
                return false;
            }

            sha.Update(piece, 0, count);
            offset += count;
        }

        return true;
    }
}
