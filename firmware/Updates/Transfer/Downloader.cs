using SecureBoot.Boot;
using SecureBoot.Crypto;

namespace SecureBoot.Updates;

/// <summary>Downloads an image into the staging slot, block by block, and resumes an interrupted transfer.</summary>
/// <remarks>Each object downloads one image. Without a manifest the whole file is one block.</remarks>
internal sealed class Downloader
{
    // The limit of consecutive interrupted answers without a whole chunk: each answer costs a write of the flash.
    private const int MaxBroken = 3;

    private readonly UpdateSession _session;
    private readonly RangeSource _source;
    private readonly BoundedSource _reader;
    private readonly int _size;
    private readonly byte[] _fileDigest;
    private readonly Manifest? _manifest;
    private readonly int _blockSize;
    private readonly byte[] _chunk = new byte[Updater.MaxChunk];
    private readonly Sha256 _sha = new();
    private int _broken;
    private bool _wasDamaged;

    internal Downloader(UpdateSession session, RangeSource source, int size, byte[] fileDigest, Manifest? manifest)
    {
        _session = session;
        _source = source;
        _reader = new BoundedSource(source);
        _size = size;
        _fileDigest = fileDigest;
        _manifest = manifest;
        _blockSize = manifest is null ? size : Manifest.BlockSize;
    }

    /// <summary>The boot library's last result.</summary>
    internal UpdateSessionResult LastResult { get; private set; }

    /// <summary>The source's last status.</summary>
    internal RangeStatus LastRange { get; private set; }

    /// <summary>Hashes the bytes that were stored before a reset again: the cut may have damaged them, and a block that
    /// the transfer went back to may still have its old bytes.</summary>
    /// <returns>None if the first step may be taken.</returns>
    internal TransferOutcome CheckStored()
    {
        int offset = 0;
        while (offset < _session.Received)
        {
            int left = _session.Received - offset;
            int count = GetCount(offset);
            count = count < left ? count : left;
            LastResult = _session.Read(offset, _chunk, count);
            if (LastResult != UpdateSessionResult.Success)
            {
                return TransferOutcome.Refused;
            }

            offset += count;
            if (!Take(count, offset))
            {
                return Rewind(offset);
            }
        }

        return IsWhole();
    }

    /// <summary>Brings the next chunk from the file <paramref name="name"/> of the source.</summary>
    /// <returns>None if more chunks follow.</returns>
    internal TransferOutcome Step(string name)
    {
        int offset = _session.Received;
        int count = GetCount(offset);
        LastRange = _reader.Fill(name, offset, _chunk, 0, count);
        int filled = _reader.Filled;
        TransferOutcome outcome = filled >= GetLeast(offset) ? Store(filled) : TransferOutcome.None;
        if (outcome != TransferOutcome.None)
        {
            return outcome;
        }

        if (LastRange == RangeStatus.Ok && filled == count)
        {
            _broken = 0;
            return IsWhole();
        }

        // The received bytes are stored. No immediate second request after a refusal or a slow answer.
        _source.Close();
        _broken++;
        bool isBroken = LastRange == RangeStatus.Unreachable;
        if (LastRange == RangeStatus.Ok && _reader.IsEnd)
        {
            LastRange = RangeStatus.TooShort;
        }

        return isBroken && _broken < MaxBroken ? TransferOutcome.None : TransferOutcome.Interrupted;
    }

    /// <summary>Closes the source. Only a complete session stays open.</summary>
    internal void End(TransferOutcome outcome)
    {
        _source.Close();
        if (outcome != TransferOutcome.Complete)
        {
            // The stored bytes stay: the next poll resumes from them.
            _ = _session.Abort(erase: false);
        }
    }

    private TransferOutcome IsWhole()
    {
        return _session.Received == _size ? TransferOutcome.Complete : TransferOutcome.None;
    }

    private TransferOutcome Store(int count)
    {
        int offset = _session.Received;
        LastResult = _session.Store(offset, _chunk, 0, count);
        if (LastResult != UpdateSessionResult.Success)
        {
            return TransferOutcome.Refused;
        }

        if (Take(count, offset + count))
        {
            return TransferOutcome.None;
        }

        // A first failure may come from the link; a server that sends the block twice has no other block.
        _source.Close();
        bool isAgain = _wasDamaged;
        _wasDamaged = true;
        TransferOutcome outcome = Rewind(offset + count);
        return isAgain ? TransferOutcome.Damaged : outcome;
    }

    // Hashes the bytes in the chunk. False if the chunk ends a block that differs from the manifest's block.
    private bool Take(int count, int end)
    {
        _sha.Update(_chunk, 0, count);
        if (end % _blockSize != 0 && end != _size)
        {
            return true;
        }

        byte[] digest = new byte[Sha256.DigestSize];
        _sha.Finish(digest, 0);
        _sha.Reset();
        return _manifest is null
            ? UpdateState.IsSame(digest, _fileDigest)
            : _manifest.IsBlock((end - 1) / _blockSize, digest);
    }

    private TransferOutcome Rewind(int end)
    {
        LastResult = _session.Rewind((end - 1) / _blockSize * _blockSize);
        return LastResult == UpdateSessionResult.Success ? TransferOutcome.None : TransferOutcome.Refused;
    }

    // A chunk, but no more bytes than are left of its block and of the file.
    private int GetCount(int offset)
    {
        int left = _blockSize - (offset % _blockSize);
        left = left < _size - offset ? left : _size - offset;
        return left < Updater.MaxChunk ? left : Updater.MaxChunk;
    }

    // The first chunk has the whole header.
    private static int GetLeast(int offset)
    {
        return offset == 0 ? Image.ImageHeader.Size : 1;
    }
}
