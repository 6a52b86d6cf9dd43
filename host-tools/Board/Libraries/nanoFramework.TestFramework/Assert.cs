using System;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>A failure's message ends in the source text of the value that was tested.</summary>
public sealed partial class Assert
{
    public static void AreNotSame(
        object notExpected, object actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        if (ReferenceEquals(notExpected, actual))
        {
            HandleFail("Assert.AreNotSame", ReplaceNulls(message));
        }
    }

    public static void AreSame(
        object expected, object actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        if (ReferenceEquals(expected, actual))
        {
            return;
        }

        bool boxed = expected is ValueType || actual is ValueType;
        string advice = boxed
            ? "Do not pass value types to AreSame(). Values converted to Object will never be the same. Consider "
                + "using AreEqual(). "
            : "";
        HandleFail("Assert.AreSame", advice + ReplaceNulls(message));
    }

    public static void Contains(
        string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        EnsureParameterIsNotNull(expected, "Assert.Contains");
        EnsureParameterIsNotNull(value, "Assert.Contains");
        if (!value.Contains(expected))
        {
            HandleFail("Assert.Contains", $"'{value}' does not contain '{expected}'. {ReplaceNulls(message)}");
        }
    }

    public static void DoesNotContains(
        string notExpected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        EnsureParameterIsNotNull(notExpected, "Assert.DoesNotContains");
        EnsureParameterIsNotNull(value, "Assert.DoesNotContains");
        if (value.Contains(notExpected))
        {
            HandleFail(
                "Assert.DoesNotContains", $"'{value}' should not contain '{notExpected}'. {ReplaceNulls(message)}");
        }
    }

    public static void EndsWith(
        string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        EnsureParameterIsNotNull(expected, "Assert.EndsWith");
        EnsureParameterIsNotNull(value, "Assert.EndsWith");
        if (!value.EndsWith(expected))
        {
            HandleFail("Assert.EndsWith", $"'{value}' does not end with '{expected}'. {ReplaceNulls(message)}");
        }
    }

    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        if (condition)
        {
            HandleFail("Assert.IsFalse", message);
        }
    }

    public static void IsInstanceOfType(
        object value, Type expected, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        EnsureParameterIsNotNull(expected, "Assert.IsInstanceOfType");
        Type actual = value?.GetType();
        if (actual == null || actual != expected)
        {
            HandleFail(
                "Assert.IsInstanceOfType",
                $"Expected type:<{expected}>. Actual type:<{ReplaceNulls(actual)}>. {ReplaceNulls(message)}");
        }
    }

    public static void IsNotInstanceOfType(
        object value, Type notExpected, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        EnsureParameterIsNotNull(notExpected, "Assert.IsNotInstanceOfType");
        if (value != null && value.GetType() == notExpected)
        {
            HandleFail(
                "Assert.IsNotInstanceOfType",
                $"Wrong type:<{notExpected}>. Actual type:<{value.GetType()}>. {ReplaceNulls(message)}");
        }
    }

    public static void IsNotNull(object value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        if (value is null)
        {
            HandleFail("Assert.IsNotNull", message);
        }
    }

    public static void IsNull(object value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        if (value is not null)
        {
            HandleFail("Assert.IsNull", message);
        }
    }

    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        if (!condition)
        {
            HandleFail("Assert.IsTrue", message);
        }
    }

    public static void SkipTest(string message = null)
    {
        throw new SkipTestException(message);
    }

    public static void StartsWith(
        string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        EnsureParameterIsNotNull(expected, "Assert.StartsWith");
        EnsureParameterIsNotNull(value, "Assert.StartsWith");
        if (!value.StartsWith(expected))
        {
            HandleFail("Assert.StartsWith", $"'{value}' does not start with '{expected}'. {ReplaceNulls(message)}");
        }
    }

    public static void ThrowsException(
        Type exception, Action action, [CallerArgumentExpression(nameof(action))] string message = "")
    {
        EnsureParameterIsNotNull(action, "Assert.ThrowsException");
        EnsureParameterIsNotNull(exception, "Assert.ThrowsException");
        Exception thrown = null;
        try
        {
            action();
        }
        catch (Exception e)
        {
            thrown = e;
        }

        string reason = ReplaceNulls(message);
        if (thrown == null)
        {
            HandleFail(
                "Assert.ThrowsException", $"No exception thrown. {exception.Name} exception was expected. {reason}");
        }

        if (thrown.GetType() != exception)
        {
            string types = $"Threw exception {thrown.GetType().Name}, but exception {exception.Name} was expected.";
            HandleFail("Assert.ThrowsException", $"{types} {reason}\r\nException Message: {thrown.Message}");
        }
    }

    internal static void EnsureParameterIsNotNull(
        object value, string assertion, [CallerArgumentExpression(nameof(value))] string parameter = null)
    {
        if (value is null)
        {
            HandleFail(assertion, $"The parameter '{parameter}' is invalid. The value cannot be null.");
        }
    }

    internal static void HandleFail(string assertion, string message)
    {
        string reason = string.IsNullOrEmpty(message) ? string.Empty : ReplaceNulls(message);
        throw new AssertFailedException($"{assertion} failed. {reason}");
    }

    internal static string ReplaceNulls(object input)
    {
        if (input == null)
        {
            return "(null)";
        }

        string text = null;
        try
        {
            text = input.ToString();
        }
        catch (NotImplementedException)
        {
            // A value without a text is shown as "(object)".
        }

        return ReplaceNullChars(text ?? "(object)");
    }

    private static string ReplaceNullChars(string input)
    {
        string replaced = string.Empty;
        foreach (char c in input.ToCharArray())
        {
            replaced += c == '\0' ? "\\0" : c.ToString();
        }

        return replaced;
    }
}
