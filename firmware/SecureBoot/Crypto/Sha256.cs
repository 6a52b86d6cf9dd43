using System;

namespace SecureBoot.Crypto;

/// <summary>SHA-256 (FIPS 180-4, 6.2) over data that arrives in pieces.</summary>
public sealed class Sha256
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestSize = 32;

    private const int BlockSize = 64;
    private const int LengthSize = 8;
    private const byte FirstPadding = 0x80;

    private readonly Sha256Block _state = new();
    private readonly byte[] _block = new byte[BlockSize];
    private int _pending;
    private long _total;
    private bool _finished;

    /// <summary>Starts a digest.</summary>
    public Sha256()
    {
        Reset();
    }

    /// <summary>The digest of one range.</summary>
    public static void Hash(byte[] data, int offset, int count, byte[] digest)
    {
        Sha256 sha256 = new();
        sha256.Update(data, offset, count);
        sha256.Finish(digest, 0);
    }

    /// <summary>Starts again.</summary>
    public void Reset()
    {
        _state.Reset();
        _pending = 0;
        _total = 0;
        _finished = false;
    }

    /// <summary>Takes the next bytes.</summary>
    public void Update(byte[] data, int offset, int count)
    {
        if (data is null)
        {
            throw new ArgumentNullException(nameof(data));
        }

        if (offset < 0 || offset > data.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        if (count < 0 || count > data.Length - offset)
        {
            throw new ArgumentOutOfRangeException(nameof(count));
        }

        if (_finished)
        {
            throw new InvalidOperationException();
        }

        _total += count;
        while (count > 0)
        {
            int taken = BlockSize - _pending;
            if (taken > count)
            {
                taken = count;
            }

            Array.Copy(data, offset, _block, _pending, taken);
            offset += taken;
            count -= taken;
            _pending += taken;
            if (_pending == BlockSize)
            {
                _state.Compress(_block);
                _pending = 0;
            }
        }
    }

    /// <summary>Writes the digest of all bytes taken. Only <see cref="Reset"/> may follow.</summary>
    public void Finish(byte[] digest, int offset)
    {
        if (digest is null)
        {
            throw new ArgumentNullException(nameof(digest));
        }

        if (offset < 0 || offset > digest.Length - DigestSize)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        if (_finished)
        {
            throw new InvalidOperationException();
        }

        // A one bit, zeros, and the length in bits as 64 bits at the end of a block (5.1.1).
        _finished = true;
        _block[_pending++] = FirstPadding;
        if (_pending > BlockSize - LengthSize)
        {
            Array.Clear(_block, _pending, BlockSize - _pending);
            _state.Compress(_block);
            _pending = 0;
        }

        Array.Clear(_block, _pending, BlockSize - _pending);
        long bits = _total << 3;
        for (int i = 1; i <= LengthSize; i++)
        {
            _block[BlockSize - i] = (byte)(bits & 0xFF);
            bits >>= 8;
        }

        _state.Compress(_block);
        _state.Write(digest, offset);
    }
}
