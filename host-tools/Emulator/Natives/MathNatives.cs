using System;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Math.</summary>
internal static class MathNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Math");
        One(table, "Abs", Math.Abs);
        One(table, "Acos", Math.Acos);
        One(table, "Asin", Math.Asin);
        One(table, "Atan", Math.Atan);
        One(table, "Ceiling", Math.Ceiling);
        One(table, "Cos", Math.Cos);
        One(table, "Cosh", Math.Cosh);
        One(table, "Exp", Math.Exp);
        One(table, "Floor", Math.Floor);
        One(table, "Log", Math.Log);
        One(table, "Log10", Math.Log10);
        One(table, "Round", Math.Round);
        One(table, "Sin", Math.Sin);
        One(table, "Sinh", Math.Sinh);
        One(table, "Sqrt", Math.Sqrt);
        One(table, "Tan", Math.Tan);
        One(table, "Tanh", Math.Tanh);
        One(table, "Truncate", Math.Truncate);
        Two(table, "Atan2", Math.Atan2);
        Two(table, "IEEERemainder", Math.IEEERemainder);
        Two(table, "Pow", Math.Pow);
    }

    private static void One(NativeTable table, string name, Func<double, double> function)
    {
        table.Add(name + "(System.Double)", c => c.Return(function(c.R8(0))));
    }

    private static void Two(NativeTable table, string name, Func<double, double, double> function)
    {
        table.Add(name + "(System.Double,System.Double)", c => c.Return(function(c.R8(0), c.R8(1))));
    }
}
