using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>ToString of the number types, and the questions about floats.</summary>
internal static class NumberNatives
{
    public static void Add(NativeTable table)
    {
        foreach (string name in new[] { "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double" })
        {
            table.On("System." + name)
                .Add("ToString", static c => c.ReturnText(NumberFormat.Format(Typed(c), "G")))
                .Add("ToString(System.String)", static c => c.ReturnText(NumberFormat.Format(Typed(c), c.Text(1)) ?? throw c.Throw(Fault.NotImplemented)));
        }

        table.On("System.Single")
            .Add("IsInfinity(System.Single)", static c => c.Return(float.IsInfinity(c.R4(0))))
            .Add("IsNaN(System.Single)", static c => c.Return(float.IsNaN(c.R4(0))))
            .Add("IsNegativeInfinity(System.Single)", static c => c.Return(float.IsNegativeInfinity(c.R4(0))))
            .Add("IsPositiveInfinity(System.Single)", static c => c.Return(float.IsPositiveInfinity(c.R4(0))))
            .Add("CompareTo(System.Single)", static c => c.Return(Compare(c.Number(0).R4, c.R4(1))));
        table.On("System.Double")
            .Add("IsInfinity(System.Double)", static c => c.Return(double.IsInfinity(c.R8(0))))
            .Add("IsNaN(System.Double)", static c => c.Return(double.IsNaN(c.R8(0))))
            .Add("IsNegativeInfinity(System.Double)", static c => c.Return(double.IsNegativeInfinity(c.R8(0))))
            .Add("IsPositiveInfinity(System.Double)", static c => c.Return(double.IsPositiveInfinity(c.R8(0))))
            .Add("CompareTo(System.Double)", static c => c.Return(Compare(c.Number(0).R8, c.R8(1))));
    }

    // The infinities are equal, as in every comparison of the runtime.
    private static int Compare(double left, double right)
    {
        return double.IsInfinity(left) && double.IsInfinity(right) ? 0 : left.CompareTo(right);
    }

    /// <summary>The number with its method's own type: a slot may have been retagged through a reference.</summary>
    private static Slot Typed(NativeCall call)
    {
        Slot value = call.Number(0);
        DataType own = call.Method.Owner.DataType;
        value.Bits = Tags.Narrow(own, value.Bits);
        value.Tag = own;
        return value;
    }
}
