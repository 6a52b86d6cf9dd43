using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureBoot.Board.Network;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>SslNative, certificates of System.Net (src/PAL/COM/sockets/ssl/MbedTLS): TLS clients.</summary>
internal static class TlsNatives
{
    // SslVerification.CertificateRequired: the only value for which the firmware checks anything.
    private const int CertificateRequired = 4;

    // SslProtocols: TLS 1.0 and 1.1 mean 1.2; no flag means 1.3 alone.
    private const int UpToTls12 = 192 | 768 | 3072;
    private const int Tls13 = 12288;
    private const int HandshakeFailed = -0x7780;

    public static void Add(NativeTable table)
    {
        const string Certificate = "System.Security.Cryptography.X509Certificates.X509Certificate";
        table.On("System.Net.Security.SslNative")
            .Add($"SecureClientInit(System.Int32,System.Int32,{Certificate},{Certificate},System.Boolean)", Prepare)
            .Add("SecureConnect(System.Int32,System.String,System.Object)", Connect)
            .Add(
                "SecureRead(System.Object,System.Byte[],System.Int32,System.Int32,System.Int32)",
                static c => SocketNatives.Receive(c, c.I4(4)))
            .Add("SecureWrite(System.Object,System.Byte[],System.Int32,System.Int32,System.Int32)", SocketNatives.Send)
            .Add("SecureCloseSocket(System.Object)", SocketNatives.Close)
            .Add(
                "ExitSecureContext(System.Int32)",
                static c => c.Return(c.State.Sockets.RemoveContext(c.I4(0)) ? 0 : -1))
            .Add("DataAvailable(System.Object)", static c => c.Return(SocketNatives.Connected(c, 0).Available));
        table.On("System.Net.Security.CertificateManager").Add("AddCaCertificateBundle(System.Byte[])", AddAuthorities);
        table
            .On(Certificate)
            .Add(
                "ParseCertificate(System.Byte[],System.String@,System.String@,System.DateTime@,System.DateTime@)",
                Parse);
    }

    private static void Prepare(NativeCall call)
    {
        int protocols = call.I4(0);
        HeapObject? authority = (HeapObject?)call.Ref(3);
        byte[] own = (authority?.Field("_certificate").Ref as HeapArray)?.Bytes ?? [];
        bool allowsTls12 = (protocols & UpToTls12) != 0;
        bool allowsTls13 = protocols == 0 || (protocols & Tls13) != 0;
        byte[] authorities = own.Length > 0 ? [.. own] : call.Runtime.Board.Network.Authorities;
        call.Return(call.State.Sockets.AddContext(new TlsContext(
            allowsTls12, allowsTls13, call.I4(1) == CertificateRequired, authorities)));
    }

    // The device stops during a handshake; here it takes no time.
    private static void Connect(NativeCall call)
    {
        TlsContext context = call.State.Sockets.FindContext(call.I4(0)) ?? throw call.Throw(Fault.InvalidOperation);
        NetworkConnection connection = SocketNatives.Connected(call, 2);
        TlsSettings settings = new(
            call.TextOrThrow(1),
            context.AllowsTls12,
            context.AllowsTls13,
            context.ChecksCertificate,
            context.Authorities,
            call.State.UtcNow);
        if (connection.StartTls(settings) is not null)
        {
            throw call.ThrowTls(HandshakeFailed);
        }
    }

    private static void AddAuthorities(NativeCall call)
    {
        call.Runtime.Board.Network.Authorities = [.. call.Array(0).Bytes];
        call.Return(true);
    }

    private static void Parse(NativeCall call)
    {
        X509Certificate2 certificate = Read(call);
        call.Store(1, ValueSlot.OfObject(call.Heap.NewString(certificate.Issuer)));
        call.Store(2, ValueSlot.OfObject(call.Heap.NewString(certificate.Subject)));
        call.Store(3, Ticks(certificate.NotBefore));
        call.Store(4, Ticks(certificate.NotAfter));
    }

    private static X509Certificate2 Read(NativeCall call)
    {
        try
        {
            X509Certificate2Collection certificates = CertificateCheck.Read(call.Array(0).Bytes);
            return certificates.Count > 0 ? certificates[0] : throw call.Throw(Fault.Argument);
        }
        catch (CryptographicException)
        {
            throw call.Throw(Fault.Argument);
        }
    }

    private static ValueSlot Ticks(DateTime time)
    {
        DateTime start = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return new ValueSlot { Bits = (time.ToUniversalTime() - start).Ticks, Tag = DataType.I8 };
    }
}
