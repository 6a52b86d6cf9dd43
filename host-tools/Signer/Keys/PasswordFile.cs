using System;
using System.Text;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Keys;

/// <summary>A password kept in a file: one line, UTF-8; the line end does not belong to it.</summary>
public static class PasswordFile
{
    // Editors on Windows put the mark before the first line; no person types it.
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads the password.</summary>
    public static string Read(string path)
    {
        byte[] content = InputFile.Read(path, InputFile.MaxPasswordSize);
        string text = Decode(path, content);
        string line = text.TrimStart(ByteOrderMark);
        string password = line.EndsWith('\n') ? line[..^1].TrimEnd('\r') : line;

        if (password.Length == 0)
        {
            throw new KeyException(KeyProblem.MissingPassword, $"{path}: found an empty line, expected a password");
        }

        if (password.Contains('\0'))
        {
            throw new KeyException(
                KeyProblem.Garbage,
                $"{path}: found a byte of zeros in the password, expected text",
                "a password file is text, one line; this one is perhaps UTF-16 or no password file");
        }

        if (password.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            throw new KeyException(
                KeyProblem.Garbage, $"{path}: found several lines, expected one line with the password");
        }

        return password;
    }

    private static string Decode(string path, byte[] content)
    {
        try
        {
            return new UTF8Encoding(
                encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw new KeyException(
                KeyProblem.Garbage, $"{path}: found bytes that are not UTF-8, expected one line with the password");
        }
    }
}
