using SecureBoot.Boot;
using SecureBoot.Crypto;

namespace SecureBoot.Updates;

/// <summary>Brings the image of a manifest into the staging slot, block by block, and goes on where it was
/// stopped.</summary>
/// <remarks>An object brings one image.</remarks>
internal sealed class Downloader
{
    // Answers that broke off, one behind the other, without a byte in between.
    private const int MaxBroken = 3;

    private readonly Updater _updater;
    private readonly RangeSource _source;
    private readonly BoundedSource _reader;
    private readonly Manifest _manifest;
    private readonly int _size;
    private readonly byte[] _chunk = new byte[Updater.MaxChunk];
    private readonly byte[] _digest = new byte[Sha256.DigestSize];
    private readonly Sha256 _sha = new();
    private int _broken;
    private bool _wasDamaged;

    internal Downloader(Updater updater, RangeSource source, Manifest manifest)
    {
        _updater = updater;
        _source = source;
        _reader = new BoundedSource(source);
        _manifest = manifest;
        _size = manifest.Numbers.Size;
    }

    /// <summary>What the boot library said last.</summary>
    internal UpdateSessionResult LastResult { get; private set; }

    /// <summary>What the source said last.</summary>
    internal RangeStatus LastRange { get; private set; }

    /// <summary>Brings the image from the file <paramref name="name"/>.</summary>
    /// <param name="name">Where the source has it.</param>
    /// <param name="session">The session with all bytes, for the caller to complete; null unless the outcome is
    /// <see cref="TransferOutcome.Complete"/>.</param>
    internal TransferOutcome Run(string name, out UpdateSession? session)
    {
        TransferOutcome outcome = Open(out session);
        while (outcome == TransferOutcome.None && session is not null)
        {
            outcome = session.Received == _size ? TransferOutcome.Complete : Step(name, session);
        }

        _source.Close();
        if (outcome != TransferOutcome.Complete)
        {
            // What is stored stays: the next look goes on with it.
            if (session is not null)
            {
                _ = session.Abort(erase: false);
                session = null;
            }
        }

        return outcome;
    }

    private TransferOutcome Open(out UpdateSession? session)
    {
        LastResult = _updater.Resume(_size, _manifest.FileDigest, out session);
        if (LastResult == UpdateSessionResult.Success && session is not null)
        {
            return CheckStored(session);
        }

        LastResult = _updater.Start(_size, _manifest.FileDigest, out session);
        return LastResult == UpdateSessionResult.Success ? TransferOutcome.None : TransferOutcome.Refused;
    }

    // What was stored before a reset is hashed again: the cut may have hit it, and a block that was gone back to may
    // still be the old one.
    private TransferOutcome CheckStored(UpdateSession session)
    {
        int offset = 0;
        while (offset < session.Received)
        {
            int left = session.Received - offset;
            int count = GetCount(offset);
            count = count < left ? count : left;
            LastResult = session.Read(offset, _chunk, count);
            if (LastResult != UpdateSessionResult.Success)
            {
                return TransferOutcome.Refused;
            }

            offset += count;
            if (!Take(count, offset))
            {
                return Rewind(session, offset);
            }
        }

        return TransferOutcome.None;
    }

    private TransferOutcome Step(string name, UpdateSession session)
    {
        int offset = session.Received;
        int count = GetCount(offset);
        LastRange = _reader.Fill(name, offset, _chunk, count);
        int filled = _reader.Filled;
        TransferOutcome outcome = filled >= GetLeast(offset) ? Store(session, filled) : TransferOutcome.None;
        if (outcome != TransferOutcome.None || (LastRange == RangeStatus.Ok && filled == count))
        {
            return outcome;
        }

        // What came is stored. Nothing is asked for at once that the server has said no to.
        _source.Close();
        _broken++;
        bool isBroken = LastRange is RangeStatus.Unreachable or RangeStatus.TooSlow;
        if (LastRange == RangeStatus.Ok && _reader.IsEnd)
        {
            LastRange = RangeStatus.TooShort;
        }

        return isBroken && _broken < MaxBroken ? TransferOutcome.None : TransferOutcome.Interrupted;
    }

    private TransferOutcome Store(UpdateSession session, int count)
    {
        int offset = session.Received;
        LastResult = session.Store(offset, _chunk, 0, count);
        if (LastResult != UpdateSessionResult.Success)
        {
            return TransferOutcome.Refused;
        }

        _broken = 0;
        if (Take(count, offset + count))
        {
            return TransferOutcome.None;
        }

        // Once may be the link; a server that sends it twice has nothing else.
        _source.Close();
        bool isAgain = _wasDamaged;
        _wasDamaged = true;
        TransferOutcome outcome = Rewind(session, offset + count);
        return isAgain ? TransferOutcome.Damaged : outcome;
    }

    // Hashes what is in the chunk. False: with it a block ends that is not the manifest's.
    private bool Take(int count, int end)
    {
        _sha.Update(_chunk, 0, count);
        if (end % Manifest.BlockSize != 0 && end != _size)
        {
            return true;
        }

        _sha.Finish(_digest, 0);
        _sha.Reset();
        return _manifest.IsBlock((end - 1) / Manifest.BlockSize, _digest);
    }

    private TransferOutcome Rewind(UpdateSession session, int end)
    {
        LastResult = session.Rewind((end - 1) / Manifest.BlockSize * Manifest.BlockSize);
        return LastResult == UpdateSessionResult.Success ? TransferOutcome.None : TransferOutcome.Refused;
    }

    // A chunk, and no more than is left of its block and of the file.
    private int GetCount(int offset)
    {
        int left = Manifest.BlockSize - (offset % Manifest.BlockSize);
        left = left < _size - offset ? left : _size - offset;
        return left < Updater.MaxChunk ? left : Updater.MaxChunk;
    }

    // The first chunk has the whole header.
    private static int GetLeast(int offset)
    {
        return offset == 0 ? Image.ImageHeader.Size : 1;
    }
}
