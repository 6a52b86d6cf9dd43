using System;
using System.Security.Cryptography;
using System.Text;

namespace SecureBoot.Signer;

/// <summary>The one key in a PEM file.</summary>
internal sealed class KeyPem
{
    internal const string Private = "PRIVATE KEY";
    internal const string EncryptedPrivate = "ENCRYPTED PRIVATE KEY";
    internal const string Public = "PUBLIC KEY";

    private const string CurveParameters = "EC PARAMETERS";

    private KeyPem(string label, byte[] der)
    {
        Label = label;
        Der = der;
    }

    internal string Label { get; }

    internal byte[] Der { get; }

    internal static KeyPem Read(string path)
    {
        byte[] content = InputFile.Read(path, InputFile.MaxKeySize);
        KeyPem pem = FindOne(path, Encoding.UTF8.GetString(content));

        return pem.Label switch
        {
            Private or EncryptedPrivate or Public => pem,
            "EC PRIVATE KEY" or "RSA PRIVATE KEY" => throw Unsupported(path, pem.Label, $"convert it: openssl pkcs8 -topk8 -nocrypt -in {path} -out NEW.pem"),
            "RSA PUBLIC KEY" => throw Unsupported(path, pem.Label, $"convert it: openssl rsa -RSAPublicKey_in -in {path} -pubout -out NEW.pem"),
            "CERTIFICATE" => throw Unsupported(path, pem.Label, $"take the key out of it: openssl x509 -in {path} -pubkey -noout"),
            _ => throw Unsupported(path, pem.Label, "make a key with: secureboot keygen --out KEY.pem"),
        };
    }

    private static KeyPem FindOne(string path, string text)
    {
        KeyPem? found = null;
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            string label = rest[fields.Label].ToString();
            if (label != CurveParameters)
            {
                RequireFirst(path, found);
                found = new KeyPem(label, Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            }

            rest = rest[fields.Location.End..];
        }

        return found ?? throw new KeyException(KeyProblem.Garbage, $"{path}: found no PEM block, expected a key in PEM", "a key file starts with -----BEGIN");
    }

    private static void RequireFirst(string path, KeyPem? found)
    {
        if (found is not null)
        {
            throw new KeyException(KeyProblem.Garbage, $"{path}: found several PEM blocks, expected one key", "split the file, one key each");
        }
    }

    private static KeyException Unsupported(string path, string label, string hint)
    {
        return new KeyException(KeyProblem.WrongKind, $"{path}: found '{label}', expected '{Private}', '{EncryptedPrivate}' or '{Public}'", hint);
    }
}
