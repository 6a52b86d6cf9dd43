using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Files;

namespace SecureBoot.Provisioning.Sources;

/// <summary>What updates add to the sources: nothing where nf.config has no element updates.</summary>
internal static class UpdateSources
{
    private const int MaxCertificateSize = 64 * 1024;

    private const string Constants = """

            /// <summary>The site that updates come from.</summary>
            internal const string UpdateUrl = "{0}";

            /// <summary>The channel whose manifest counts.</summary>
            internal const string UpdateChannel = "{1}";

            /// <summary>The authority that signed the site's certificate, in DER; null: the board's configuration has
            /// it, or the site is without TLS.</summary>
            internal static byte[]? GetUpdateAuthority()
            {{
                return {2};
            }}

        """;

    /// <summary>The build property that both Board.props have.</summary>
    internal static string OfBuild(BoardConfig config)
    {
        string value = config.Updates is null ? "false" : "true";
        return $"    <TakesUpdates Condition=\"'$(TakesUpdates)' == ''\">{value}</TakesUpdates>";
    }

    /// <summary>The constants of the application.</summary>
    internal static string OfApplication(BoardConfig config)
    {
        return config.Updates is not { } updates
            ? ""
            : string.Format(
                CultureInfo.InvariantCulture,
                CompositeFormat.Parse(Constants),
                updates.Url,
                updates.Channel,
                updates.Authority is { } authority ? SourceText.Bytes(ReadCertificate(authority)) : "null");
    }

    private static byte[] ReadCertificate(BoardKeyFile file)
    {
        string expected = "expected one certificate in PEM, that of the authority";
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPem(Encoding.Latin1.GetString(InputFile.Read(file.Path, MaxCertificateSize)));
        }
        catch (CryptographicException exception)
        {
            throw new ConfigException(
                $"{file.Path}: found a damaged certificate ({exception.Message}), {expected}",
                $"line {file.Line} of nf.config names it");
        }

        return certificates.Count == 1
            ? certificates[0].RawData
            : throw new ConfigException(
                $"{file.Path}: found {certificates.Count} certificates, {expected}",
                $"line {file.Line} of nf.config names it; openssl x509 -inform der -in CA.der -out CA.pem makes PEM "
                    + "of DER");
    }
}
