using System.Text;

namespace SecureBoot.Emulator.Execution;

/// <summary>strcmp on the device's UTF-8.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        int length = System.Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                return left[i] < 0x80 && right[i] < 0x80 ? (left[i] > right[i] ? 1 : -1) : CompareBytes(left, right);
            }
        }

        return left.Length == right.Length ? 0 : left.Length > right.Length ? 1 : -1;
    }

    private static int CompareBytes(string left, string right)
    {
        int order = System.MemoryExtensions.SequenceCompareTo<byte>(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
        return order == 0 ? 0 : order > 0 ? 1 : -1;
    }
}
