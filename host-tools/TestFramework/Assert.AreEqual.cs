using System;

namespace nanoFramework.TestFramework;

/// <summary>One overload a type, as the device's library has them: boxing would compare by type.</summary>
public sealed partial class Assert
{
    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(bool expected, bool actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(byte expected, byte actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(char expected, char actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(double expected, double actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(float expected, float actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(int expected, int actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(long expected, long actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(sbyte expected, sbyte actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(short expected, short actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(uint expected, uint actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(ulong expected, ulong actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(ushort expected, ushort actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(DateTime expected, DateTime actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(string expected, string actual, string message = "")
    {
        if (expected != actual)
        {
            FailDifferent(expected, actual, message);
        }
    }

    /// <summary>Fails unless the two be equal.</summary>
    public static void AreEqual(object expected, object actual, string message = "")
    {
        if (!object.Equals(expected, actual))
        {
            FailDifferent(Text(expected), Text(actual), message);
        }
    }
}
