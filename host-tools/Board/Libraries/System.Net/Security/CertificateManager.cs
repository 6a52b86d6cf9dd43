using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace System.Net.Security;

public static class CertificateManager
{
    public static bool AddCaCertificateBundle(X509Certificate[] ca) => throw new NotSupportedException();

    public static bool AddCaCertificateBundle(string ca) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool AddCaCertificateBundle(byte[] ca);
}
