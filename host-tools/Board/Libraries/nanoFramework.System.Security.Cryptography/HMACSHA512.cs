using System.Runtime.CompilerServices;

namespace System.Security.Cryptography;

public class HMACSHA512 : IDisposable
{
    private const int BlockSize = 128;

    private bool _disposed;
    private byte[] _keyValue;
    private byte[] _hashValue;

    public byte[] Hash
    {
        get
        {
            if (_disposed)
            {
                throw new ObjectDisposedException();
            }

            return (byte[])_hashValue.Clone();
        }
    }

    public byte[] Key
    {
        get => (byte[])_keyValue.Clone();
        set => _keyValue = (byte[])value.Clone();
    }

    public HMACSHA512()
    {
        _keyValue = new byte[BlockSize];
        new Random().NextBytes(_keyValue);
    }

    /// <summary>The key is not copied, and cleared when the object is disposed of, as the real one does.</summary>
    public HMACSHA512(byte[] key)
    {
        _keyValue = key ?? throw new ArgumentNullException();
    }

    public byte[] ComputeHash(byte[] buffer)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        _hashValue = HashCore(_keyValue, buffer);
        return (byte[])_hashValue.Clone();
    }

    public static byte[] HashData(byte[] key, byte[] source)
    {
        return HashCore(key, source);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        if (_keyValue != null)
        {
            Array.Clear(_keyValue, 0, _keyValue.Length);
        }

        _keyValue = null;
        _disposed = true;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern byte[] HashCore(byte[] key, byte[] source);
}
