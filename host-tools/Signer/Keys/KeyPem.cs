using System;

namespace SecureBoot.Signer;

/// <summary>The one key in a PEM file.</summary>
internal sealed class KeyPem
{
    internal const string Private = "PRIVATE KEY";
    internal const string EncryptedPrivate = "ENCRYPTED PRIVATE KEY";
    internal const string Public = "PUBLIC KEY";

    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
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
        KeyPem pem = FindOne(path, Widen(content));

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
        for (int position = 0; TryFindNext(text, ref position, out string label, out byte[] der);)
        {
            if (label != CurveParameters)
            {
                RequireFirst(path, found);
                found = new KeyPem(label, der);
            }
        }

        return found ?? throw new KeyException(KeyProblem.Garbage, $"{path}: found no PEM block, expected a key in PEM", "a key file starts with -----BEGIN");
    }

    // The next block of RFC 7468 that is whole and holds base64. .NET's PemEncoding does this too, and is compiled at every start: it takes longer than a signature.
    private static bool TryFindNext(string text, ref int position, out string label, out byte[] der)
    {
        for (int begin = Find(text, Begin, position); begin >= 0; begin = Find(text, Begin, begin + 1))
        {
            int labelEnd = Find(text, Dashes, begin + Begin.Length);
            label = labelEnd < 0 ? "" : text[(begin + Begin.Length)..labelEnd];
            string last = End + label + Dashes;
            int end = labelEnd < 0 ? -1 : Find(text, last, labelEnd + Dashes.Length);
            if (end >= 0 && TryDecode(text[(labelEnd + Dashes.Length)..end], out der))
            {
                position = end + last.Length;
                return true;
            }
        }

        label = "";
        der = [];
        return false;
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

    // A byte a character: what is not ASCII is neither a label that we know nor base64.
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
            throw new KeyException(KeyProblem.Garbage, $"{path}: found several PEM blocks, expected one key", "split the file, one key each");
        }
    }

    private static KeyException Unsupported(string path, string label, string hint)
    {
        return new KeyException(KeyProblem.WrongKind, $"{path}: found '{label}', expected '{Private}', '{EncryptedPrivate}' or '{Public}'", hint);
    }
}
