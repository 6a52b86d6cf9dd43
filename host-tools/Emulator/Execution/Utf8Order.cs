using System;
using System.Text;

namespace SecureBoot.Emulator.Execution;

/// <summary>strcmp on the device's UTF-8: the difference of the first bytes that differ.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                return left[i] < 0x80 && right[i] < 0x80 ? left[i] - right[i] : CompareBytes(left, right);
            }
        }

        return left.Length == right.Length ? 0 : CompareBytes(left, right);
    }

    private static int CompareBytes(string left, string right)
    {
        ReadOnlySpan<byte> a = Encoding.UTF8.GetBytes(left + "\0");
        ReadOnlySpan<byte> b = Encoding.UTF8.GetBytes(right + "\0");
        int at = a.CommonPrefixLength(b);
        return a[at] - b[at];
    }
}
