using System.Globalization;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Globalization.</summary>
internal static class GlobalizationNatives
{
    // FormatDigits prints into 12 characters.
    private const int DigitsBuffer = 11;

    public static void Add(NativeTable table)
    {
        table.On("System.Globalization.CultureInfo")
            .Add("get_CurrentUICultureInternal", static c => c.Return(c.State.Culture))
            .Add(
                "set_CurrentUICultureInternal(System.Globalization.CultureInfo)",
                static c => c.State.Culture = c.Ref(0) as HeapItem);
        table.On("System.Globalization.DateTimeFormat").Add("FormatDigits(System.Int32,System.Int32)", FormatDigits);
    }

    private static void FormatDigits(NativeCall call)
    {
        int value = call.I4(0);
        int length = call.I4(1);
        string digits = value.ToString(CultureInfo.InvariantCulture);
        string text = digits[0] == '-'
            ? "-" + digits[1..].PadLeft(System.Math.Max(length - 1, 0), '0')
            : digits.PadLeft(System.Math.Max(length, 0), '0');
        call.ReturnText(text.Length > DigitsBuffer ? text[..DigitsBuffer] : text);
    }
}
