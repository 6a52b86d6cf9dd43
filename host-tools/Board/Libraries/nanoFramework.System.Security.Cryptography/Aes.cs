using System.Runtime.CompilerServices;

namespace System.Security.Cryptography;

public class Aes
{
    private CipherMode _mode;
    private byte[] _key;
    private byte[] _iv;

    public CipherMode Mode
    {
        get => _mode;
        set => _mode = value;
    }

    public byte[] Key
    {
        get => _key;
        set => _key = value;
    }

    public byte[] IV
    {
        get => _iv;
        set => _iv = value;
    }

    public Aes(CipherMode mode)
    {
        _mode = mode;
        if (mode == CipherMode.CBC)
        {
            _iv = new byte[16];
            GenerateIV();
        }
    }

    public void GenerateIV()
    {
        new Random().NextBytes(_iv);
    }

    public byte[] Encrypt(byte[] data)
    {
        return _mode switch
        {
            CipherMode.ECB => EncryptAesEcb(data),
            CipherMode.CBC => EncryptAesCbc(data),
            _ => throw new NotSupportedException(),
        };
    }

    public byte[] Decrypt(byte[] data)
    {
        return _mode switch
        {
            CipherMode.ECB => DecryptAesEcb(data),
            CipherMode.CBC => DecryptAesCbc(data),
            _ => throw new NotSupportedException(),
        };
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern byte[] EncryptAesEcb(byte[] data);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern byte[] DecryptAesEcb(byte[] data);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern byte[] EncryptAesCbc(byte[] data);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern byte[] DecryptAesCbc(byte[] data);
}
