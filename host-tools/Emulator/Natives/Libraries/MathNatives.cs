using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>System.Math (nf_native_system_math_System_Math.cpp).</summary>
internal static class MathNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Math");
        One(table, "Abs", Math.Abs);
        One(table, "Acos", Math.Acos);
        One(table, "Asin", Math.Asin);
        One(table, "Atan", Math.Atan);
        One(table, "Cbrt", Math.Cbrt);
        One(table, "Ceiling", Math.Ceiling);
        One(table, "Cos", Math.Cos);
        One(table, "Cosh", Math.Cosh);
        One(table, "Exp", Math.Exp);
        One(table, "Floor", Math.Floor);
        One(table, "Log", static d => d < 0 ? double.NaN : Math.Log(d));
        One(table, "Log10", Math.Log10);
        One(table, "Round", Round);
        One(table, "Sin", Math.Sin);
        One(table, "Sinh", Math.Sinh);
        One(table, "Sqrt", Math.Sqrt);
        One(table, "Tan", Math.Tan);
        One(table, "Tanh", Math.Tanh);
        One(table, "Truncate", Math.Truncate);
        Two(table, "Atan2", Math.Atan2);
        Two(table, "IEEERemainder", Math.IEEERemainder);
        Two(table, "Max", static (a, b) => Choose(a, b, a > b));
        Two(table, "Min", static (a, b) => Choose(a, b, a < b));
        Two(table, "Pow", Math.Pow);
        table.Add("Sign(System.Double)", static c => c.Return(c.R8(0) < 0 ? -1 : c.R8(0) > 0 ? 1 : 0))
            .Add("Abs(System.Single)", static c => ReturnSingle(c, Math.Abs(c.R4(0))))
            .Add(
                "Max(System.Single,System.Single)",
                static c => ReturnSingle(c, (float)Choose(c.R4(0), c.R4(1), c.R4(0) > c.R4(1))))
            .Add(
                "Min(System.Single,System.Single)",
                static c => ReturnSingle(c, (float)Choose(c.R4(0), c.R4(1), c.R4(0) < c.R4(1))));
    }

    /// <summary>The first where it is NaN or the one wanted; of equal ones the second, unless that is
    /// negative.</summary>
    private static double Choose(double first, double second, bool firstIsWanted)
    {
        bool takesFirst = first == second ? double.IsNegative(second) : double.IsNaN(first) || firstIsWanted;
        return takesFirst ? first : second;
    }

    /// <summary>Rounds to the nearest, halves to the even number; adds a half, so that a value just below a half is
    /// rounded up.</summary>
    private static double Round(double value)
    {
        double raised = value + 0.5;
        double result = Math.Floor(raised);
        return result == raised && result % 2 != 0 ? result - 1 : result;
    }

    private static void ReturnSingle(NativeCall call, float value) =>
        call.ReturnNumber(DataType.R4, BitConverter.SingleToInt32Bits(value));

    private static void One(NativeTable table, string name, Func<double, double> function)
    {
        table.Add(name + "(System.Double)", c => c.Return(function(c.R8(0))));
    }

    private static void Two(NativeTable table, string name, Func<double, double, double> function)
    {
        table.Add(name + "(System.Double,System.Double)", c => c.Return(function(c.R8(0), c.R8(1))));
    }
}
