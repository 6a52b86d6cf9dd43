using System.Runtime.CompilerServices;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>A certificate; private keys are not part of the emulator.</summary>
public class X509Certificate2 : X509Certificate
{
    private readonly byte[] _privateKey;
    private readonly string _password;

    public X509Certificate2()
    {
    }

    public X509Certificate2(byte[] rawData)
        : base(rawData)
    {
    }

    public X509Certificate2(string certificate)
        : base(certificate)
    {
    }

    public X509Certificate2(string rawData, string key, string password) => throw new NotSupportedException();

    public X509Certificate2(byte[] rawData, string key, string password) => throw new NotSupportedException();

    public X509Certificate2(byte[] rawData, byte[] key, string password) => throw new NotSupportedException();

    public bool HasPrivateKey => _privateKey != null;

    public byte[] PrivateKey => _privateKey;

    public byte[] PublicKey => throw new NotSupportedException();

    public DateTime NotAfter => _expirationDate;

    public DateTime NotBefore => _effectiveDate;

    public byte[] RawData => GetRawCertData();

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void DecodePrivateKeyNative(byte[] keyBuffer, string password);
}
