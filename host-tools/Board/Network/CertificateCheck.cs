using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecureBoot.Board.Network;

/// <summary>The device's checks of a certificate: its signers, its dates by the board's time, its name.</summary>
public static class CertificateCheck
{
    /// <summary>Certificates in PEM, with a zero at the end or without, or one in DER.</summary>
    /// <exception cref="CryptographicException">The certificates cannot be read.</exception>
    public static X509Certificate2Collection Read(byte[] bytes)
    {
        X509Certificate2Collection certificates = [];
        string text = Encoding.Latin1.GetString(bytes).TrimEnd('\0');
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            certificates.ImportFromPem(text);
        }
        else if (bytes.Length > 0)
        {
            certificates.Add(X509CertificateLoader.LoadCertificate(bytes));
        }

        return certificates;
    }

    /// <summary>Why a server's certificate does not count; null when it does.</summary>
    public static string? Refuse(X509Certificate? certificate, X509Chain? sent, TlsSettings settings)
    {
        if (certificate is not X509Certificate2 own)
        {
            return "the server has no certificate";
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Read(settings.Authorities));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = DateTime.SpecifyKind(settings.Time, DateTimeKind.Utc).ToLocalTime();
        if (sent is not null)
        {
            foreach (X509ChainElement element in sent.ChainElements)
            {
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
            }
        }

        if (!chain.Build(own))
        {
            return string.Join("; ", Array.ConvertAll(chain.ChainStatus, status => status.StatusInformation));
        }

        return settings.Host.Length == 0 || own.MatchesHostname(settings.Host)
            ? null
            : "the certificate has another name";
    }
}
