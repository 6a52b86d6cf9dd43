using System;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Keys;

/// <summary>The one key in a file: a PEM block (RFC 7468), or DER.</summary>
/// <param name="label">The form that the PEM block's label names.</param>
/// <param name="der">The key's bytes.</param>
/// <param name="encryptedText">The block's text if its headers describe an encryption.</param>
internal sealed class KeyPem(string label, byte[] der, string encryptedText = "")
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const string CurveParameters = "EC PARAMETERS";
    private const string EncryptionHeader = "DEK-Info:";

    internal string Label { get; } = label;

    internal byte[] Der { get; } = der;

    /// <summary>The whole block if it is encrypted as OpenSSL did before PKCS#8 (RFC 1421, 4.6.1.3), otherwise
    /// empty.</summary>
    internal string EncryptedText { get; } = encryptedText;

    internal bool IsPublic => Label is PemLabel.Public or PemLabel.Pkcs1Public;

    internal static KeyPem Read(string path)
    {
        byte[] content = InputFile.Read(path, InputFile.MaxKeySize);
        KeyPem key = KeyDer.LabelOf(content) is string label
            ? new KeyPem(label, content)
            : FindOne(path, Widen(content));

        return key.Label switch
        {
            PemLabel.Private or PemLabel.EncryptedPrivate or PemLabel.Public or PemLabel.Sec1Private
                or PemLabel.Pkcs1Private
                or PemLabel.Pkcs1Public => key,
            "CERTIFICATE" =>
                throw Unsupported(path, key.Label, $"take the key out of it: openssl x509 -in {path} -pubkey -noout"),
            "OPENSSH PRIVATE KEY" =>
                throw Unsupported(path, key.Label, $"convert a copy of it: ssh-keygen -p -m PKCS8 -f {path}"),
            _ => throw Unsupported(path, key.Label, "make a key with: secureboot keygen --out KEY.pem"),
        };
    }

    private static KeyPem FindOne(string path, string text)
    {
        KeyPem? found = null;
        for (int position = 0; FindNext(text, ref position) is { } key;)
        {
            if (key.Label != CurveParameters)
            {
                RequireFirst(path, found);
                found = key;
            }
        }

        return found
            ?? throw new KeyException(
                KeyProblem.Garbage,
                $"{path}: found no PEM block, expected a key in PEM or DER",
                "a key file in PEM starts with -----BEGIN");
    }

    // The next block of RFC 7468 that is whole and holds base64. .NET's PemEncoding does this too, and is compiled at
    // every start: it takes longer than a signature.
    private static KeyPem? FindNext(string text, ref int position)
    {
        for (int begin = Find(text, Begin, position); begin >= 0; begin = Find(text, Begin, begin + 1))
        {
            int labelEnd = Find(text, Dashes, begin + Begin.Length);
            string label = labelEnd < 0 ? "" : text[(begin + Begin.Length)..labelEnd];
            string last = End + label + Dashes;
            int end = labelEnd < 0 ? -1 : Find(text, last, labelEnd + Dashes.Length);
            if (end < 0)
            {
                continue;
            }

            string content = text[(labelEnd + Dashes.Length)..end];
            bool isEncrypted = content.Contains(EncryptionHeader, StringComparison.Ordinal);
            if (isEncrypted || TryDecode(content, out _))
            {
                position = end + last.Length;
                return isEncrypted
                    ? new KeyPem(label, [], text[begin..position])
                    : new KeyPem(label, Convert.FromBase64String(content));
            }
        }

        return null;
    }

    private static int Find(string text, string part, int start)
    {
        return text.IndexOf(part, start, StringComparison.Ordinal);
    }

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        try
        {
            bytes = Convert.FromBase64String(base64);
            return true;
        }
        catch (FormatException)
        {
            bytes = [];
            return false;
        }
    }

    // One character for each byte: other bytes than ASCII are neither a known label nor base64.
    private static string Widen(byte[] content)
    {
        char[] text = new char[content.Length];
        for (int i = 0; i < content.Length; i++)
        {
            text[i] = (char)content[i];
        }

        return new string(text);
    }

    private static void RequireFirst(string path, KeyPem? found)
    {
        if (found is not null)
        {
            throw new KeyException(
                KeyProblem.Garbage,
                $"{path}: found several PEM blocks, expected one key",
                "split the file, one key each");
        }
    }

    private static KeyException Unsupported(string path, string label, string hint)
    {
        return new KeyException(
            KeyProblem.WrongKind,
            $"{path}: found '{label}', expected '{PemLabel.Private}', '{PemLabel.EncryptedPrivate}', "
                + $"'{PemLabel.Public}', '{PemLabel.Sec1Private}' or '{PemLabel.Pkcs1Private}'",
            hint);
    }
}
