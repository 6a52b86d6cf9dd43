using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Format G of a float: printf's %g with two more digits than wanted, then cut and rounded as the device
/// does.</summary>
internal static class FloatGeneral
{
    public static string Format(in ValueSlot value, char specifier, int precision)
    {
        double number = value.Tag == DataType.R4 ? value.R4 : value.R8;
        int standard = value.Tag == DataType.R4 ? 9 : number == SlotOperations.Truncate(number) ? 15 : 17;
        int asked = precision;
        if (precision <= 0)
        {
            precision = standard;
        }

        return new FloatText(
            DevicePrintf.Format(number, precision + 2, specifier), specifier, precision, asked, standard).Cut();
    }
}
