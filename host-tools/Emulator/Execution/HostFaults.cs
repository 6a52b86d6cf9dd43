using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Results;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution;

/// <summary>The exceptions that .NET throws for firmware that uses a value with a wrong type: a missing field of an
/// object, an argument of another class, a reference whose index was changed. The device continues with other
/// memory.</summary>
internal static class HostFaults
{
    /// <summary>Whether an exception is such a fault.</summary>
    public static bool IsFault(Exception exception)
    {
        return exception is IndexOutOfRangeException or InvalidCastException or NullReferenceException
            or ArgumentException or ArithmeticException
            or InvalidOperationException or KeyNotFoundException or InsufficientExecutionStackException or PeException;
    }

    /// <summary>The report of it.</summary>
    public static MemoryFault Report(Exception exception, string place)
    {
        string what = exception is InsufficientExecutionStackException
            ? "values that contain themselves"
            : "a value that is not what the byte code takes it for";
        string where = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? string.Empty;
        return new MemoryFault(place, what, $"{exception.GetType().Name} {where}");
    }
}
