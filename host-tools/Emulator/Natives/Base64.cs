using System;
using System.Collections.Generic;

namespace SecureBoot.Emulator.Natives;

/// <summary>Base 64 as mbedTLS decodes it into a buffer of the device's size: whole groups of four only.</summary>
internal static class Base64
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The bytes, or null for bad input.</summary>
    public static byte[]? Decode(string text)
    {
        List<int> digits = [];
        int equals = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool spaces = i < text.Length && text[i] == ' ';
            while (i < text.Length && text[i] == ' ')
            {
                i++;
            }

            if (i == text.Length)
            {
                break;
            }

            if (text[i] == '\n' || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                continue;
            }

            int value = text[i] == '=' ? 0 : Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            equals += text[i] == '=' ? 1 : 0;
            if (spaces || value < 0 || equals > 2 || (equals > 0 && text[i] != '='))
            {
                return null;
            }

            digits.Add(value);
        }

        int needed = (6 * (digits.Count >> 3)) + (((6 * (digits.Count & 7)) + 7) >> 3) - equals;
        int room = (text.Length / 4 * 3) + 1;
        return needed > room ? null : Groups(digits, equals);
    }

    private static byte[] Groups(List<int> digits, int equals)
    {
        int groups = digits.Count / 4;
        byte[] bytes = new byte[groups * 3];
        for (int i = 0; i < groups; i++)
        {
            int at = i * 4;
            int bits = (digits[at] << 18) | (digits[at + 1] << 12) | (digits[at + 2] << 6) | digits[at + 3];
            bytes[i * 3] = (byte)(bits >> 16);
            bytes[(i * 3) + 1] = (byte)(bits >> 8);
            bytes[(i * 3) + 2] = (byte)bits;
        }

        return groups == 0 ? [] : bytes[..^equals];
    }
}
