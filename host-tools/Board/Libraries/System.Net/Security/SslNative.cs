using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace System.Net.Security;

internal static class SslNative
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int SecureServerInit(
        int sslProtocols,
        int sslCertVerify,
        X509Certificate certificate,
        X509Certificate ca,
        bool useDeviceCertificate);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int SecureClientInit(
        int sslProtocols,
        int sslCertVerify,
        X509Certificate certificate,
        X509Certificate ca,
        bool useDeviceCertificate);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void SecureAccept(int contextHandle, object socket);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void SecureConnect(int contextHandle, string targetHost, object socket);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int SecureRead(object socket, byte[] buffer, int offset, int size, int timeout_ms);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int SecureWrite(object socket, byte[] buffer, int offset, int size, int timeout_ms);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int SecureCloseSocket(object socket);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int ExitSecureContext(int contextHandle);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int DataAvailable(object socket);
}
