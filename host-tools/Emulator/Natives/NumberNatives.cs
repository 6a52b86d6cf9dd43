using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Number, System.Double and System.MathInternal.</summary>
internal static class NumberNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Number")
            .Add(
                "FormatNative(System.Object,System.Boolean,System.String,System.String,System.String,System.String,"
                    + "System.Int32[])",
                Format);
        table.On("System.Double")
            .Add("IsInfinity(System.Double)", static c => c.Return(double.IsInfinity(c.R8(0))))
            .Add("IsNaN(System.Double)", static c => c.Return(double.IsNaN(c.R8(0))))
            .Add("IsNegativeInfinity(System.Double)", static c => c.Return(double.IsNegativeInfinity(c.R8(0))))
            .Add("IsPositiveInfinity(System.Double)", static c => c.Return(double.IsPositiveInfinity(c.R8(0))))
            .Add("CompareTo(System.Double,System.Double)", static c => c.Return(Compare(Real(c, 0), Real(c, 1))));
        table
            .On("System.MathInternal")
            .Add("Abs(System.Int32)", static c => c.Return(c.I4(0) < 0 ? unchecked(-c.I4(0)) : c.I4(0)));
    }

    private static void Format(NativeCall call)
    {
        HeapArray groups = (call.Text(3), call.Text(4), call.Text(5)) is (not null, not null, not null)
            ? call.Array(6)
            : throw call.Throw(Fault.NullReference);
        NumberStyle style = new(call.Text(3)!, call.Text(4)!, call.Text(5)!, [.. Sizes(groups)]);
        ValueSlot value = Unboxed(call);
        string? text = NumberFormat.Format(value, call.Bool(1), call.Text(2), style, out bool isKnown);
        if (!isKnown)
        {
            throw call.Throw(Fault.NotImplemented);
        }

        call.ReturnText(text ?? throw call.Throw(Fault.Plain));
    }

    private static ValueSlot Unboxed(NativeCall call)
    {
        if (call.Ref(0) is not HeapObject { IsUnboxed: false } box || !box.Type.IsValueType || box.Type.IsStruct)
        {
            throw call.Throw(call.Ref(0) is null ? Fault.NullReference : Fault.InvalidCast);
        }

        return box.Fields[0];
    }

    private static System.Collections.Generic.IEnumerable<int> Sizes(HeapArray groups)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            yield return (int)SlotOperations.ReadNumber(groups, i);
        }
    }

    private static double Real(NativeCall call, int index) =>
        call.Arg(index).Tag == DataType.R4 ? call.R4(index) : call.R8(index);

    // The infinities are equal, as in every comparison of the runtime.
    private static int Compare(double left, double right)
    {
        return double.IsInfinity(left) && double.IsInfinity(right) ? 0 : left.CompareTo(right);
    }
}
