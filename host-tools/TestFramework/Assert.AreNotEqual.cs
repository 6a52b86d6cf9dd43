using System;

namespace nanoFramework.TestFramework;

/// <summary>One overload a type, as the device's library has them: boxing would compare by type.</summary>
public sealed partial class Assert
{
    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(bool notExpected, bool actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(byte notExpected, byte actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(char notExpected, char actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(double notExpected, double actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(float notExpected, float actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(int notExpected, int actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(long notExpected, long actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(short notExpected, short actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(uint notExpected, uint actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(ulong notExpected, ulong actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(ushort notExpected, ushort actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected.ToString(), actual.ToString(), message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(string notExpected, string actual, string message = "")
    {
        if (notExpected == actual)
        {
            FailSame(notExpected, actual, message);
        }
    }

    /// <summary>Fails unless the two differ.</summary>
    public static void AreNotEqual(object notExpected, object actual, string message = "")
    {
        if (object.Equals(notExpected, actual))
        {
            FailSame(Text(notExpected), Text(actual), message);
        }
    }
}
