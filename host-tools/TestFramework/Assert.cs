using System;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>What a test states.</summary>
public sealed partial class Assert
{
    private Assert()
    {
    }

    /// <summary>Fails unless the condition holds.</summary>
    public static void IsTrue(bool condition, string message = "")
    {
        if (!condition)
        {
            Fail("IsTrue", message);
        }
    }

    /// <summary>Fails unless the condition does not hold.</summary>
    public static void IsFalse(bool condition, string message = "")
    {
        if (condition)
        {
            Fail("IsFalse", message);
        }
    }

    /// <summary>Fails unless the value is null.</summary>
    public static void IsNull(object value, string message = "")
    {
        if (value != null)
        {
            Fail("IsNull", message);
        }
    }

    /// <summary>Fails unless the value is not null.</summary>
    public static void IsNotNull(object value, string message = "")
    {
        if (value == null)
        {
            Fail("IsNotNull", message);
        }
    }

    /// <summary>Fails unless both are the same object.</summary>
    public static void AreSame(object expected, object actual, string message = "")
    {
        if (!object.ReferenceEquals(expected, actual))
        {
            Fail("AreSame", message);
        }
    }

    /// <summary>Fails unless the two are different objects.</summary>
    public static void AreNotSame(object notExpected, object actual, string message = "")
    {
        if (object.ReferenceEquals(notExpected, actual))
        {
            Fail("AreNotSame", message);
        }
    }

    /// <summary>Fails unless the value is of the type.</summary>
    public static void IsInstanceOfType(object value, Type expectedType, string message = "")
    {
        if (value == null || !expectedType.IsInstanceOfType(value))
        {
            Fail("IsInstanceOfType", message);
        }
    }

    /// <summary>Fails unless the value is not of the type.</summary>
    public static void IsNotInstanceOfType(object value, Type wrongType, string message = "")
    {
        if (value != null && wrongType.IsInstanceOfType(value))
        {
            Fail("IsNotInstanceOfType", message);
        }
    }

    /// <summary>Fails unless the text is within the other.</summary>
    public static void Contains(string expected, string actual, string message = "")
    {
        if (actual.IndexOf(expected) < 0)
        {
            Fail("Contains", message);
        }
    }

    /// <summary>Fails unless the text is not within the other.</summary>
    public static void DoesNotContains(string notExpected, string actual, string message = "")
    {
        if (actual.IndexOf(notExpected) >= 0)
        {
            Fail("DoesNotContains", message);
        }
    }

    /// <summary>Fails unless the other text starts so.</summary>
    public static void StartsWith(string expected, string actual, string message = "")
    {
        if (!actual.StartsWith(expected))
        {
            Fail("StartsWith", message);
        }
    }

    /// <summary>Fails unless the other text ends so.</summary>
    public static void EndsWith(string expected, string actual, string message = "")
    {
        if (!actual.EndsWith(expected))
        {
            Fail("EndsWith", message);
        }
    }

    /// <summary>Fails unless the action throws exactly that exception.</summary>
    public static void ThrowsException(Type exceptionType, Action action, string message = "")
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            if (e.GetType() == exceptionType)
            {
                return;
            }

            Fail("ThrowsException: expected " + exceptionType.FullName + " and found " + e.GetType().FullName, message);
        }

        Fail("ThrowsException: nothing was thrown", message);
    }

    /// <summary>Ends the test as skipped.</summary>
    public static void SkipTest(string message = "")
    {
        throw new SkipTestException(message);
    }

    internal static void Fail(string what, string message)
    {
        throw new AssertFailedException(what + " failed. " + message);
    }

    private static void FailDifferent(string expected, string actual, string message)
    {
        Fail("AreEqual: expected <" + expected + "> and found <" + actual + ">", message);
    }

    private static void FailSame(string notExpected, string actual, string message)
    {
        Fail("AreNotEqual: did not expect <" + notExpected + "> and found <" + actual + ">", message);
    }

    private static string Text(object value)
    {
        return value == null ? "null" : value.ToString();
    }
}
