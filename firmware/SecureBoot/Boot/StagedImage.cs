using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Verifies the image in a slot's file without holding the whole image: an update arrives while the old image
/// fills the heap.</summary>
/// <remarks>A first check, which keeps invalid images from being scheduled. The boot verifies the image again, in
/// memory, before its launch.</remarks>
internal sealed class StagedImage
{
    private const int PieceSize = 512;

    // A failed read is tried again: a read error is no reason to overwrite a slot.
    internal const int Tries = 3;

    // The TLVs, and the bytes after them that the trailer at the end of the image needs at most.
    private const int MaxTail = TlvList.MaxSize + PieceSize;

    private readonly BootStorage _storage;
    private readonly string _name;
    private readonly int _length;

    private StagedImage(BootStorage storage, string name, int length)
    {
        _storage = storage;
        _name = name;
        _length = length;
    }

    /// <summary>Verifies the file of a slot. The journal's state of the slot does not matter.</summary>
    internal static VerifyStatus Verify(BootStorage storage, int slot, ImagePolicy policy, out VerifiedImage? image)
    {
        image = null;
        string name = Slot.FileOf(slot);
        VerifyStatus status = VerifyStatus.UnreadableImage;
        for (int i = 0; i < Tries && status == VerifyStatus.UnreadableImage; i++)
        {
            int length = storage.GetLength(name);
            status = length == BootStorage.Missing ? VerifyStatus.TruncatedHeader
                : length < 0 ? VerifyStatus.UnreadableImage
                : new StagedImage(storage, name, length).Verify(policy, out image);
        }

        return status;
    }

    private VerifyStatus Verify(ImagePolicy policy, out VerifiedImage? image)
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

        VerifyStatus status = ImageHeader.TryRead(
            first, first.Length, _length, policy.MaxSize, out ImageHeader? fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        if (fields.ProtectedSize > TlvList.MaxSize)
        {
            return VerifyStatus.TlvsTooLarge;
        }

        int bodyEnd = fields.HeaderSize + fields.BodySize;
        byte[] tail = new byte[GetTailSize(_length - bodyEnd)];
        Sha256 sha = new();
        Sha256? shortDigest = policy.Hmac is null ? null : ShortDigest.Begin();
        if (!HashPieces(fields, sha, shortDigest) || !_storage.Read(_name, bodyEnd, tail, 0, tail.Length))
        {
            return VerifyStatus.UnreadableImage;
        }

        byte[] digest = new byte[Sha256.DigestSize];
        sha.Update(tail, 0, fields.ProtectedSize);
        sha.Finish(digest, 0);
        status = new ImageVerifier(policy).VerifyTail(fields, tail, digest, shortDigest, out VerifiedImage? verified);
        if (status == VerifyStatus.Ok)
        {
            status = CheckRest(bodyEnd + tail.Length, tail);
        }
        else if (status == VerifyStatus.TruncatedTlvArea && tail.Length < _length - bodyEnd)
        {
            // The TLVs end after the bytes in memory, which are more than the TLVs may have.
            status = VerifyStatus.TlvsTooLarge;
        }

        image = status == VerifyStatus.Ok ? verified : null;
        return status;
    }

    // The whole tail if it is short; of a long tail the largest TLV area, with at least one piece left for the rest.
    private static int GetTailSize(int left)
    {
        return left <= MaxTail ? left : left - PieceSize < MaxTail ? left - PieceSize : MaxTail;
    }

    // Header and body; the short digest takes the header only.
    private bool HashPieces(ImageHeader fields, Sha256 sha, Sha256? shortDigest)
    {
        byte[] piece = new byte[PieceSize];
        int end = fields.HeaderSize + fields.BodySize;
        int offset = 0;
        while (offset < end)
        {
            int count = end - offset < piece.Length ? end - offset : piece.Length;
            if (!_storage.Read(_name, offset, piece, 0, count))
            {
                return false;
            }

            sha.Update(piece, 0, count);
            int left = fields.HeaderSize - offset;
            if (shortDigest is not null && left > 0)
            {
                shortDigest.Update(piece, 0, left < count ? left : count);
            }

            offset += count;
        }

        return true;
    }

    // The trailing bytes that are not in the tail: the fill continues, and the last piece has the whole trailer.
    private VerifyStatus CheckRest(int start, byte[] tail)
    {
        byte[] piece = new byte[start == _length ? 0 : PieceSize];
        byte fill = tail[tail.Length - 1];
        int offset = start;
        while (offset < _length)
        {
            bool isLast = _length - offset <= PieceSize;
            int at = isLast ? _length - PieceSize : offset;
            if (!_storage.Read(_name, at, piece, 0, PieceSize))
            {
                return VerifyStatus.UnreadableImage;
            }

            if (piece[0] != fill
                || (isLast ? !TrailingBytes.Check(piece, 0) : !TrailingBytes.IsFill(piece, 0, PieceSize, fill)))
            {
                return VerifyStatus.BadTrailingBytes;
            }

            offset += PieceSize;
        }

        return VerifyStatus.Ok;
    }
}
