using System;

namespace SecureBoot.Board.Network;

/// <summary>The firmware's settings for a TLS handshake.</summary>
/// <param name="Host">The name that the certificate must have; no name is compared with an empty one.</param>
/// <param name="AllowsTls12">Whether TLS 1.2 may be spoken.</param>
/// <param name="AllowsTls13">Whether TLS 1.3 may be spoken.</param>
/// <param name="ChecksCertificate">Whether the certificate counts: the device checks it for one setting only.</param>
/// <param name="Authorities">Certificates that may have signed, in PEM or DER; may be empty.</param>
/// <param name="Time">The board's time, which a certificate must be valid at.</param>
public sealed record TlsSettings(
    string Host, bool AllowsTls12, bool AllowsTls13, bool ChecksCertificate, byte[] Authorities, DateTime Time);
