using System;

namespace nanoFramework.TestFramework;

public static class TestExtensions
{
    /// <summary>Whether both have elements of the same types and values in the same order. Elements that are not of a
    /// simple type must be the same objects.</summary>
    public static bool SequenceEqual(this Array a, Array b)
    {
        if (a == null || b == null || a.Length != b.Length)
        {
            return false;
        }

        for (int i = 0; i < a.Length; i++)
        {
            object left = a.GetValue(i);
            object right = b.GetValue(i);
            if (left.GetType() != right.GetType())
            {
                return false;
            }

            if (IsSimple(left.GetType()) ? !left.Equals(right) : left != right)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSimple(Type type)
    {
        return type == typeof(int) || type == typeof(uint) || type == typeof(long) || type == typeof(ulong)
            || type == typeof(short) || type == typeof(ushort) || type == typeof(byte) || type == typeof(sbyte)
            || type == typeof(char) || type == typeof(bool) || type == typeof(float) || type == typeof(double);
    }
}
